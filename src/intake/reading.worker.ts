import { answerRequests } from '../kit/child/child-reader.ts'
import { type Reading, readDocument } from '../reading/document.ts'
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

/** What it says; where it decides nothing, that it asks for more time. What is sent out to be answered asks for none. */
function saidIn({ kind, act, opinion }: Pick<Reading, 'kind' | 'act' | 'opinion'>, text: string) {
  const silent = act === null && opinion === null && kind !== 'recommendation' && kind !== 'remiss'
  const asks = silent && asksForTime(text.slice(0, longestRequest))
  return { kind, opinion, act: asks ? ('extension_requested' as const) : act }
}

answerRequests(({ texts, organisations }: ReadingRequest): WorkerReading[] =>
  texts.map((text) => {
    const document = readDocument(text.slice(0, longest), { organisations })
    const { decision, mail } = document
    return {
      ...saidIn(document, text),
      organisation: decision.organisation?.value ?? null,
      mail: mail && { from: mail.from?.value ?? null, sent: mail.sent?.value ?? null },
    }
  }),
)
