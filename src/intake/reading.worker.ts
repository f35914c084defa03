import { answerRequests } from '../kit/child/child-reader.ts'
import { readDocument } from '../reading/document.ts'
import { asksForTime } from '../reading/extension.ts'
import type { TextReading } from './pointer.ts'

/** The child in which a letter's texts are read for what they decide: rules over foreign text, within limits. */
export interface ReadingRequest {
  readonly texts: readonly string[]
  /** Names that stand alone in a letterhead. */
  readonly organisations: readonly string[]
}

export interface WorkerReading extends TextReading {
  /** The head of a letter that stands in the text as text (forwarded, printed). */
  readonly mail: { readonly from: string | null; readonly sent: string | null } | null
}

/** Longer texts are read in their first part: a decision stands there. */
const longest = 300_000
/** Who asks for more time writes a letter, not a report. */
const longestRequest = 20_000

/** A text that decides nothing and asks for more time; what is sent out for an answer asks for none. */
const isRequest = (kind: TextReading['kind'], text: string): boolean =>
  kind !== 'recommendation' && kind !== 'remiss' && asksForTime(text.slice(0, longestRequest))

answerRequests(({ texts, organisations }: ReadingRequest): WorkerReading[] =>
  texts.map((text) => {
    const { kind, act, opinion, decision, mail } = readDocument(text.slice(0, longest), { organisations })
    const { organisation } = decision
    return {
      kind,
      act: act ?? (opinion === null && isRequest(kind, text) ? 'extension_requested' : null),
      opinion,
      organisation: organisation?.value ?? null,
      mail: mail && { from: mail.from?.value ?? null, sent: mail.sent?.value ?? null },
    }
  }),
)
