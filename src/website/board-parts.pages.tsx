import { type Day, dayOf, daysBetween } from '../kit/clock.ts'
import { dayAndMonth } from '../kit/day-words.ts'
import { Card } from '../kit/html/layout.tsx'
import { CellStrip, Count, Legend } from '../kit/html/mark.tsx'
import { TileMap } from '../kit/html/tilemap.tsx'
import { Timeline } from '../kit/html/timeline.tsx'
import type { Language } from '../kit/language.ts'
import { type StandingKind, standingRow } from '../ledger/standing-words.ts'
import { askedBy, countParts } from '../ledger/count.ts'
import { type Board, type BoardRow, type BoardSubject, byKind, daysLeft, kindsInUse } from './board.ts'
import { texts } from './texts.ts'

export interface BoardPart {
  readonly board: Board
  readonly subject: BoardSubject
  readonly language: Language
}

/** How a standing looks and what it is called. */
export function stateOf(kind: StandingKind, language: Language) {
  const { glyph, tone, [language]: words } = standingRow(kind)
  return { glyph, tone, word: words.word }
}

export const memberId = (row: BoardRow): string => `member-${row.code ?? row.organisation}`

/** How many have answered, a cell for each, and the line from dispatch to the last day. */
export function BoardStatus({ board, subject, language }: BoardPart) {
  const words = texts[language]
  const { count } = board
  const parts = [
    words.answered(count.addressees, board.municipal),
    ...countParts(count, language, askedBy(subject.circulation.kind)),
  ]
  const inUse = kindsInUse(board).map((use) => `${use.count} ${stateOf(use.kind, language).word}`)
  const cells = byKind(board).map((row) => ({
    id: row.organisation,
    ...stateOf(row.standing.kind, language),
  }))
  return (
    <Card split>
      <div className="stack">
        <Count figure={count.answered}>{parts.join(' · ')}</Count>
        <CellStrip label={inUse.join(', ')} cells={cells} />
      </div>
      <div>
        <p>
          <b>{timeLeft(board, language)}</b>
          {board.lastDay && ` – ${words.answerBy(board.lastDay)}`}
        </p>
        <AnswerLine board={board} subject={subject} language={language} />
      </div>
    </Card>
  )
}

function timeLeft(board: Board, language: Language): string {
  const words = texts[language]
  const days = daysLeft(board)
  if (days === null) return words.noAnswerDay
  if (days === 0) return words.lastDayToday
  return days > 0 ? words.daysLeft(days) : words.daysPast(-days)
}

function AnswerLine({ board, subject, language }: BoardPart) {
  const words = texts[language]
  const sent = dayOf(subject.circulation.sentAt)
  const today = dayOf(board.known)
  const end = [today, board.lastDay ?? today].toSorted().at(-1)!
  // Some room after the end, so that its label does not hang over the edge.
  const length = Math.max(1, daysBetween(sent, end)) * 1.08
  const at = (day: Day): number => daysBetween(sent, day) / length
  const marks = board.rows.flatMap((row) => {
    const day = row.standing.answered ? (row.standing.decided ?? row.standing.cameOn) : null
    return day ? [{ id: row.organisation, at: at(day), ...stateOf(row.standing.kind, language) }] : []
  })
  return (
    <Timeline
      label={words.timeline}
      from={{ at: 0, label: words.sentOn(sent) }}
      today={{ at: at(today), label: words.today(today) }}
      {...(board.lastDay && {
        deadline: { at: at(board.lastDay), label: dayAndMonth(board.lastDay, language) },
      })}
      marks={marks}
    />
  )
}

/** The tile map with its key; members that have no place on it stand in the table only. */
export function BoardMap({ board, language }: Omit<BoardPart, 'subject'>) {
  const words = texts[language]
  const tiles = board.rows.flatMap((row) =>
    row.column === null || row.row === null ? [] : [tileOf(row, row.column, row.row, language)],
  )
  const items = kindsInUse(board).map(({ kind, count }) => ({ ...stateOf(kind, language), count }))
  return (
    <Card>
      {tiles.length > 0 && <TileMap label={words.map} tiles={tiles} />}
      <Legend label={words.legend} items={items} />
    </Card>
  )
}

function tileOf(row: BoardRow, column: number, line: number, language: Language) {
  const state = stateOf(row.standing.kind, language)
  // The short name is said first: what is seen on the tile must be part of what it is called (WCAG 2.5.3).
  const name = `${row.label.replace('\n', ' ')}, ${row.name}: ${state.word}`
  return {
    id: row.organisation,
    short: row.label,
    name,
    column,
    row: line,
    href: `#${memberId(row)}`,
    ...state,
  }
}
