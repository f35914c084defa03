import { Actions, Button } from '../kit/html/button.tsx'
import { TextField } from '../kit/html/field.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Notice } from '../kit/html/notice.tsx'
import { PostForm, usePage } from '../kit/http/post-form.tsx'
import { type FormState, Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import type { Rounds } from './reminder-round.actions.ts'
import { reminderTexts } from './reminder.texts.ts'
import type { ReminderPlan } from './reminder.ts'
import { texts } from './texts.ts'

interface PlanPart {
  readonly plan: ReminderPlan | null
  /** Null: of a draft, where no day is known yet. */
  readonly rounds: Rounds['days'] | null
  readonly action: string
  readonly state: FormState
  /** Where everything that goes by itself is listed. */
  readonly all: string
}

const isEmpty = (plan: ReminderPlan | null): boolean => !plan || plan.before.length + plan.after.length === 0

/** The plan, what it leads to, and the form that changes it. */
export function PlanCard({ plan, rounds, action, state, all }: PlanPart) {
  const words = reminderTexts[usePage().language]
  const shown = (days: readonly number[] | undefined): string => (days ?? []).join(', ')
  return (
    <Card title={words.plan}>
      {rounds && rounds.length > 0 && (
        <ul aria-label={words.next}>
          {rounds.map(({ day, recipients }) => (
            <li>{words.round(day, recipients)}</li>
          ))}
        </ul>
      )}
      {rounds?.length === 0 && <p>{isEmpty(plan) ? words.planNone : words.planDone}</p>}
      <PostForm action={action} enhance="main">
        <TextField
          name="before"
          label={words.before}
          hint={words.beforeHint}
          value={state.value('before', shown(plan?.before))}
          error={state.error('before')}
        />
        <TextField
          name="after"
          label={words.after}
          hint={words.afterHint}
          value={state.value('after', shown(plan?.after))}
          error={state.error('after')}
        />
        <p className="hint">{words.planLead}</p>
        <Actions>
          <Button look="secondary">{words.save}</Button>
        </Actions>
      </PostForm>
      <p>
        <a href={all}>{words.all}</a>
      </p>
    </Card>
  )
}

/** Of a draft: nothing has been sent, and only the plan can be made. */
export function draftPlanPage(
  visit: Visit,
  view: {
    readonly href: string
    readonly title: string
    readonly plan: ReminderPlan
    readonly done: boolean
  },
  problem: Problem | undefined,
): Page {
  const words = reminderTexts[visit.language]
  const list = { href: `/${visit.association.slug}/circulations`, label: texts[visit.language].title }
  const title = view.title || texts[visit.language].untitled
  const body = (
    <>
      <Crumbs
        label={texts[visit.language].room}
        trail={[list, { href: `${view.href}/draft`, label: title }]}
        here={words.title}
      />
      <PageHead title={words.plan}>
        <p lang="sv">{title}</p>
      </PageHead>
      <Problems visit={visit} problem={problem} labels={words.labels} />
      {view.done && (
        <Notice kind="success" announce>
          <p>{words.saved}</p>
        </Notice>
      )}
      <p>{words.planDraft}</p>
      <PlanCard
        plan={view.plan}
        rounds={null}
        action={`${view.href}/reminders/plan`}
        state={formState(visit, problem)}
        all={`/${visit.association.slug}/errands`}
      />
    </>
  )
  return { title: words.plan, nav: 'circulations', body, hidden: true }
}
