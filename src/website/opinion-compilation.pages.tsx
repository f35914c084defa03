import { dayOf } from '../kit/clock.ts'
import { Card } from '../kit/html/layout.tsx'
import { Mark } from '../kit/html/mark.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Empty } from '../kit/html/notice.tsx'
import { type Column, DataTable } from '../kit/html/table.tsx'
import { TimeControl } from '../kit/html/time-control.tsx'
import type { AsOf } from '../kit/http/as-of.ts'
import type { Page, Visit } from '../kit/http/visit.ts'
import { countLine } from '../ledger/count.ts'
import { wordOf } from '../ledger/standing-words.ts'
import { texts as ledgerTexts } from '../ledger/texts.ts'
import { stateOf } from './board-parts.pages.tsx'
import type { Board, BoardRow, BoardSubject } from './board.ts'
import { opinionTexts } from './opinion-compilation.texts.ts'
import { type OpinionCompilation, type Point, remarksIn } from './opinion-compilation.ts'
import { texts } from './texts.ts'

export interface OpinionsView {
  readonly visit: Visit
  readonly subject: BoardSubject
  readonly board: Board
  readonly compiled: OpinionCompilation
  readonly asOf: AsOf
}

/** The remiss as it comes back: everybody's opinion of the whole, and what is said of each point. Made to be printed. */
export function opinionsPage(view: OpinionsView): Page {
  const { visit, subject, board, compiled, asOf } = view
  const words = opinionTexts[visit.language]
  const common = texts[visit.language]
  const { circulation } = subject
  const circulations = `/${visit.association.slug}/circulations`
  const base = `${circulations}/${circulation.slug}`
  const body = (
    <>
      <Crumbs
        label={common.trail}
        trail={[
          { label: common.circulations, href: circulations },
          { label: circulation.dnr, href: base },
        ]}
        here={words.title}
      />
      <PageHead title={words.title}>
        <p lang="sv">{circulation.title}</p>
      </PageHead>
      <TimeControl
        action={visit.url.pathname}
        on={asOf.on}
        known={visit.url.searchParams.get('known') ?? dayOf(asOf.known)}
        present={asOf.present}
        reset={visit.url.pathname}
        words={common.time}
      />
      <p>{words.lead}</p>
      <Card title={`${words.summary}: ${countLine(board.count, visit.language, 'opinion')}`}>
        <DataTable
          caption={words.summary}
          rows={compiled.given}
          rowId={(row) => `opinion-${row.code ?? row.organisation}`}
          columns={columnsOf(visit, base)}
          empty={<Empty title={words.none}>{words.noneLead}</Empty>}
        />
        <h3>{words.open}</h3>
        <p>{compiled.open.map(({ name }) => name).join(', ') || words.everybody}</p>
      </Card>
      {compiled.points.map((point) => (
        <PointCard visit={visit} point={point} />
      ))}
      {circulation.example && <p className="quiet">{common.example}</p>}
    </>
  )
  return { title: `${words.title}: ${circulation.title}`, nav: 'circulations', body, paper: 'a4' }
}

function columnsOf(visit: Visit, base: string): Column<BoardRow>[] {
  const words = opinionTexts[visit.language]
  const { language } = visit
  return [
    {
      header: words.member,
      head: true,
      cell: (row) => <a href={`${base}/members/${row.code ?? row.organisation}`}>{row.name}</a>,
    },
    {
      header: words.opinion,
      tight: true,
      cell: ({ standing }) => (
        <Mark {...stateOf(standing.kind, language)} word={wordOf(standing, language)} />
      ),
    },
    {
      header: words.decision,
      cell: ({ standing, paragraph }) =>
        [standing.decidedBy, standing.decided, paragraph].filter(Boolean).join(', ') || null,
    },
    {
      header: words.remarks,
      cell: (row) => (remarksIn(row).length > 0 ? <OwnWords words={remarksIn(row)} /> : null),
    },
    {
      header: words.document,
      cell: (row) => {
        const first = row.evidence.find(({ href }) => href !== null)
        const label = `${words.document}, ${row.name}`
        return first?.href ? (
          <a href={first.href} aria-label={label} title={first.title}>
            {words.opinion}
          </a>
        ) : null
      },
    },
  ]
}

function OwnWords({ words }: { words: readonly string[] }) {
  return (
    <div lang="sv">
      {words.map((text) => (
        <p>{text}</p>
      ))}
    </div>
  )
}

function PointCard({ visit, point }: { visit: Visit; point: Point }) {
  const words = opinionTexts[visit.language]
  const { clauseOpinions } = ledgerTexts[visit.language]
  const counted = point.counts.map(({ answer, count }) => `${count} ${clauseOpinions[answer].toLowerCase()}`)
  return (
    <Card title={words.point(point.number)}>
      <p lang="sv">{point.text}</p>
      {point.said.length === 0 && <p className="quiet">{words.nothingSaid}</p>}
      {point.said.length > 0 && (
        <>
          <p>{counted.join(', ')}</p>
          <DataTable
            caption={words.point(point.number)}
            rows={point.said}
            rowId={({ row }) => `point-${point.number}-${row.code ?? row.organisation}`}
            columns={[
              { header: words.member, head: true, cell: ({ row }) => row.name },
              {
                header: words.opinion,
                tight: true,
                cell: ({ answer }) => clauseOpinions[answer],
              },
              {
                header: words.remarks,
                cell: ({ text }) => (text ? <span lang="sv">{text}</span> : null),
              },
            ]}
          />
        </>
      )}
    </Card>
  )
}
