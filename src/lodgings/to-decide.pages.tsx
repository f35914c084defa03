import type { VersionText } from '../circulations/version.ts'
import { dayOf } from '../kit/clock.ts'
import { dayAndMonth, dayWords } from '../kit/day-words.ts'
import { Mark } from '../kit/html/mark.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { Empty } from '../kit/html/notice.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import { standingRow, wordOf } from '../ledger/standing-words.ts'
import { type Guest } from './by-link.routes.ts'
import { roomsOf } from './rooms.pages.ts'
import { type ToDecide, inOrder } from './to-decide.ts'
import { toDecideTexts } from './to-decide.texts.ts'

export interface ToDecideView {
  readonly guest: Guest
  readonly asked: readonly ToDecide[]
  /** The letters' texts, by circulation. */
  readonly texts: ReadonlyMap<string, VersionText>
}

/** Att besluta: what waits for the member's decision, by when, and what it has answered. */
export function toDecidePage(visit: Visit, view: ToDecideView): Page {
  const words = toDecideTexts[visit.language]
  const { waiting, answered } = inOrder(view.asked)
  const isExample = view.asked.some(({ circulation }) => circulation.example)
  const title = waiting.length > 0 ? words.title : words.nothing
  const body = (
    <div className="asked-of stack">
      <p className="quiet" lang="sv">
        {view.guest.member.name}
      </p>
      <PageHead title={title}>
        <p>{words.lead}</p>
      </PageHead>
      {waiting.length > 0 && <Rows visit={visit} view={view} rows={waiting} label={title} />}
      {waiting.length === 0 && (
        <Empty title={words.nothing}>
          <p>{words.nothingLead}</p>
        </Empty>
      )}
      {answered.length > 0 && (
        <>
          <h2>{words.answered}</h2>
          <Rows visit={visit} view={view} rows={answered} label={words.answered} />
        </>
      )}
      {isExample && <p className="quiet">{words.example}</p>}
    </div>
  )
  return { title, body, rooms: roomsOf(visit, view.guest, 'waiting'), hidden: true }
}

interface RowsProps {
  readonly visit: Visit
  readonly view: ToDecideView
  readonly rows: readonly ToDecide[]
  readonly label: string
}

function Rows({ visit, view, rows, label }: RowsProps) {
  return (
    <ul className="asked" aria-label={label}>
      {rows.map((row) => (
        <Row visit={visit} view={view} row={row} />
      ))}
    </ul>
  )
}

function Row({ visit, view, row }: { visit: Visit; view: ToDecideView; row: ToDecide }) {
  const { circulation, kind, until } = row
  const { glyph, tone } = standingRow(kind)
  const word = wordOf({ kind, postponedTo: until }, visit.language)
  return (
    <li>
      <div>
        <a href={`${view.guest.home}/circulations/${circulation.slug}`} lang="sv">
          {circulation.title}
        </a>
        <p className="quiet">{aboutOf(visit, circulation, view.texts.get(circulation.id))}</p>
        {row.lodgedAt && (
          <p>{toDecideTexts[visit.language].lodgedWaits(dayWords(dayOf(row.lodgedAt), visit.language))}</p>
        )}
      </div>
      {!row.answered && <span className="when">{dueOf(visit, circulation.answerBy)}</span>}
      <Mark glyph={glyph} tone={tone} word={word} />
    </li>
  )
}

function aboutOf(visit: Visit, circulation: ToDecide['circulation'], text: VersionText | undefined): string {
  const words = toDecideTexts[visit.language]
  const { basis, sender, decisionIsSignature, dated } = text?.letter ?? {}
  const from = basis?.body ?? sender ?? ''
  const on = dayWords(basis?.on ?? dated ?? dayOf(circulation.sentAt), visit.language)
  return [
    words.from(words.kinds[circulation.kind], from, on),
    circulation.dnr,
    ...(decisionIsSignature ? [words.signature] : []),
  ].join(' · ')
}

function dueOf(visit: Visit, answerBy: string | null): string {
  const words = toDecideTexts[visit.language]
  if (answerBy === null) return words.noDay
  const today = dayOf(visit.site.clock.now())
  const day = answerBy.slice(0, 4) === today.slice(0, 4) ? dayAndMonth : dayWords
  return answerBy < today
    ? words.passed(day(answerBy, visit.language))
    : words.by(day(answerBy, visit.language))
}
