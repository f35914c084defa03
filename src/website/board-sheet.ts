import type { Language } from '../kit/language.ts'
import { wordOf } from '../ledger/standing-words.ts'
import type { Board, BoardRow, BoardSubject } from './board.ts'
import { texts } from './texts.ts'

/** Svarsläget som tabell: the board as a table to take away; codes are text. The same rows as on the page. */
export function boardSheet(board: Board, subject: BoardSubject, language: Language) {
  const words = texts[language]
  const columns = [
    words.code,
    words.member(board.municipal),
    words.standing,
    words.answeredColumn,
    words.countsColumn,
    words.party,
    words.decidedBy,
    words.decidedOn,
    words.paragraph,
    words.received,
    words.effectiveFrom,
    words.riders,
  ]
  const rows = board.rows.map((row) => cellsOf(row, language))
  return {
    name: `${words.standing} ${subject.circulation.dnr}`,
    columns,
    rows,
    ...(subject.circulation.example && { note: words.example }),
  }
}

function cellsOf(row: BoardRow, language: Language): (string | null)[] {
  const { standing } = row
  const yesNo = (value: boolean): string => (value ? texts[language].yes : texts[language].no)
  return [
    row.code,
    row.name,
    wordOf(standing, language),
    yesNo(standing.answered),
    yesNo(standing.counts),
    yesNo(row.party),
    standing.decidedBy,
    standing.decided,
    row.paragraph,
    standing.cameOn,
    row.effective,
    standing.riders.map((rider) => rider.text).join('; ') || null,
  ]
}
