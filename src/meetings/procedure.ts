/** Arbetsordning: how a body meets and writes its minutes. Numbering, adjusting, quorum and publicity are its own choice, within its law. */
export interface Procedure {
  readonly bodyId: string
  /** As people call its meetings: "KD" in "KD-möte". */
  readonly shortName: string | null
  readonly numbering: Numbering
  readonly quorum: Quorum
  /** Whether calendar, agendas and minutes are for everybody. */
  readonly isPublic: boolean
  /** Whether its statutes allow decisions without a meeting (per capsulam). */
  readonly perCapsulam: boolean
  readonly secretary: string | null
  readonly secretaryEmail: string | null
  /** Titles that come up at every meeting, e.g. reports of the networks; one a line. */
  readonly standingItems: readonly string[]
}

/** Items 1, 2, 3 of each meeting, or paragraphs (§) that run through the year. Meetings themselves are always 1/2012. */
export const numberings = ['items', 'paragraphs'] as const
export type Numbering = (typeof numberings)[number]

/** Beslutsförhet: none, or more than half of the members present (KL 5:45 for those under it). */
export const quorums = ['none', 'majority'] as const
export type Quorum = (typeof quorums)[number]

export const usualProcedure = (bodyId: string): Procedure => ({
  bodyId,
  shortName: null,
  numbering: 'items',
  quorum: 'none',
  isPublic: false,
  perCapsulam: false,
  secretary: null,
  secretaryEmail: null,
  standingItems: [],
})
