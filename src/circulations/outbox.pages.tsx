import { Button, LinkButton } from '../kit/html/button.tsx'
import { TextField } from '../kit/html/field.tsx'
import { Card, Folded, Paper } from '../kit/html/layout.tsx'
import { Crumbs, FilterChips, PageHead } from '../kit/html/navigation.tsx'
import { Consequence, Empty, Notice } from '../kit/html/notice.tsx'
import { Aside, type Column, DataTable, Facts } from '../kit/html/table.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
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
  /** Where a test letter goes unless something else is written: the address of whoever looks. */
  readonly ownAddress: string
}

/** Everything that has been sent from here or waits to be: what the office reads to know that a letter has left. */
export function outboxPage(visit: Visit, problem: Problem | undefined, view: OutboxView): Page {
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
      <Problems visit={visit} problem={problem} labels={{ to: words.testTo }} />
      <TestLetter visit={visit} problem={problem} view={view} />
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

/** A letter to oneself: does the mail server take what is sent from here? */
function TestLetter({
  visit,
  problem,
  view,
}: {
  visit: Visit
  problem: Problem | undefined
  view: OutboxView
}) {
  const words = dispatchTexts[visit.language]
  const form = formState(visit, problem)
  return (
    <Folded label={words.testLetter} open={problem !== undefined}>
      <PostForm action={`/${visit.association.slug}/outbox`} className="narrow">
        <TextField
          name="to"
          label={words.testTo}
          type="email"
          autoComplete="email"
          value={form.value('to', view.ownAddress)}
          error={form.error('to')}
        />
        <Consequence>{words.testConsequence}</Consequence>
        <Button look="secondary">{words.testButton}</Button>
      </PostForm>
    </Folded>
  )
}

function columns(visit: Visit, href: string): Column<OutgoingLetter>[] {
  const words = dispatchTexts[visit.language]
  const { states, purposes } = mailTexts[visit.language]
  return [
    {
      header: words.subject,
      head: true,
      cell: (letter) => (
        <a href={`${href}/${letter.id}`} lang="sv">
          {letter.subject}
        </a>
      ),
    },
    { header: words.recipient, cell: (letter) => letter.toAddress },
    { header: words.purpose, cell: (letter) => purposes[letter.purpose] },
    {
      header: words.state,
      cell: (letter) => (
        <>
          {states[letter.state]}
          {letter.lastError && letter.state !== 'sent' && <Aside>{words.serverSaid(letter.lastError)}</Aside>}
        </>
      ),
    },
    {
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
