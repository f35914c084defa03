import type { Day, Instant } from '../kit/clock.ts'
import { foldDnr } from './dnr.ts'

/** Ärende: a registry file with its Dnr, in which everything about one matter is entered. A voided one (makulerad) keeps its number and stays visible. */
export interface Case {
  readonly id: string
  readonly dnr: string
  readonly title: string
  readonly openedOn: Day
  readonly closedOn: Day | null
  readonly voidedAt: Instant | null
  /** Numbered by a series of the association's own; otherwise the number was given elsewhere. */
  readonly own: boolean
}

export type CaseState = 'open' | 'closed' | 'voided'

export function caseState(file: Pick<Case, 'closedOn' | 'voidedAt'>): CaseState {
  if (file.voidedAt !== null) return 'voided'
  return file.closedOn === null ? 'open' : 'closed'
}

/** The case's part of an address: its Dnr folded, `KSL-15-0016`. */
export function caseSlug(file: Pick<Case, 'dnr'>): string {
  return foldDnr(file.dnr)
}

/** Diarieserie: the numbers of one prefix and year. Lower ones than the first were given elsewhere and may be entered by hand. */
export interface Series {
  readonly prefix: string
  readonly year: number
  readonly firstNumber: number
  /** The last number given; one less than the first when none has been. */
  readonly lastNumber: number
}
