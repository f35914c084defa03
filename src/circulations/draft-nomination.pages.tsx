import { DateField, SelectField, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import type { DraftForm } from './draft-form.pages.ts'
import { draftKindTexts } from './draft-kind.texts.ts'

/** Only of an enquiry: to what the members are to name somebody. Their answers fill the register of representatives. */
export function NominationSection({ form }: { form: DraftForm }) {
  if (form.sent) return form.draft.kind === 'enquiry' ? <Fields form={form} /> : null
  return (
    <div data-when="enquiry">
      <Fields form={form} />
    </div>
  )
}

function Fields({ form }: { form: DraftForm }) {
  const words = draftKindTexts[form.language]
  const { body, project, from, to } = form.draft.nominations ?? { body: '', project: '', from: '', to: '' }
  return (
    <Card title={words.nominations}>
      <p className="hint">{words.nominationsLead}</p>
      <FieldRow>
        <SelectField
          {...form.field('seatBody')}
          value={body}
          options={form.bodies.map(({ id, name }) => ({ value: id, label: name }))}
          empty={words.noBody}
        />
        <TextField {...form.field('seatProject')} value={project} hint={words.seatProjectHint} lang="sv" />
      </FieldRow>
      <FieldRow>
        <DateField {...form.field('seatFrom')} value={from} hint={words.seatFromHint} />
        <DateField {...form.field('seatTo')} value={to} hint={words.seatToHint} />
      </FieldRow>
    </Card>
  )
}
