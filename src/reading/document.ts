import type { Day } from '../kit/clock.ts'
import { toldBy } from './answer-day.ts'
import type { AnswerDay } from './answer-day.ts'
import type { ReadAct, ReadOpinion } from './act.ts'
import { cleanText } from './clean.ts'
import type { CleanText } from './clean.ts'
import { decisionWord } from './decision-word.ts'
import type { DecisionWord } from './decision-word.ts'
import { readExtract } from './extract.ts'
import type { DecisionReading } from './extract.ts'
import { assignedIn } from './followup.ts'
import type { ReadFollowup } from './followup.ts'
import { itemsOf } from './item.ts'
import { decidesNothing, kindOf } from './kind.ts'
import type { Kind } from './kind.ts'
import { letterIn } from './letter.ts'
import type { LetterReading } from './letter.ts'
import { mailHead } from './mail.ts'
import type { MailHead } from './mail.ts'
import { readMinutes } from './minutes.ts'
import type { MinutesReading } from './minutes.ts'
import type { Knowledge } from './organisation.ts'
import type { Found } from './source.ts'

/** Handling som läses: a whole document, whatever it is. */
export interface Reading {
  readonly kind: Kind
  readonly clean: CleanText
  /** Paragraph by paragraph: what is decided, where the text decides anything. */
  readonly decision: DecisionReading
  /** What the whole amounts to; null for minutes, letters and memos, which are no answer. */
  readonly act: ReadAct | null
  readonly opinion: ReadOpinion | null
  readonly decisionWord: DecisionWord
  readonly mail: MailHead | null
  /** For minutes. */
  readonly minutes: MinutesReading | null
  /** What it gives somebody to do, where it decides something and is no minutes, which have their own. */
  readonly assigned: readonly Found<ReadFollowup>[]
  /** By when answers are to be in, where it says so. */
  readonly answerBy: AnswerDay | null
  /** For a recommendation or a consultation. */
  readonly letter: LetterReading | null
}

const writtenOn = (decision: DecisionReading, mail: MailHead | null): Day | null =>
  decision.date?.value ?? mail?.sentOn ?? null

const isAnswer = (kind: Kind, { body }: CleanText): boolean =>
  kind === 'answer' || (kind === 'other' && !decidesNothing(body))

const asksIn = (kind: Kind): boolean => kind === 'recommendation' || kind === 'remiss'

/**
 * Reads a document: kind, whose, when, what it decides and on what words it rests. Pure and total: never throws, absent means
 * "not in the text". `knowledge` is what the caller has and the text has not, such as the names of municipalities.
 */
export function readDocument(text: string, knowledge: Knowledge = {}): Reading {
  const clean = cleanText(text)
  const decision = readExtract(clean, knowledge)
  const items = itemsOf(clean.body, decision)
  const kind = kindOf(clean.body, decision, items.length)
  const answers = isAnswer(kind, clean)
  const act = answers ? decision.act : null
  const mail = mailHead(clean.body)
  const letter = asksIn(kind) ? letterIn(clean) : null
  return {
    kind,
    clean,
    decision,
    act,
    opinion: answers ? decision.opinion : null,
    decisionWord: decisionWord(act, decision.opinion),
    mail,
    minutes: kind === 'minutes' ? readMinutes(clean, decision, items) : null,
    assigned: act === null ? [] : assignedIn(items, decision.date),
    answerBy: letter?.answerBy ?? toldBy(clean.body, writtenOn(decision, mail)),
    letter,
  }
}
