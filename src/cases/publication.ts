import type { Day } from '../kit/clock.ts'
import { isId } from '../kit/id.ts'
import { slugOf } from '../organisations/organisation.ts'

/**
 * Publicering: until when the public is shown something, and which words in it are masked. What is published stays as it
 * is in the office; only what those who have not signed in may see is decided here.
 */

export const publicationKinds = ['circulation', 'agreement', 'document', 'meeting', 'paper'] as const
export type PublicationKind = (typeof publicationKinds)[number]

/** Visningstid: shown for as long as the association's rule for its kind says, until further notice, or to a day of its own. */
export const publicationTerms = ['rule', 'open', 'day'] as const
export type PublicationTerm = (typeof publicationTerms)[number]

export interface Publication {
  readonly term: PublicationTerm
  /** The first day on which it is not shown; only with the term `day`. */
  readonly shownTo: Day | null
  /** On what ground it is taken away: said on the page that is left in its place. */
  readonly ground: string | null
  readonly maskedWords: readonly string[]
}

export const undecided: Publication = { term: 'rule', shownTo: null, ground: null, maskedWords: [] }

/** Whether the public is still shown what ends on that day (half-open; null: until further notice). */
export const isShownOn = (end: Day | null, today: Day): boolean => end === null || today < end

/** What can be looked for behind an address, by the parts of it that name things. */
export type Sought =
  | { readonly kind: 'circulation' | 'agreement'; readonly slug: string }
  | { readonly kind: 'document' | 'act' | 'decision' | 'paper'; readonly id: string }
  | { readonly kind: 'meeting'; readonly year: number; readonly number: number }

type Parts = Readonly<Record<string, string | undefined>>

/**
 * What the parts of an address name, whichever of the pages under it is asked for. Nothing where a token is the permission:
 * whoever was sent a link is shown what was sent.
 */
export function soughtOf(parts: Parts): Sought | null {
  if (parts['token']) return null
  const { circulation, agreement } = parts
  if (circulation) return { kind: 'circulation', slug: circulation }
  if (agreement) return { kind: 'agreement', slug: agreement }
  for (const kind of ['document', 'act', 'decision'] as const) {
    const id = parts[kind]
    if (id !== undefined) return isId(id) ? { kind, id } : null
  }
  return meetingOf(parts)
}

function meetingOf({ body, year = '', number = '' }: Parts): Sought | null {
  if (!body || !/^\d{4}$/.test(year) || !/^\d{1,6}$/.test(number)) return null
  return { kind: 'meeting', year: Number(year), number: Number(number) }
}

/** The paper of a meeting that an address names; the meeting itself is named by the rest of it. */
export const paperOf = ({ paper }: Parts): Sought | null =>
  paper !== undefined && isId(paper) ? { kind: 'paper', id: paper } : null

/** A meeting's name begins with its body's, by which it is told from another body's 3/2012. */
export const isOfBody = (name: string, body: string | undefined): boolean =>
  !body || slugOf(name.replace(/ \d+\/\d+$/, '')) === body

/** What stood at an address from which it has been taken away: what it was, but nothing of what it said. */
export interface Withdrawn {
  readonly kind: PublicationKind
  /** "KSL/15/0016-5", "Styrelsen 3/2012": what others call it by. */
  readonly name: string
  /** The first day on which it was not shown. */
  readonly on: Day
  readonly ground: string | null
}
