import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { RadioCards } from '../kit/html/choice.tsx'
import { SelectField, TextArea, TextField } from '../kit/html/field.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Consequence, Notice, Progress, UndoNotice } from '../kit/html/notice.tsx'
import { Aside, type Column, DataTable } from '../kit/html/table.tsx'
import { PostForm, usePage } from '../kit/http/post-form.tsx'
import { Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { momentInTable } from '../kit/day-words.ts'
import type { OutgoingLetter } from '../kit/mail/letter.ts'
import { texts as mailTexts } from '../kit/mail/texts.ts'
import { addresseeRoles } from './addressee.ts'
import type { LinkStanding } from './answer-link.ts'
import type { Circulation } from './circulation.ts'
import { dispatchTexts } from './dispatch.texts.ts'
import type { AddresseeRow } from './store.ts'
import { CirculationTabs } from './tabs.pages.tsx'
import { texts } from './texts.ts'

/** One recipient with the latest of its letters. */
export interface Sent {
  readonly addressee: AddresseeRow
  readonly letter: OutgoingLetter | null
  /** Its links to answer by; null where none was given out. */
  readonly link: LinkStanding | null
}

export interface DispatchView {
  readonly href: string
  readonly circulation: Circulation
  readonly rows: readonly Sent[]
  /** Seconds left to undo the first dispatch in; 0: too late. */
  readonly undoSeconds: number
  /** No mail server, or the demo's. */
  readonly still: string | null
  /** Organisations that can be added. */
  readonly others: readonly { readonly id: string; readonly name: string }[]
  /** The id of the addressee that may be added. */
  readonly newId: string
}

/** How far each letter has come, and what can be mended. */
export function dispatchPage(visit: Visit, view: DispatchView, problem: Problem | undefined): Page {
  const words = dispatchTexts[visit.language]
  const { circulation, href, rows } = view
  const letters = rows.flatMap(({ letter }) => letter ?? [])
  const done = letters.filter((letter) => letter.state === 'sent').length
  const list = { href: `/${visit.association.slug}/circulations`, label: texts[visit.language].title }
  const trail = [list, { href, label: circulation.dnr }]
  const body = (
    <>
      <Crumbs label={texts[visit.language].room} trail={trail} here={words.dispatch} />
      <PageHead title={circulation.title} lang="sv" />
      <CirculationTabs visit={visit} href={href} here="/dispatch" />
      <Problems visit={visit} problem={problem} labels={words.labels} />
      {view.still && (
        <Notice kind="info">
          <p>{view.still}</p>
        </Notice>
      )}
      {view.undoSeconds > 0 && <Undo visit={visit} view={view} count={letters.length} />}
      <div data-fragment="dispatch" className="stack">
        <Progress
          label={words.progress}
          done={done}
          of={letters.length}
          text={words.progressText(done, letters.length)}
        />
        <p>
          <a href={`${href}/dispatch`} data-enhance="dispatch">
            {words.refresh}
          </a>
        </p>
        <DataTable
          caption={words.recipients}
          columns={columns(visit, view)}
          rows={rows}
          rowId={({ addressee }) => `a-${addressee.id}`}
        />
      </div>
      {circulation.recalledAt === null && <AddRecipient visit={visit} view={view} problem={problem} />}
    </>
  )
  return { title: words.dispatch, nav: 'circulations', body, hidden: true }
}

function Undo({ visit, view, count }: { visit: Visit; view: DispatchView; count: number }) {
  const words = dispatchTexts[visit.language]
  return (
    <UndoNotice
      action={`${view.href}/dispatch/undo`}
      undo={words.undo}
      hidden={{ csrf: usePage().csrfToken }}
      seconds={{ left: view.undoSeconds, word: words.seconds }}
    >
      {words.sentNow(count)}
    </UndoNotice>
  )
}

function columns(visit: Visit, view: DispatchView): Column<Sent>[] {
  const words = dispatchTexts[visit.language]
  const change = view.circulation.recalledAt === null
  return [
    { header: words.recipient, head: true, cell: ({ addressee }) => addressee.name },
    { header: words.address, cell: ({ addressee }) => addressee.email },
    { header: words.role, tight: true, cell: ({ addressee }) => words.roles[addressee.role] },
    { header: words.mail, cell: (row) => <LetterState visit={visit} row={row} /> },
    {
      header: words.when,
      cell: ({ letter }) => letter && momentInTable(letter.sentAt ?? letter.dueAt),
      tight: true,
    },
    { header: words.link, cell: (row) => linkWords(visit, row), tight: true },
    ...(change
      ? [
          {
            header: words.change,
            cell: (row: Sent) => <Change visit={visit} view={view} row={row} />,
          },
        ]
      : []),
  ]
}

function LetterState({ visit, row: { addressee, letter } }: { visit: Visit; row: Sent }) {
  const words = dispatchTexts[visit.language]
  if (addressee.droppedAt !== null)
    return (
      <>
        {words.dropped}
        <Aside>{addressee.droppedReason}</Aside>
      </>
    )
  if (!letter) return words.noLetter
  return (
    <>
      <a href={`/${visit.association.slug}/outbox/${letter.id}`}>
        {mailTexts[visit.language].states[letter.state]}
      </a>
      {letter.lastError && letter.state !== 'sent' && <Aside>{words.serverSaid(letter.lastError)}</Aside>}
    </>
  )
}

function linkWords(visit: Visit, { link }: Sent): string | null {
  const words = dispatchTexts[visit.language]
  if (!link) return null
  if (link.state !== 'valid') return words.linkStates[link.state]
  return link.lastUsedAt ? words.linkUsed(momentInTable(link.lastUsedAt)) : words.linkUnused
}

function Change({ visit, view, row }: { visit: Visit; view: DispatchView; row: Sent }) {
  const words = dispatchTexts[visit.language]
  const { addressee, letter } = row
  if (addressee.droppedAt !== null) return null
  const of = `${view.href}/addressees/${addressee.id}`
  return (
    <details open={letter?.state === 'failed'}>
      <summary aria-label={`${words.change}: ${addressee.name}`}>{words.change}</summary>
      <PostForm action={`${of}/address`} label={words.mend}>
        <TextField
          name="email"
          id={`email-${addressee.id}`}
          label={words.mend}
          value={addressee.email}
          type="email"
        />
        <Button look="secondary">{words.mendButton}</Button>
      </PostForm>
      <PostForm action={`${of}/drop`} label={words.drop}>
        <TextField
          name="reason"
          id={`reason-${addressee.id}`}
          label={`${words.drop}: ${words.reason.toLowerCase()}`}
          hint={words.dropLead}
        />
        <Button look="danger">{words.dropButton}</Button>
      </PostForm>
      {addressee.role === 'to' && <LinkForms of={of} link={row.link} words={words} />}
    </details>
  )
}

interface LinkFormsProps {
  readonly of: string
  readonly link: LinkStanding | null
  readonly words: (typeof dispatchTexts)['sv']
}

/** A link that has reached somebody it should not have is revoked; one that is lost is made anew. */
function LinkForms({ of, link, words }: LinkFormsProps) {
  return (
    <>
      <PostForm action={`${of}/link`} label={words.renewLink}>
        <p className="hint">{words.renewLinkLead}</p>
        <Button look="secondary">{words.renewLink}</Button>
      </PostForm>
      {link?.state === 'valid' && (
        <PostForm action={`${of}/link/revoke`} label={words.revokeLink}>
          <p className="hint">{words.revokeLinkLead}</p>
          <Button look="danger">{words.revokeLink}</Button>
        </PostForm>
      )}
    </>
  )
}

interface AddRecipientProps {
  readonly visit: Visit
  readonly view: DispatchView
  readonly problem: Problem | undefined
}

function AddRecipient({ visit, view, problem }: AddRecipientProps) {
  const words = dispatchTexts[visit.language]
  const state = formState(visit, problem)
  const others = view.others.map(({ id, name }) => ({ value: id, label: name }))
  const roles = addresseeRoles.map((role) => ({ value: role, label: words.roles[role] }))
  return (
    <Card title={words.add}>
      <PostForm action={`${view.href}/addressees`} hidden={{ addresseeId: view.newId }}>
        <p className="hint">{words.addLead}</p>
        <SelectField
          name="organisationId"
          label={words.organisation}
          options={others}
          empty={words.choose}
          value={state.value('organisationId')}
          error={state.error('organisationId')}
        />
        <TextField
          name="email"
          label={words.labels.email}
          type="email"
          value={state.value('email')}
          error={state.error('email')}
        />
        <RadioCards name="role" label={words.role} choices={roles} value={state.value('role', 'to')} />
        <Button>{words.addButton}</Button>
      </PostForm>
    </Card>
  )
}

/** Before it is recalled: what happens, and why. */
export function recallPage(
  visit: Visit,
  { circulation, href, told }: { circulation: Circulation; href: string; told: number },
  problem: Problem | undefined,
): Page {
  const words = texts[visit.language]
  const state = formState(visit, problem)
  const trail = [
    { href: `/${visit.association.slug}/circulations`, label: words.title },
    { href, label: circulation.dnr },
  ]
  const body = (
    <>
      <Crumbs label={words.room} trail={trail} here={words.recall} />
      <PageHead title={words.recallTitle} />
      <PostForm action={`${href}/recall`} className="narrow">
        <Problems visit={visit} problem={problem} labels={{}} />
        <TextArea
          name="reason"
          label={dispatchTexts[visit.language].reason}
          value={state.value('reason')}
          error={state.error('reason')}
          lang="sv"
        />
        <Consequence>
          <p>{words.recallLead}</p>
        </Consequence>
        <Actions>
          <Button look="danger">{words.recallButton(told)}</Button>
          <LinkButton href={`${href}/versions`} look="quiet">
            {words.cancel}
          </LinkButton>
        </Actions>
      </PostForm>
    </>
  )
  return { title: words.recallTitle, nav: 'circulations', body, hidden: true }
}
