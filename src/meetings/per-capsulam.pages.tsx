import { decisionsPath } from '../decisions/pages.tsx'
import { relations } from '../decisions/decision.ts'
import { DateField, SelectField, TextArea, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { formPage } from '../kit/http/form-page.tsx'
import type { Page } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import { slugOf } from '../organisations/organisation.ts'
import { type FormView, nav } from './pages.tsx'
import { perCapsulamTexts } from './per-capsulam.texts.ts'
import { type MeetingBody } from './visited-meeting.routes.ts'
import { meetingsPath } from './address.ts'

export interface PerCapsulamView extends MeetingBody {
  readonly today: string
  /** What the body has decided before, to follow on or change. */
  readonly earlier: readonly { readonly id: string; readonly name: string }[]
}

/** A decision without a meeting, entered once those who take part have said yes. */
export function perCapsulamPage({ visit, problem }: FormView, view: PerCapsulamView): Page {
  const words = perCapsulamTexts[visit.language]
  const { labels } = words
  return formPage(visit, problem, {
    title: words.title({ body: view.body.name }),
    nav,
    trail: [{ label: words.decisions, href: decisionsPath(visit) }],
    action: meetingsPath(visit, slugOf(view.body.name), 'decide'),
    labels,
    lead: words.lead,
    submit: words.submit,
    consequence: words.consequence,
    hidden: { id: visit.form.text('id') ?? newId() },
    fields: (state) => {
      const field = (name: 'title' | 'reference' | 'dnr') => ({
        name,
        label: labels[name],
        value: state.value(name),
        error: state.error(name),
      })
      return (
        <>
          <TextField {...field('title')} lang="sv" />
          <FieldRow>
            <TextField {...field('reference')} hint={words.referenceHint} lang="sv" />
            <DateField
              name="decidedOn"
              label={labels.decidedOn}
              value={state.value('decidedOn', view.today)}
              error={state.error('decidedOn')}
            />
            <TextField {...field('dnr')} optional={words.optional} />
          </FieldRow>
          <TextArea
            name="clauses"
            label={labels.clauses}
            hint={words.clausesHint}
            rows={4}
            lang="sv"
            value={state.value('clauses')}
            error={state.error('clauses')}
          />
          <FieldRow>
            <SelectField
              name="relation"
              label={labels.relation}
              empty="–"
              options={relations.map((value) => ({ value, label: words.relations[value] }))}
              value={state.value('relation')}
              error={state.error('relation')}
            />
            <SelectField
              name="earlierId"
              label={labels.earlierId}
              empty="–"
              options={view.earlier.map(({ id, name }) => ({ value: id, label: name }))}
              value={state.value('earlierId')}
              error={state.error('earlierId')}
            />
          </FieldRow>
        </>
      )
    },
  })
}
