import { countWaiting } from '../intake/inbox.store.ts'
import { inboxTexts } from '../intake/inbox.texts.ts'
import { staff } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import { Frame, type NavItem } from '../kit/html/frame.tsx'
import { renderPage } from '../kit/html/render.ts'
import { Html } from '../kit/html/shell.tsx'
import { writing } from '../kit/http/post-form.tsx'
import { bytesReply } from '../kit/http/sent.ts'
import type { Page, Reply, Route, Visit } from '../kit/http/visit.ts'
import type { Language } from '../kit/language.ts'
import { isByLink } from './guard.ts'
import { texts } from './texts.ts'
import { TwinLinks, feedsOf } from './twin-links.tsx'

/** The rooms in the bar; those of the staff are shown to those who have signed in. */
const publicRooms = ['circulations', 'agreements', 'meetings', 'followups', 'organisations'] as const
const staffRooms = [
  'inbox',
  'circulations',
  'agreements',
  'cases',
  'meetings',
  'followups',
  'organisations',
  'outbox',
] as const

/** A page with its frame, or the response as it is. */
export async function renderReply(visit: Visit, reply: Reply, route: Route | null = null): Promise<Response> {
  if (reply instanceof Response) return reply
  const inbox = isOutage(reply) ? undefined : await inboxBadge(visit)
  const html = writing(visit, () =>
    renderPage(<WholePage visit={visit} page={reply} inbox={inbox} route={route} />),
  )
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8', vary: 'cookie' })
  headers.set('cache-control', visit.actor.kind === 'visitor' ? 'no-cache' : 'no-store')
  const chosen = visit.url.searchParams.get('lang')
  if (chosen === visit.language)
    headers.append('set-cookie', `lang=${chosen}; Path=/; SameSite=Lax; Max-Age=31536000`)
  return bytesReply(html, { status: reply.status ?? 200, headers })
}

/** The page that tells of an outage must not ask the database for anything. */
const isOutage = ({ status }: Page): boolean => status === 503

interface Framed {
  readonly visit: Visit
  readonly page: Page
  readonly inbox: NavItem['badge'] | undefined
  readonly route: Route | null
}

function WholePage(framed: Framed) {
  const { visit, page, route } = framed
  const association = associationOf(visit)
  const inside = association && association.name !== page.title ? ` – ${association.name}` : ''
  const brand = `${page.title}${inside} – Rådslag`
  return (
    <Html
      title={brand}
      lang={visit.language}
      words={shellWords(visit.language)}
      feeds={feedsOf(visit, page, route)}
      {...(page.description && { description: page.description })}
      {...(page.hidden && { hidden: true })}
      {...(page.script && { script: page.script })}
      {...(page.paper && { paper: page.paper })}
    >
      <PageFrame {...framed} />
    </Html>
  )
}

function PageFrame({ visit, page, inbox, route }: Framed) {
  const words = texts[visit.language]
  const association = associationOf(visit)
  const home = association ? `/${association.slug}` : '/'
  const other: Language = visit.language === 'sv' ? 'en' : 'sv'
  return (
    <Frame
      words={words}
      brand="Rådslag"
      footer={<TwinLinks visit={visit} page={page} route={route} />}
      home={home}
      nav={page.rooms ?? (association ? navItems(visit, association.slug, { current: page.nav, inbox }) : [])}
      languages={[{ lang: other, label: words.otherLanguage, href: inLanguage(visit.url, other) }]}
      {...(association && { association: association.name, search: searchBox(visit, association.slug) })}
      {...accountOf(visit)}
    >
      {page.body}
    </Frame>
  )
}

function accountOf(visit: Visit) {
  const words = texts[visit.language]
  if (visit.actor.kind === 'visitor') {
    if (isByLink(visit.url.pathname)) return {}
    // The sign-in page keeps what it was asked for: a link to itself would grow by itself at every step of a crawler.
    const asked = visit.form.text('next') ?? visit.url.searchParams.get('next')
    const next = asked ?? visit.url.pathname + visit.url.search
    return { signIn: { href: `/sign-in?next=${encodeURIComponent(next)}`, label: words.signIn } }
  }
  const signOut = { action: '/sign-out', label: words.signOut, hidden: { csrf: visit.csrfToken } }
  return { user: { name: visit.actor.name, href: '/account', signOut } }
}

function navItems(
  visit: Visit,
  slug: string,
  { current, inbox }: { current: string | undefined; inbox: NavItem['badge'] | undefined },
): NavItem[] {
  const rooms = visit.actor.administrator ? staffRooms : publicRooms
  const words = texts[visit.language].rooms
  return rooms.map((room) => ({
    href: `/${slug}/${room}`,
    label: words[room],
    current: room === current,
    ...(room === 'inbox' && inbox && { badge: inbox }),
  }))
}

/** How many letters wait, for those who work with them. */
async function inboxBadge(visit: Visit): Promise<NavItem['badge'] | undefined> {
  if (!visit.entered || !staff(visit.actor)) return undefined
  const count = await visit.work((work) => countWaiting(work.db, work.association, dayOf(work.clock.now())))
  return { count, label: inboxTexts[visit.language].waitingBadge(count) }
}

function searchBox(visit: Visit, slug: string) {
  return { action: `/${slug}/search`, value: visit.url.searchParams.get('q') ?? '' }
}

function inLanguage(url: URL, language: Language): string {
  const query = new URLSearchParams(url.search)
  query.set('lang', language)
  return `${url.pathname}?${query}`
}

/** Null on pages of the whole installation, and where there is no such association. */
function associationOf(visit: Visit) {
  return visit.entered ? visit.association : null
}

function shellWords(language: Language) {
  const words = texts[language]
  const { keysTitle: title, keysUse: use, keysSearch: search, keysHelp: help, close } = words
  return {
    skip: words.skip,
    offline: words.offline,
    restored: words.restored,
    keys: { title, use, search, help, close },
  }
}
