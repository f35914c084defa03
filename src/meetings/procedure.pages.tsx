import type { Markup } from '../kit/html/markup.ts'
import { Checkbox } from '../kit/html/choice.tsx'
import { FileField, SelectField, TextArea, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { storedValue } from '../kit/http/form-body.ts'
import { formPage } from '../kit/http/form-page.tsx'
import type { FormState } from '../kit/http/problems.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import { slugOf } from '../organisations/organisation.ts'
import { templateTexts } from './minutes-template.texts.ts'
import type { MinutesTemplate } from './minutes-template.store.ts'
import { type FormView, nav } from './pages.tsx'
import { type Procedure, numberings, quorums } from './procedure.ts'
import { type Words, texts } from './texts.ts'
import { type MeetingBody } from './visited-meeting.routes.ts'
import { meetingsPath } from './address.ts'

interface ProcedureFacts extends MeetingBody {
  readonly template: MinutesTemplate | null
}

/** How a body meets, as a form. */
export function procedurePage(
  { visit, problem }: FormView,
  { body, procedure, template }: ProcedureFacts,
): Page {
  const words = texts[visit.language]
  const action = meetingsPath(visit, slugOf(body.name), 'procedure')
  return formPage(visit, problem, {
    title: `${words.procedure}: ${body.name}`,
    nav,
    trail: [{ label: words.meetings, href: meetingsPath(visit) }],
    action,
    multipart: true,
    labels: {
      shortName: words.shortName,
      numbering: words.numbering,
      quorum: words.quorum,
      secretary: words.secretary,
      secretaryEmail: words.secretaryEmail,
      standingItems: words.standing,
      template: templateTexts[visit.language].template,
    },
    submit: words.save,
    lead: words.procedureLead,
    fields: (state) => (
      <>
        <ProcedureFields words={words} state={state} procedure={procedure} />
        <TemplateFields visit={visit} state={state} template={template} href={`${action}/template`} />
      </>
    ),
  })
}

function ProcedureFields(props: { words: Words; state: FormState; procedure: Procedure }): Markup {
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
  const isTicked = (name: 'isPublic' | 'perCapsulam'): boolean =>
    state.all(name, procedure[name] ? ['on'] : []).length > 0
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
      <Checkbox name="isPublic" label={words.isPublic} checked={isTicked('isPublic')} />
      <Checkbox name="perCapsulam" label={words.perCapsulam} checked={isTicked('perCapsulam')} />
    </>
  )
}

interface TemplateProps {
  readonly visit: Visit
  readonly state: FormState
  readonly template: MinutesTemplate | null
  readonly href: string
}

/** A file that was taken waits with the form until the rest of it is right. */
function TemplateFields({ visit, state, template, href }: TemplateProps): Markup {
  const words = templateTexts[visit.language]
  const error = state.error('template')
  const kept = error === undefined ? visit.form.files('template').at(-1) : undefined
  return (
    <>
      <FileField
        name="template"
        label={words.template}
        hint={words.templateHint}
        optional={texts[visit.language].optional}
        accept=".docx"
        error={error}
      />
      {kept && (
        <p>
          {words.received}: {kept.filename}
          <input type="hidden" name="template.stored" value={storedValue(kept)} />
        </p>
      )}
      {template && (
        <>
          <p>
            {words.chosen}: <a href={href}>{template.filename}</a>. {words.replaced}
          </p>
          <Checkbox
            name="removeTemplate"
            label={words.remove}
            checked={state.value('removeTemplate') !== ''}
          />
        </>
      )}
    </>
  )
}
