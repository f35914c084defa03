import { Notice, Empty } from '../kit/html/notice.tsx'
import { Card } from '../kit/html/layout.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { Mark } from '../kit/html/mark.tsx'
import { Aside, type Column, DataTable } from '../kit/html/table.tsx'
import { usePage } from '../kit/http/post-form.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import { standingRow, wordOf } from '../ledger/standing-words.ts'
import { type Escalated, silences } from './escalation.ts'
import { escalationTexts } from './escalation.texts.ts'

/** Who is late, how late, how often reminded, and what is known: the list to call from. */
export function escalationPage(visit: Visit, rows: readonly Escalated[]): Page {
  const words = escalationTexts[visit.language]
  const base = `/${visit.association.slug}/circulations`
  const inUse = silences.filter((silence) => rows.some((row) => row.silence === silence))
  const body = (
    <>
      <PageHead title={words.title}>
        <p>{words.lead}</p>
      </PageHead>
      {visit.url.searchParams.has('noted') && (
        <Notice kind="success" announce>
          <p>{words.noted}</p>
        </Notice>
      )}
      {rows.length === 0 && (
        <Empty title={words.none}>
          <p>{words.noneLead}</p>
        </Empty>
      )}
      {inUse.map((silence) => {
        const own = rows.filter((row) => row.silence === silence)
        return (
          <Card title={words.silences[silence](own.length)}>
            <p>{words.leads[silence]}</p>
            <Rows rows={own} caption={words.silences[silence](own.length)} base={base} />
          </Card>
        )
      })}
    </>
  )
  return { title: words.title, nav: 'circulations', body, hidden: true, paper: 'a3' }
}

interface Listed {
  readonly rows: readonly Escalated[]
  readonly caption: string
  readonly base: string
}

function Rows({ rows, caption, base }: Listed) {
  const { language } = usePage()
  return (
    <DataTable<Escalated>
      caption={caption}
      rows={rows}
      rowId={({ circulation, member }) => `${circulation.slug}-${member.code ?? member.organisationId}`}
      columns={columnsOf(language, base)}
    />
  )
}

export const memberHref = ({ circulation, member }: Escalated, base: string): string =>
  `${base}/${encodeURIComponent(circulation.slug)}/members/${member.code ?? member.organisationId}`

function columnsOf(language: 'sv' | 'en', base: string): Column<Escalated>[] {
  const words = escalationTexts[language]
  return [
    {
      header: words.member,
      head: true,
      cell: (row) => <a href={memberHref(row, base)}>{row.member.name}</a>,
    },
    {
      header: words.matter,
      cell: ({ circulation }) => (
        <>
          <a href={`${base}/${encodeURIComponent(circulation.slug)}`}>{circulation.dnr}</a>
          <Aside>{circulation.title}</Aside>
        </>
      ),
    },
    {
      header: words.late,
      tight: true,
      cell: ({ daysLate }) => (daysLate === null ? words.notYet : words.days(daysLate)),
    },
    {
      header: words.standing,
      tight: true,
      cell: ({ candidate: { standing } }) =>
        standing && <Mark {...standingRow(standing.kind)} word={wordOf(standing, language)} />,
    },
    {
      header: words.reminded,
      cell: ({ candidate: { posting } }) =>
        posting.reminders > 0 ? words.times(posting.reminders, posting.remindedOn) : words.never,
    },
    { header: words.contact, cell: ({ email }) => <a href={`mailto:${email}`}>{email}</a> },
    { header: words.lastCall, cell: callCell },
    {
      header: words.nextStep,
      label: '',
      tight: true,
      cell: (row) => <NextStep row={row} base={base} />,
    },
  ]
}

function callCell({ lastCall }: Escalated) {
  return (
    lastCall && (
      <>
        {lastCall.calledOn}, {lastCall.spokeWith}
        <Aside>{lastCall.said}</Aside>
      </>
    )
  )
}

function NextStep({ row, base }: { row: Escalated; base: string }) {
  const words = escalationTexts[usePage().language]
  const { silence, circulation, member, addresseeId } = row
  const circulationHref = `${base}/${encodeURIComponent(circulation.slug)}`
  return (
    <>
      <a href={`${memberHref(row, base)}/call`} aria-label={words.callOf(member.name)}>
        {words.call}
      </a>
      {silence === 'unreachable' && (
        <Aside>
          <a href={`${circulationHref}/dispatch#a-${addresseeId}`}>{words.otherContact}</a>
        </Aside>
      )}
      {silence === 'asks_for_time' && (
        <Aside>
          <a href={`${memberHref(row, base)}/extension`}>{words.answerTime}</a>
        </Aside>
      )}
    </>
  )
}
