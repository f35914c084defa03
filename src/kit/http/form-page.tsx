import type { Markup } from '../html/markup.ts'
import { Actions, Button, LinkButton } from '../html/button.tsx'
import { Card } from '../html/layout.tsx'
import { Crumbs, PageHead, type Place } from '../html/navigation.tsx'
import { Consequence } from '../html/notice.tsx'
import { PostForm } from './post-form.tsx'
import { type FormState, Problems, formState } from './problems.tsx'
import type { Page, Problem, Visit } from './visit.ts'

interface FormPageProps {
  readonly title: string
  readonly nav: string
  /** From the room down to the page that the form belongs to, where "cancel" leads back. */
  readonly trail: readonly Place[]
  readonly action: string
  /** What each field is called, for the list of faults. */
  readonly labels: Readonly<Record<string, string>>
  readonly submit: string
  readonly fields: (state: FormState) => Markup
  readonly lead?: Markup
  /** What will happen, told before the button. */
  readonly consequence?: Markup
  readonly hidden?: Readonly<Record<string, string>>
  readonly multipart?: boolean
}

const words = {
  sv: { crumbs: 'Här är du', cancel: 'Avbryt' },
  en: { crumbs: 'You are here', cancel: 'Cancel' },
}

/** A staff page that is one form: what went wrong first, the fields as typed, the consequence, the button. */
export function formPage(visit: Visit, problem: Problem | undefined, props: FormPageProps): Page {
  const { crumbs, cancel } = words[visit.language]
  const { hidden = {}, multipart = false } = props
  const body = (
    <>
      <Crumbs label={crumbs} trail={props.trail} here={props.title} />
      <PageHead title={props.title}>{props.lead && <p>{props.lead}</p>}</PageHead>
      <Problems visit={visit} problem={problem} labels={props.labels} />
      <Card>
        <PostForm action={props.action} hidden={hidden} multipart={multipart}>
          {props.fields(formState(visit, problem))}
          {props.consequence && <Consequence>{props.consequence}</Consequence>}
          <Actions>
            <Button>{props.submit}</Button>
            <LinkButton href={props.trail.at(-1)!.href} look="quiet">
              {cancel}
            </LinkButton>
          </Actions>
        </PostForm>
      </Card>
    </>
  )
  return { title: props.title, nav: props.nav, body, hidden: true }
}

export const crumbsLabel = (visit: Pick<Visit, 'language'>): string => words[visit.language].crumbs
