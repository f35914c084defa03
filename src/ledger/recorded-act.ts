import type { Act } from './act.ts'
import type { Finding } from './due-form.ts'

/** Noterat ställningstagande: an act with what the office keeps beside it, and the evidence that it rests on. */
export interface RecordedAct extends Act {
  readonly circulation: string
  /** The version of the recommended text that was answered. */
  readonly version: number
  /** The registry entry by which it reached the office; null where there was none (an extension granted by the hub). */
  readonly registryEntry: string | null
  /** As the member writes it: `§ 5:12`, `KSAU 176`. */
  readonly paragraph: string | null
  /** What the due form check said when a person confirmed the act. */
  readonly findings: readonly Finding[]
  readonly note: string | null
}

/** Underlag: a document with the page and the sentence that decides, or a note of a call. One of the two is there. */
export interface ActEvidence {
  readonly document: string | null
  readonly quote: string | null
  readonly page: number | null
  readonly note: string | null
}

/** An act that somebody has confirmed and that is to be recorded. What is left out is not known. */
export type NewAct = Pick<RecordedAct, 'id' | 'type' | 'circulation' | 'organisation'> &
  Partial<Omit<RecordedAct, 'recorded' | 'received' | 'receivedOn'>>

const unsaid = {
  as: null,
  decided: null,
  final: null,
  deposited: null,
  effective: null,
  decidedBy: null,
  paragraph: null,
  clauses: [],
  riders: [],
  findings: [],
  until: null,
  opinion: null,
  nominees: [],
  supersedes: null,
  concerns: null,
  successor: null,
  note: null,
  registryEntry: null,
} as const satisfies Partial<RecordedAct>

/** The whole act, with what only the office's own books know: when it came, when it is recorded, which version holds. */
export function complete(
  act: NewAct,
  known: Pick<RecordedAct, 'version' | 'received' | 'receivedOn' | 'recorded'>,
): RecordedAct {
  return { ...unsaid, ...act, ...known, version: act.version ?? known.version }
}
