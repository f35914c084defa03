import { LinkButton } from '../kit/html/button.tsx'
import { Card, Paper } from '../kit/html/layout.tsx'
import { Crumbs, FilterChips, PageHead } from '../kit/html/navigation.tsx'
import { Empty, Notice } from '../kit/html/notice.tsx'
import { Aside, type Column, DataTable, Facts } from '../kit/html/table.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import { momentInTable } from '../kit/day-words.ts'
import { type MailState, type OutgoingLetter, mailStates } from '../kit/mail/letter.ts'
import { texts as mailTexts } from '../kit/mail/texts.ts'
import { dispatchTexts } from './dispatch.texts.ts'
import { texts } from './texts.ts'

export interface OutboxView {
  readonly letters: readonly OutgoingLetter[]
  readonly counts: Partial<Record<MailState, number>>
  /** The only state that is shown; null: all. */
  readonly state: MailState | null
  /** Why letters do not leave. */
  readonly still: string | null
  readonly most: number
}

/** Everything that has been sent from here or waits to be: what the office reads to know that a letter has left. */
export function outboxPage(visit: Visit, view: OutboxView): Page {
  const words = dispatchTexts[visit.language]
  const { states } = mailTexts[visit.language]
  const href = `/${visit.association.slug}/outbox`
  const used = mailStates.filter((state) => (view.counts[state] ?? 0) > 0)
  const chips = [
    { href, label: words.all, current: view.state === null },
    ...used.map((state) => ({
      href: `${href}?state=${state}`,
      label: states[state],
      count: view.counts[state] ?? 0,
      current: view.state === state,
    })),
  ]
  const body = (
    <>
      <PageHead
        title={words.outbox}
        actions={<LinkButton href={`/${visit.association.slug}/errands`}>{words.errands}</LinkButton>}
      />
      {view.still && (
        <Notice kind="info">
          <p>{view.still}</p>
        </Notice>
      )}
      {used.length > 0 && <FilterChips label={words.state} chips={chips} enhance="letters" />}
      <div data-fragment="letters">
        <DataTable
          caption={words.outbox}
          columns={columns(visit, href)}
          rows={view.letters}
          rowId={(letter) => letter.id}
          empty={
            <Empty title={words.outboxEmpty}>
              <p>{words.outboxEmptyLead}</p>
            </Empty>
          }
        />
        {view.letters.length === view.most && <p className="quiet">{words.latest(view.most)}</p>}
      </div>
    </>
  )
  return { title: words.outbox, nav: 'outbox', body, hidden: true }
}

function columns(visit: Visit, href: string): Column<OutgoingLetter>[] {
  const words = dispatchTexts[visit.language]
  const { states, purposes } = mailTexts[visit.language]
  return [
    {
      key: 'subject',
      header: words.subject,
      head: true,
      cell: (letter) => (
        <a href={`${href}/${letter.id}`} lang="sv">
          {letter.subject}
        </a>
      ),
    },
    { key: 'to', header: words.recipient, cell: (letter) => letter.toAddress },
    { key: 'purpose', header: words.purpose, cell: (letter) => purposes[letter.purpose] },
    {
      key: 'state',
      header: words.state,
      cell: (letter) => (
        <>
          {states[letter.state]}
          {letter.lastError && letter.state !== 'sent' && <Aside>{words.serverSaid(letter.lastError)}</Aside>}
        </>
      ),
    },
    {
      key: 'due',
      header: words.due,
      cell: (letter) => momentInTable(letter.sentAt ?? letter.dueAt),
      tight: true,
    },
  ]
}

/** One letter, whole. */
export function letterPage(visit: Visit, letter: OutgoingLetter, still: string | null): Page {
  const words = dispatchTexts[visit.language]
  const labels = texts[visit.language].letter
  const href = `/${visit.association.slug}/outbox`
  const facts = [
    { label: labels.from, value: letter.fromAddress },
    { label: labels.to, value: letter.toAddress },
    { label: labels.replyTo, value: letter.replyTo && <span className="highlight">{letter.replyTo}</span> },
    { label: words.state, value: mailTexts[visit.language].states[letter.state] },
    { label: words.due, value: momentInTable(letter.sentAt ?? letter.dueAt) },
    { label: 'Message-ID', value: <span className="highlight">{letter.messageId}</span> },
    {
      label: labels.attachments,
      value: letter.attachments.map((attachment) => attachment.filename).join(', '),
    },
  ]
  const body = (
    <>
      <Crumbs
        label={texts[visit.language].room}
        trail={[{ href, label: words.outbox }]}
        here={words.readLetter}
      />
      <PageHead
        title={letter.subject}
        lang="sv"
        actions={
          <LinkButton href={`${href}/${letter.id}/eml`} download>
            {words.download}
          </LinkButton>
        }
      />
      {still && (
        <Notice kind="info">
          <p>{still}</p>
        </Notice>
      )}
      <Card>
        <Facts facts={facts.filter((fact) => fact.value)} look="rows" />
        <Paper>
          <div className="highlight">{letter.bodyText}</div>
        </Paper>
      </Card>
    </>
  )
  return { title: letter.subject, nav: 'outbox', body, hidden: true }
}
