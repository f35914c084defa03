import type { Day, Instant } from '../kit/clock.ts'

/**
 * Rekommendation, remiss, erbjudande, förfrågan (together: "Rekommendationer och remisser"): one text sent to many for an
 * answer by a date. Usually the association sends it; a member may also make an offer to the others.
 */
export const circulationKinds = ['recommendation', 'consultation', 'offer', 'enquiry'] as const
export type CirculationKind = (typeof circulationKinds)[number]

/** What a letter of that kind must bring with it before it may be sent. */
interface Demands {
  /** The text itself: what is to be adopted, or what an opinion is asked on. */
  readonly instrument: boolean
  /** Numbered clauses for the members to adopt. */
  readonly clauses: boolean
  /** The decision of the sender's own body. */
  readonly basis: boolean
}

export const demands: Readonly<Record<CirculationKind, Demands>> = {
  recommendation: { instrument: true, clauses: true, basis: true },
  consultation: { instrument: true, clauses: false, basis: false },
  offer: { instrument: true, clauses: true, basis: false },
  enquiry: { instrument: false, clauses: false, basis: false },
}

/** A circulation that has been sent, as it was known at a moment. */
export interface Circulation {
  readonly id: string
  /** Its part of the address: `KSL-15-0016-5`. */
  readonly slug: string
  readonly kind: CirculationKind
  readonly dnr: string
  readonly caseId: string
  readonly senderId: string
  readonly instrumentId: string | null
  /** The decision that it was begun from; null: written by itself. */
  readonly decisionId: string | null
  readonly sentAt: Instant
  readonly version: number
  readonly title: string
  readonly answerBy: Day | null
  readonly recalledAt: Instant | null
  readonly recallReason: string | null
  /** Exempeldata: invented answers of real members. */
  readonly example: boolean
}

/**
 * The version that held then, of all that have been sent, first to last; null before the first. A recall that was not yet
 * known had not been made.
 */
export function versionAt<Version extends { readonly circulation: Circulation; readonly frozenAt: Instant }>(
  versions: readonly Version[],
  known: Instant,
): Version | null {
  const found = versions.findLast(
    ({ circulation, frozenAt }) => circulation.sentAt <= known && frozenAt <= known,
  )
  if (!found) return null
  const { recalledAt } = found.circulation
  if (recalledAt === null || recalledAt <= known) return found
  return { ...found, circulation: { ...found.circulation, recalledAt: null, recallReason: null } }
}

/** A clause (att-sats, beslutspunkt) that the members are asked to adopt. */
export interface Clause {
  readonly number: number
  readonly text: string
  /** The members it applies to, by organisation id; null is all. */
  readonly onlyFor: readonly string[] | null
}

/** The clauses that apply to one member, with their own numbers. */
export function clausesFor(clauses: readonly Clause[], organisation: string): Clause[] {
  return clauses.filter((clause) => clause.onlyFor === null || clause.onlyFor.includes(organisation))
}

/** What goes with the letter. */
export const documentRoles = ['letter', 'instrument', 'annex', 'decision'] as const
export type DocumentRole = (typeof documentRoles)[number]

/**
 * The Dnr as a part of the address: `KSL/15/0016-5` becomes `KSL-15-0016-5`. Empty when nothing of it can be written so,
 * also for "new", which is the address where one is begun.
 */
export function slugOfDnr(dnr: string): string {
  const slug = dnr
    .normalize('NFC')
    .replace(/[^A-Za-z0-9ÅÄÖåäö]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 90)
    .replace(/-$/, '')
  return slug === 'new' ? '' : slug
}
