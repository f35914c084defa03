import { dayOf } from '../kit/clock.ts'
import { dayWords, momentInTable } from '../kit/day-words.ts'
import { Actions, Button } from '../kit/html/button.tsx'
import { Hidden } from '../kit/html/form.tsx'
import { Card, Paper } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Consequence, Empty, Notice } from '../kit/html/notice.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import type { NoticeDesk, NoticeDraft } from './notice.actions.ts'
import type { SentNotice } from './notice.store.ts'
import { noticeTexts } from './notice.texts.ts'
import { nextNoticeDay } from './notice.ts'

export interface NoticeView {
  readonly visit: Visit
  readonly problem: Problem | undefined
  readonly desk: NoticeDesk
  /** The association has an address to send from. */
  readonly canSend: boolean
}

export const noticesPath = (visit: Visit, slug: string): string =>
  `/${visit.association.slug}/circulations/${encodeURIComponent(slug)}/notices`

export function noticesPage(view: NoticeView): Page {
  const { visit, problem, desk } = view
  const words = noticeTexts[visit.language]
  const { matter, recipients } = desk
  const circulations = `/${visit.association.slug}/circulations`
  const today = dayOf(visit.site.clock.now())
  const body = (
    <>
      <Crumbs
        label={words.trail}
        trail={[
          { label: words.circulations, href: circulations },
          { label: matter.dnr, href: `${circulations}/${encodeURIComponent(matter.slug)}` },
        ]}
        here={words.title}
      />
      <PageHead title={words.title}>
        <p lang="sv">{matter.title}</p>
      </PageHead>
      <Problems visit={visit} problem={problem} labels={{}} />
      <Done visit={visit} desk={desk} />
      <p>
        {words.lead} {words.next(dayWords(nextNoticeDay(today, matter.lastDay), visit.language))}{' '}
        <a href={`/${visit.association.slug}/errands`}>{words.itself}</a>
      </p>
      {recipients.length === 0 ? <Empty title={words.nobody}>{words.nobodyLead}</Empty> : <Owed {...view} />}
      <Sent {...view} />
      {matter.example && <p className="quiet">{words.example}</p>}
    </>
  )
  return { title: words.title, nav: 'circulations', body, hidden: true }
}

/** What was done just now; each letter is stopped in the list below while it waits. */
function Done({ visit, desk }: Pick<NoticeView, 'visit' | 'desk'>) {
  const words = noticeTexts[visit.language]
  const { searchParams: query } = visit.url
  const waiting = desk.sent.filter(({ state }) => state === 'waiting').length
  const told = query.has('stopped')
    ? words.stopped
    : query.has('sent') && waiting > 0 && words.leaving(waiting)
  return told ? (
    <Notice kind="success" announce>
      <p>{told}</p>
    </Notice>
  ) : null
}

/** What is owed, as it will be sent. */
function Owed({ visit, desk, canSend }: NoticeView) {
  const words = noticeTexts[visit.language]
  if (desk.drafts.length === 0) return <Empty title={words.nothing}>{words.nothingLead}</Empty>
  const names = desk.drafts.map((draft) => draft.recipient.name).join(', ')
  return (
    <>
      {desk.drafts.map((draft) => (
        <Preview visit={visit} draft={draft} />
      ))}
      <PostForm action={noticesPath(visit, desk.matter.slug)} enhance="main">
        {desk.drafts.map(({ recipient }) => (
          <Hidden values={{ recipient: recipient.id, notice: newId() }} />
        ))}
        <Consequence>{canSend ? words.consequence(names) : words.noSender}</Consequence>
        <Actions>
          <Button letter="e" disabled={!canSend}>
            {words.send}
          </Button>
        </Actions>
      </PostForm>
    </>
  )
}

function Preview({ visit, draft }: { visit: Visit; draft: NoticeDraft }) {
  const words = noticeTexts[visit.language]
  const { recipient, number, subject, body, attachments, linked, withheld } = draft
  return (
    <Card title={words.owed(number, recipient.name)}>
      <p>
        {words.to}: {recipient.email}
      </p>
      <Paper>
        <p>
          <b>{subject}</b>
        </p>
        {body.split('\n\n').map((paragraph) => (
          <p className="highlight">{paragraph}</p>
        ))}
      </Paper>
      {attachments.length > 0 && (
        <p>
          {words.copies}: {attachments.map((copy) => copy.filename).join(', ')}
        </p>
      )}
      {linked && <p>{words.linked}</p>}
      {withheld.length > 0 && (
        <Notice kind="warning">
          <p>
            {words.withheld}: {withheld.join(', ')}
          </p>
        </Notice>
      )}
    </Card>
  )
}

function Sent({ visit, desk }: NoticeView) {
  const words = noticeTexts[visit.language]
  if (desk.sent.length === 0) return null
  const names = new Map(desk.recipients.map((recipient) => [recipient.id, recipient.name]))
  const stop = `${noticesPath(visit, desk.matter.slug)}/stop`
  return (
    <Card title={words.sent}>
      <DataTable<SentNotice>
        caption={words.sent}
        rows={desk.sent}
        rowId={(notice) => notice.id}
        columns={[
          { header: words.number, numeric: true, cell: ({ number }) => number },
          {
            header: words.recipient,
            head: true,
            cell: ({ recipient }) => names.get(recipient) ?? '',
          },
          { header: words.made, tight: true, cell: ({ madeAt }) => momentInTable(madeAt) },
          { header: words.decisions, numeric: true, cell: ({ acts }) => acts.length },
          {
            header: words.state,
            cell: ({ id, state }) => (
              <>
                {words.states[state]}
                {state === 'waiting' && (
                  <PostForm action={stop} enhance="main" hidden={{ notice: id }}>
                    <Button look="quiet">{words.stop}</Button>
                  </PostForm>
                )}
              </>
            ),
          },
        ]}
      />
    </Card>
  )
}
