import { dayWords, momentWords } from '../kit/day-words.ts'
import { type WordDocument, grid, heading, paragraph, table } from '../kit/docx/document.ts'
import type { Language } from '../kit/language.ts'
import { askedBy, countParts } from '../ledger/count.ts'
import { wordOf } from '../ledger/standing-words.ts'
import { type Board, type BoardRow, type BoardSubject, kindsInUse } from './board.ts'
import { stateOf } from './board-parts.pages.tsx'
import { texts } from './texts.ts'

/** Svarsläget for a paper or a mail: what it is about, the numbers, who stands where, and what was added. */
export function boardWord(
  board: Board,
  subject: BoardSubject,
  association: string,
  language: Language,
): WordDocument {
  const words = texts[language]
  const { circulation } = subject
  const kinds = kindsInUse(board).map((use) => `${stateOf(use.kind, language).word} ${use.count}`)
  return {
    title: `${words.standing} ${circulation.dnr}`,
    language,
    paper: 'a4-landscape',
    header: { left: association, right: `${words.standing} ${circulation.dnr}` },
    footer: circulation.example ? words.example : '',
    blocks: [
      heading(1, circulation.title),
      grid(factsOf(board, subject, language), { widths: [1, 4] }),
      paragraph({ text: counted(board, circulation.kind, language), bold: true }, 'lead'),
      paragraph(kinds.join(', ')),
      ...(circulation.example ? [paragraph({ text: words.example, italic: true })] : []),
      table(
        columnsOf(board, language),
        board.rows.map((row) => cellsOf(row, language)),
        {
          widths: [16, 18, 20, 10, 10, 10, 10, 26],
          caption: words.standing,
        },
      ),
    ],
  }
}

function factsOf(board: Board, { circulation, letter }: BoardSubject, language: Language): string[][] {
  const words = texts[language]
  return [
    [words.kinds[circulation.kind], circulation.dnr],
    [words.sender, letter.sender],
    ...(board.lastDay ? [[words.lastDay, dayWords(board.lastDay, language)]] : []),
    [words.time.on, dayWords(board.on, language)],
    [capital(words.time.known), momentWords(board.known, language)],
  ]
}

/** The count line as on the page. */
function counted({ count, municipal }: Board, kind: string, language: Language): string {
  const words = texts[language]
  return [
    `${count.answered} ${words.answered(count.addressees, municipal)}`,
    ...countParts(count, language, askedBy(kind)),
  ].join(' · ')
}

function columnsOf(board: Board, language: Language): string[] {
  const words = texts[language]
  return [
    words.member(board.municipal),
    words.standing,
    words.decidedBy,
    words.decidedOn,
    words.paragraph,
    words.received,
    words.effectiveFrom,
    words.riders,
  ]
}

function cellsOf(row: BoardRow, language: Language): string[] {
  const { standing } = row
  const cells = [
    row.name,
    wordOf(standing, language),
    standing.decidedBy,
    standing.decided,
    row.paragraph,
    standing.cameOn,
    row.effective,
    standing.riders.map((rider) => rider.text).join('\n'),
  ]
  return cells.map((cell) => cell ?? '')
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
