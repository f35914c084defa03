import type { Markup } from '../kit/html/markup.ts'
import { momentInTable } from '../kit/day-words.ts'
import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { Consequence, Notice } from '../kit/html/notice.tsx'
import { Aside, type Column, DataTable } from '../kit/html/table.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { type Colleague, type Invitation, lastSeen } from './colleague.ts'
import type { MadeLink } from './colleague.actions.ts'
import { colleagueTexts } from './colleague.texts.ts'
import { texts } from './texts.ts'

interface Office {
  readonly colleagues: readonly Colleague[]
  readonly invitations: readonly Invitation[]
}

/** Who works here, who has been invited, and a form to invite one more. */
export function colleaguesPage(visit: Visit, problem: Problem | undefined, office: Office): Page {
  const words = colleagueTexts[visit.language]
  const form = formState(visit, problem)
  const body = (
    <>
      <PageHead title={words.colleagues}>
        <p>{words.lead}</p>
      </PageHead>
      <Problems visit={visit} problem={problem} labels={{ name: words.name, email: words.email }} />
      <DataTable
        caption={words.colleagues}
        columns={columns(visit)}
        rows={office.colleagues}
        rowId={({ id }) => id}
      />
      {office.invitations.length > 0 && <Invited visit={visit} invitations={office.invitations} />}
      <Card title={words.invite}>
        <PostForm action="/people/invite">
          <FieldRow>
            <TextField name="name" label={words.name} value={form.value('name')} error={form.error('name')} />
            <TextField
              name="email"
              label={words.email}
              type="email"
              value={form.value('email')}
              error={form.error('email')}
            />
          </FieldRow>
          <Consequence>{words.inviteConsequence}</Consequence>
          <Button>{words.inviteButton}</Button>
        </PostForm>
      </Card>
    </>
  )
  return { title: words.colleagues, body, hidden: true }
}

function columns(visit: Visit): Column<Colleague>[] {
  const words = colleagueTexts[visit.language]
  return [
    {
      header: words.name,
      head: true,
      cell: ({ id, name }) => (
        <>
          {name}
          {id === visit.actor.id && <Aside>{words.you}</Aside>}
        </>
      ),
    },
    { header: words.email, cell: ({ email }) => email },
    {
      header: words.signedIn,
      tight: true,
      cell: (colleague) => lastSeen(colleague),
    },
    {
      header: words.state,
      cell: ({ blockedAt }) => (blockedAt === null ? words.open : <b>{words.blocked}</b>),
    },
    {
      header: words.action,
      label: '',
      cell: (colleague) =>
        colleague.id === visit.actor.id ? null : <AccountForms visit={visit} colleague={colleague} />,
    },
  ]
}

function AccountForms({ visit, colleague }: { visit: Visit; colleague: Colleague }): Markup {
  const words = colleagueTexts[visit.language]
  const { id, name, blockedAt } = colleague
  const at = (step: string): string => `/people/${id}/${step}`
  return (
    <PostForm action={at(blockedAt === null ? 'block' : 'unblock')}>
      <Button look="quiet" ariaLabel={blockedAt === null ? words.blockOf(name) : words.unblockOf(name)}>
        {blockedAt === null ? words.block : words.unblock}
      </Button>
      {blockedAt === null && (
        <Button look="quiet" formAction={at('new-password')} ariaLabel={words.newPasswordOf(name)}>
          {words.newPassword}
        </Button>
      )}
    </PostForm>
  )
}

function Invited({ visit, invitations }: { visit: Visit; invitations: readonly Invitation[] }) {
  const words = colleagueTexts[visit.language]
  const listed: readonly Column<Invitation>[] = [
    { header: words.name, head: true, cell: ({ name }) => name },
    { header: words.email, cell: ({ email }) => email },
    {
      header: words.until,
      tight: true,
      cell: ({ expiresAt }) => momentInTable(expiresAt),
    },
    {
      header: words.action,
      label: '',
      cell: ({ email, name }) => (
        <PostForm action="/people/withdraw" hidden={{ email }}>
          <Button look="quiet" ariaLabel={words.withdrawOf(name)}>
            {words.withdraw}
          </Button>
        </PostForm>
      ),
    },
  ]
  return (
    <Card title={words.invited}>
      <DataTable
        caption={words.invited}
        columns={listed}
        rows={invitations}
        rowId={({ email }) => `invited-${email}`}
      />
    </Card>
  )
}

/** The one time that a link is shown: only its hash is kept. */
export function linkPage(visit: Visit, name: string, { token, expiresAt }: MadeLink): Page {
  const words = colleagueTexts[visit.language]
  const body = (
    <>
      <PageHead title={words.linkTitle}>
        <p>{words.linkFor(name)}</p>
      </PageHead>
      <Card>
        <p>
          {words.linkLabel}: <code>{`${visit.site.settings.publicUrl}/setup/${token}`}</code>
        </p>
        <p>{words.linkUntil(expiresAt)}</p>
        <Consequence>{words.linkHow}</Consequence>
        <Actions>
          <LinkButton href="/people">{words.back}</LinkButton>
        </Actions>
      </Card>
    </>
  )
  return { title: words.linkTitle, body, hidden: true }
}

/** Which of the two forms of the account has just been saved. */
export type AccountSaved = 'name' | 'password' | null

/** One's own name and password. */
export function accountPage(
  visit: Visit,
  problem: Problem | undefined,
  { email, saved }: { readonly email: string; readonly saved: AccountSaved },
): Page {
  const words = colleagueTexts[visit.language]
  const form = formState(visit, problem)
  const labels = { name: words.name, current: words.current, wanted: words.wanted }
  const body = (
    <>
      <PageHead title={words.account} actions={<LinkButton href="/people">{words.colleagues}</LinkButton>}>
        <p>{words.accountLead(email)}</p>
      </PageHead>
      {saved && <Notice kind="success" title={saved === 'name' ? words.named : words.changed} announce />}
      <Problems visit={visit} problem={problem} labels={labels} />
      <Card>
        <PostForm action="/account/name" className="narrow">
          <TextField
            name="name"
            label={words.name}
            autoComplete="name"
            value={form.value('name', visit.actor.name)}
            error={form.error('name')}
          />
          <Button look="secondary">{words.saveName}</Button>
        </PostForm>
      </Card>
      <Card title={words.passwordTitle}>
        <PostForm action="/account/password" className="narrow">
          <input type="hidden" name="email" autoComplete="username" value={email} />
          <TextField
            name="current"
            label={words.current}
            type="password"
            autoComplete="current-password"
            error={form.error('current')}
          />
          <TextField
            name="wanted"
            label={words.wanted}
            type="password"
            hint={texts[visit.language].passwordHint}
            autoComplete="new-password"
            error={form.error('wanted')}
          />
          <Consequence>{words.changeConsequence}</Consequence>
          <Button>{words.change}</Button>
        </PostForm>
      </Card>
    </>
  )
  return { title: words.account, body, hidden: true }
}
