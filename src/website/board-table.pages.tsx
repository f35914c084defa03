import { Mark } from '../kit/html/mark.tsx'
import { Empty } from '../kit/html/notice.tsx'
import { Aside, type Column, DataTable, type Footnote, FootnoteSign, Footnotes } from '../kit/html/table.tsx'
import type { Language } from '../kit/language.ts'
import { wordOf } from '../ledger/standing-words.ts'
import type { Rider } from '../ledger/act.ts'
import { askedBy } from '../ledger/count.ts'
import { texts as ledgerTexts } from '../ledger/texts.ts'
import { type BoardPart, memberId, stateOf } from './board-parts.pages.tsx'
import type { BoardRow, BoardSubject } from './board.ts'
import { texts } from './texts.ts'

interface Rows extends BoardPart {
  readonly rows: readonly BoardRow[]
}

interface TableProps extends Rows {
  readonly base: string
  /** Where a member's contacts are added: for the staff. */
  readonly contacts: ((row: BoardRow) => string) | null
}

/** The table of members; `base` is the circulation's address, under which each member has its history. */
export function BoardTable({ rows, board, subject, language, base, contacts }: TableProps) {
  const words = texts[language]
  const notes = notesOf(rows, subject, language)
  return (
    <DataTable
      caption={words.caption}
      rows={rows}
      rowId={memberId}
      columns={columnsOf({ language, base, notes, contacts, municipal: board.municipal })}
      empty={<Empty title={words.noRows} />}
    />
  )
}

interface Columns extends Pick<TableProps, 'language' | 'base' | 'contacts'> {
  readonly notes: readonly RiderNote[]
  readonly municipal: boolean
}

function columnsOf({ language, base, notes, contacts, municipal }: Columns): Column<BoardRow>[] {
  const words = texts[language]
  const history = (row: BoardRow): string => `${base}/members/${row.code ?? row.organisation}`
  return [
    {
      header: words.member(municipal),
      head: true,
      cell: (row) => <a href={history(row)}>{row.name}</a>,
    },
    {
      header: words.standing,
      tight: true,
      cell: (row) => (
        <>
          {stateCell(row, language, notes)}
          {contacts && row.unreachable && <Bounced href={contacts(row)} row={row} language={language} />}
        </>
      ),
    },
    { header: words.decidedBy, cell: (row) => row.standing.decidedBy },
    { header: words.decidedOn, tight: true, cell: (row) => row.standing.decided },
    { header: words.paragraph, label: '', tight: true, cell: (row) => row.paragraph },
    { header: words.document, cell: (row) => documentCell(row, words.extract) },
    { header: words.received, tight: true, cell: (row) => receivedCell(row) },
  ]
}

/** Studsade: the letter never arrived, so that nobody there may know that an answer is waited for. */
function Bounced({ href, row, language }: { href: string; row: BoardRow; language: Language }) {
  const words = texts[language]
  return (
    <Aside>
      {words.bounced}:{' '}
      <a href={href}>
        {words.otherContact}
        <span className="unseen"> {row.name}</span>
      </a>
    </Aside>
  )
}

function stateCell(row: BoardRow, language: Language, notes: readonly RiderNote[]) {
  const state = { ...stateOf(row.standing.kind, language), word: wordOf(row.standing, language) }
  const own = notes.filter((note) => note.row === row)
  const remarks = remarksOf(row, language)
  return (
    <>
      <Mark {...state} />
      {own.map((note) => (
        <FootnoteSign note={note} label={`${texts[language].note} ${note.sign}`} />
      ))}
      {remarks.length > 0 && <Aside>{remarks.join(', ')}</Aside>}
    </>
  )
}

/** Påmind, anstånd, försenad: attributes of a standing, not standings. */
export function remarksOf(row: BoardRow, language: Language): string[] {
  const words = texts[language]
  const { standing, reminders } = row
  return [
    standing.overdue ? words.overdue : null,
    reminders > 0 && !standing.answered ? words.reminded(reminders) : null,
    standing.late ? words.late : null,
    standing.extendedTo && !standing.answered ? words.extendedTo(standing.extendedTo) : null,
    standing.postponementPassed ? words.postponementPassed : null,
    standing.leavesOn ? words.leaves(standing.leavesOn) : null,
    standing.extensionRequested ? ledgerTexts[language].attributes.extensionRequested : null,
    ...fromOthers(row, language),
  ].filter((remark) => remark !== null)
}

/** What others have done, or what has come about, that tells on this member's place. */
function fromOthers({ standing, objectors, answeredBy }: BoardRow, language: Language): (string | null)[] {
  const { attributes } = ledgerTexts[language]
  return [
    standing.conditionMet ? attributes.conditionMet : null,
    objectors.length > 0 ? attributes.objectedBy(objectors.join(', ')) : null,
    answeredBy ? attributes.inheritedFrom(answeredBy) : null,
  ]
}

/** The file's own name is said where it is opened; here every row has the same word, for a calm table. */
function documentCell(row: BoardRow, word: string) {
  const first = row.evidence.find((evidence) => evidence.href !== null)
  return first?.href ? (
    <a href={first.href} aria-label={`${word}, ${row.name}`} title={first.title}>
      {word}
    </a>
  ) : null
}

function receivedCell({ standing }: BoardRow): string | null {
  return standing.cameOn
}

interface RiderNote extends Footnote {
  readonly row: BoardRow
}

function notesOf(rows: readonly BoardRow[], { circulation }: BoardSubject, language: Language): RiderNote[] {
  const words = texts[language]
  const adopts = askedBy(circulation.kind) === 'adoption'
  const called = (rider: Rider): string => (adopts ? words.rider[rider.kind] : ledgerTexts[language].remark)
  return rows
    .flatMap((row) => row.standing.riders.map((rider, index) => ({ row, rider, index })))
    .map(({ row, rider, index }, place) => ({
      row,
      id: `${row.code ?? row.organisation}-${index}`,
      sign: String(place + 1),
      text: `${row.name}, ${called(rider).toLowerCase()}: ${rider.text}${rider.reviewOn ? ` (${words.reviewOn(rider.reviewOn)})` : ''}`,
    }))
}

/** What members have added to their yes, as footnotes under the table. */
export function Riders({ rows, subject, language }: Rows) {
  const words = texts[language]
  const adopts = askedBy(subject.circulation.kind) === 'adoption'
  const label = adopts ? words.riders : ledgerTexts[language].remarks
  return <Footnotes label={label} back={words.backToRow} notes={notesOf(rows, subject, language)} />
}
