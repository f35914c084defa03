import {
  type Minutes,
  type MinutesPerson,
  followupLine,
  personLine,
  presenceLine,
  presenceWords,
} from './minutes.ts'

/** Tryckning: the minutes as the data that the printed document is set from, every word already chosen. */
export interface MinutesPrint {
  /** "Protokoll", or "Protokollsutdrag". */
  readonly kind: string
  /** Of the sealed text: begun in the foot of each page and whole at the end, so that paper and chain can be held together. */
  readonly textHash: string
  readonly correction: string | null
  /** Utdragsbestyrkande: by whom and when; null where it is signed on paper, and in the minutes themselves. */
  readonly certified: string | null
}

export function manuscriptOf(
  minutes: Minutes,
  { kind, textHash, correction, certified }: MinutesPrint,
): unknown {
  const people = (persons: readonly MinutesPerson[]) =>
    persons.map((person) => ({ line: personLine(person) }))
  const { association, body, number, time, place, secretary } = minutes
  return {
    kind,
    footer: `SHA-256 ${textHash.slice(0, 16)}…`,
    textHash,
    correction,
    certified,
    association,
    body,
    number,
    time,
    place,
    presence: presenceLine(minutes.members),
    members: minutes.members.map(({ organisation, presence, holders }) => ({
      organisation,
      presence: presenceWords[presence],
      holders: people(holders),
    })),
    officers: people(minutes.officers),
    guests: people(minutes.guests),
    items: minutes.items.map((item) => ({
      ...item,
      followups: item.followups.map(followupLine),
    })),
    signaturesTitle: kind === 'Protokoll' ? 'Underskrifter' : 'Utdragets riktighet bestyrks',
    signatures: kind === 'Protokoll' ? signatures(minutes) : [{ role: 'Underskrift', name: secretary ?? '' }],
  }
}

/** The secretary signs, the adjusters confirm; a chair need not exist. */
function signatures({ secretary, adjusters }: Minutes): { role: string; name: string }[] {
  const secretaries = secretary ? [{ role: 'Sekreterare', name: secretary }] : []
  return [...secretaries, ...adjusters.map((name) => ({ role: 'Justerare', name }))]
}
