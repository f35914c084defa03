import { dayWords } from '../kit/day-words.ts'
import { type Recipient, type ComposedLetter, composeLetter, subjectOf } from './letter-text.ts'
import type { Change } from './difference.ts'
import type { VersionText } from './version.ts'

/** Följebrev: what is told when a circulation that has been sent is changed or taken back. */

/** The new version, with what has changed told first. */
export function composeNewVersion(
  version: VersionText,
  to: Recipient,
  news: { readonly number: number; readonly changes: readonly Change[]; readonly board: string },
): ComposedLetter {
  const { text } = composeLetter(version, to, news.board)
  const lines = news.changes.map((change) => `- ${changeWords[change.field](change)}`)
  const lead = [
    `NY VERSION (${news.number}) av ett brev som ni har fått tidigare. Den ersätter det tidigare brevet.`,
    'Det här är ändrat:',
    ...lines,
    `Skillnaden visas ord för ord här: ${news.board}/versions`,
    'Har ni redan svarat avser svaret den version som gällde då. Hör av er om det ska gälla den nya.',
  ]
  return { subject: subjectOf(version, 'Ny version: '), text: `${lead.join('\n')}\n\n---\n\n${text}` }
}

const changeWords: Readonly<Record<Change['field'], (change: Change) => string>> = {
  title: () => 'rubriken',
  answerBy: ({ after }) =>
    after ? `svarsdagen, som nu är den ${dayWords(after, 'sv')}` : 'svarsdagen, som har tagits bort',
  part: ({ name }) => `texten under ”${name}”`,
  clause: ({ name, before, after }) =>
    before === ''
      ? `beslutspunkt ${name} är ny`
      : after === ''
        ? `beslutspunkt ${name} är borttagen`
        : `beslutspunkt ${name}`,
  documents: () => 'bilagorna',
  details: () => 'uppgifter om avsändare, kontakt eller beslut',
}

/** What is taken back: the whole circulation, or only one recipient's part in it. */
export interface Recall {
  readonly of: 'circulation' | 'recipient'
  readonly reason: string
  readonly board: string
}

/** Återkallelse, with the reason. */
export function composeRecall(
  version: VersionText,
  to: Pick<Recipient, 'name'>,
  recall: Recall,
): ComposedLetter {
  const { letter, title } = version
  const what =
    recall.of === 'circulation'
      ? `${letter.sender} återkallar det här brevet (${letter.dnr}):`
      : `Det här brevet från ${letter.sender} (${letter.dnr}) är inte längre ställt till er:`
  const lines = [
    `Till ${to.name}`,
    '',
    what,
    title,
    '',
    'Skäl:',
    recall.reason,
    '',
    'Ni behöver inte svara. Svar som redan har kommit in finns kvar i diariet.',
    `Brevet och svaren: ${recall.board}`,
  ]
  return { subject: subjectOf(version, 'Återkallas: '), text: `${lines.join('\n')}\n` }
}
