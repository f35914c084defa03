import type { CirculationKind } from '../circulations/circulation.ts'
import type { InstrumentKind } from '../agreements/instrument.ts'
import type { Day, Instant } from '../kit/clock.ts'
import type { Language } from '../kit/language.ts'
import type { ActType, Opinion } from '../ledger/act.ts'
import { texts as ledgerTexts } from '../ledger/texts.ts'
import { feedTexts } from './feed.texts.ts'

/** Flöde: what has happened, one entry each, for those who follow it with a reader of their own. */

/** An act as it is told in a feed. */
export interface ToldAct {
  readonly id: string
  readonly type: ActType
  readonly as: ActType | null
  readonly opinion: Opinion | null
  readonly recorded: Instant
  readonly decided: Day | null
  readonly decidedBy: string | null
  readonly paragraph: string | null
  readonly until: Day | null
  readonly member: string
  readonly dnr: string
  readonly title: string
  readonly example: boolean
  /** When another act took its place; the entry then says so, and is new again. */
  readonly superseded: Instant | null
}

/** A text that the association has sent or made. */
export type NewsText = {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly dnr: string | null
  readonly at: Instant
  readonly recalled: Instant | null
  readonly answerBy: Day | null
} & (
  | { readonly kind: 'circulation'; readonly sort: CirculationKind }
  | { readonly kind: 'agreement'; readonly sort: InstrumentKind }
)

interface Told {
  readonly id: string
  readonly title: string
  readonly published: Instant
  readonly updated: Instant
  readonly href: string
  readonly summary: string
}

export function actEntry(act: ToldAct, base: string, language: Language): Told {
  const words = feedTexts[language]
  return {
    id: act.id,
    title: `${act.member}: ${said(act, language)}${act.superseded ? ` (${words.superseded})` : ''}`,
    published: act.recorded,
    updated: act.superseded ?? act.recorded,
    href: `${base}/acts/${act.id}`,
    summary: [
      ...(act.example ? [words.example] : []),
      `${act.title} (${act.dnr}).`,
      ...(decision(act, language) ?? []),
      ...(act.until ? [words.until(act.until)] : []),
    ].join(' '),
  }
}

/** What the act says; a correction is told by what it says in place of the mistake. */
function said({ type, as, opinion }: ToldAct, language: Language): string {
  const { acts, opinions } = ledgerTexts[language]
  const what = opinion ? opinions[opinion] : as && acts[as]
  return type === 'opinion' && what ? what : what ? `${acts[type]} – ${what}` : acts[type]
}

function decision({ decided, decidedBy, paragraph }: ToldAct, language: Language): [string] | null {
  const facts = [decidedBy, decided, paragraph].filter((fact) => fact !== null)
  return facts.length > 0 ? [`${feedTexts[language].decided}: ${facts.join(', ')}.`] : null
}

export function newsEntry(news: NewsText, base: string, language: Language): Told {
  const words = feedTexts[language]
  const room = news.kind === 'circulation' ? 'circulations' : 'agreements'
  const sort = news.kind === 'circulation' ? words.kinds[news.sort] : words.instruments[news.sort]
  return {
    id: news.id,
    title: `${sort}: ${news.title}${news.recalled ? ` (${words.recalled})` : ''}`,
    published: news.at,
    updated: news.recalled ?? news.at,
    href: `${base}/${room}/${news.slug}`,
    summary: [news.dnr ?? sort, ...(news.answerBy ? [words.answerBy(news.answerBy)] : [])].join('. '),
  }
}
