import { Actions, Button } from '../kit/html/button.tsx'
import { TextField } from '../kit/html/field.tsx'
import { Card } from '../kit/html/layout.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { Notice } from '../kit/html/notice.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import type { Followup } from './followup.ts'
import type { ReminderSetting } from './reminder.store.ts'
import { texts } from './texts.ts'

/** Whom to remind of one follow-up; for the staff. */
export function ReminderForm({
  visit,
  followup: { id, what },
  setting,
}: {
  visit: Visit
  followup: Followup
  setting: ReminderSetting | undefined
}) {
  const words = texts[visit.language]
  const posted = visit.params['id'] === id && visit.form.text('email') !== null
  const shown = setting?.stoppedAt ? words.remindersEnded : (setting?.email ?? words.remindSecretary)
  return (
    <details open={posted}>
      <summary>
        {words.reminds} <span className="quiet">{shown}</span>
        <span className="unseen"> {what}</span>
      </summary>
      <PostForm action={`/${visit.association.slug}/followups/${id}/reminder`}>
        <TextField
          name="email"
          id={`email-${id}`}
          label={words.remindTo}
          hint={words.remindHint}
          value={posted ? (visit.form.text('email') ?? '') : (setting?.email ?? '')}
        />
        <Actions>
          <Button look="secondary">{words.remindSave}</Button>
        </Actions>
      </PostForm>
    </details>
  )
}

/** For whoever got the letter: nothing is done by only opening the page, since mail programs open links too. */
export function unsubscribePage(visit: Visit, { what }: Pick<Followup, 'what'>, ended: boolean): Page {
  const words = texts[visit.language]
  const body = (
    <>
      <PageHead title={words.endTitle} />
      {ended ? (
        <Notice kind="success" announce>
          <p>{words.ended}</p>
        </Notice>
      ) : (
        <Card>
          <p>{words.endLead}</p>
          <p lang="sv">
            <b>{what}</b>
          </p>
          <PostForm action={visit.url.pathname}>
            <Actions>
              <Button>{words.endButton}</Button>
            </Actions>
          </PostForm>
        </Card>
      )}
    </>
  )
  return { title: words.endTitle, body, hidden: true }
}
