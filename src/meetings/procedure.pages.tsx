import type { ReactNode } from 'react'
import { Checkbox } from '../kit/html/choice.tsx'
import { SelectField, TextArea, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { formPage } from '../kit/http/form-page.tsx'
import type { FormState } from '../kit/http/problems.tsx'
import type { Page } from '../kit/http/visit.ts'
import { slugOf } from '../organisations/organisation.ts'
import { type FormView, nav } from './pages.tsx'
import { type Procedure, numberings, quorums } from './procedure.ts'
import { type Words, texts } from './texts.ts'
import { type MeetingBody, meetingsPath } from './visited-meeting.routes.ts'

/** How a body meets, as a form. */
export function procedurePage({ visit, problem }: FormView, { body, procedure }: MeetingBody): Page {
  const words = texts[visit.language]
  return formPage(visit, problem, {
    title: `${words.procedure}: ${body.name}`,
    nav,
    trail: [{ label: words.meetings, href: meetingsPath(visit) }],
    action: meetingsPath(visit, slugOf(body.name), 'procedure'),
    labels: {
      shortName: words.shortName,
      numbering: words.numbering,
      quorum: words.quorum,
      secretary: words.secretary,
      secretaryEmail: words.secretaryEmail,
      standingItems: words.standing,
    },
    submit: words.save,
    lead: words.procedureLead,
    fields: (state) => <ProcedureFields words={words} state={state} procedure={procedure} />,
  })
}

function ProcedureFields(props: { words: Words; state: FormState; procedure: Procedure }): ReactNode {
  const { words, state, procedure } = props
  const text = (name: 'shortName' | 'secretary' | 'secretaryEmail', label: string, hint?: string) => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      optional={words.optional}
      value={state.value(name, procedure[name])}
      error={state.error(name)}
    />
  )
  return (
    <>
      {text('shortName', words.shortName, words.shortNameHint)}
      <FieldRow>
        <SelectField
          name="numbering"
          label={words.numbering}
          options={numberings.map((value) => ({ value, label: words.numberings[value] }))}
          value={state.value('numbering', procedure.numbering)}
          error={state.error('numbering')}
        />
        <SelectField
          name="quorum"
          label={words.quorum}
          options={quorums.map((value) => ({ value, label: words.quorums[value] }))}
          value={state.value('quorum', procedure.quorum)}
          error={state.error('quorum')}
        />
      </FieldRow>
      {text('secretary', words.secretary, words.secretaryHint)}
      {text('secretaryEmail', words.secretaryEmail)}
      <TextArea
        name="standingItems"
        label={words.standing}
        hint={words.standingHint}
        optional={words.optional}
        lang="sv"
        value={state.value('standingItems', procedure.standingItems.join('\n'))}
        error={state.error('standingItems')}
      />
      <Checkbox name="isPublic" label={words.isPublic} checked={procedure.isPublic} />
      <Checkbox name="perCapsulam" label={words.perCapsulam} checked={procedure.perCapsulam} />
    </>
  )
}
