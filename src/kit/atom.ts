import type { Instant } from './clock.ts'
import type { Language } from './language.ts'
import { xml, xmlDocument } from './xml.ts'

/** What a page tells those who follow it, newest first. The app knows its address and who speaks. */
export interface Feed {
  readonly title: string
  readonly subtitle?: string
  readonly entries: readonly FeedEntry[]
  /** When nothing has happened yet: since when there was nothing. */
  readonly begun: Instant
}

export interface FeedEntry {
  /** A UUID: the same for ever, wherever the program is moved. */
  readonly id: string
  readonly title: string
  readonly published: Instant
  /** When it last came to mean something else: what was recorded is later struck out. */
  readonly updated: Instant
  /** From the root of the site. */
  readonly href: string
  readonly summary: string
}

export const atomType = 'application/atom+xml'

/** Where a feed stands, and whose it is. */
export interface FeedPlace {
  /** The feed's own address, absolute and without query: its id too. */
  readonly address: string
  /** The page that it is the feed of. */
  readonly page: string
  readonly root: string
  readonly author: string
  readonly language: Language
}

/** RFC 4287. Every entry has an id, a title, both its times, an author (the feed's) and a link. */
export function atomText(feed: Feed, place: FeedPlace): string {
  const updated =
    feed.entries
      .map((entry) => entry.updated)
      .toSorted()
      .at(-1) ?? feed.begun
  const entries = feed.entries.map((entry) =>
    xml(
      'entry',
      {},
      xml('id', {}, `urn:uuid:${entry.id}`),
      xml('title', {}, entry.title),
      xml('published', {}, entry.published),
      xml('updated', {}, entry.updated),
      xml('link', { rel: 'alternate', type: 'text/html', href: place.root + entry.href }),
      xml('summary', {}, entry.summary),
    ),
  )
  const root = xml(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': place.language },
    xml('id', {}, place.address),
    xml('title', {}, feed.title),
    feed.subtitle && xml('subtitle', {}, feed.subtitle),
    xml('updated', {}, updated),
    xml('author', {}, xml('name', {}, place.author)),
    xml('generator', {}, 'Rådslag'),
    xml('link', { rel: 'self', type: atomType, href: place.address }),
    xml('link', { rel: 'alternate', type: 'text/html', href: place.page }),
    ...entries,
  )
  return xmlDocument(root)
}
