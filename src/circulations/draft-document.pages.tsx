import { Checkbox } from '../kit/html/choice.tsx'
import { FileField, SelectField, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import { storedValue } from '../kit/http/form-body.ts'
import { type DocumentRole, documentRoles } from './circulation.ts'
import type { DraftForm } from './draft-form.pages.ts'
import { draftTexts } from './draft.texts.ts'

/** What goes with the letter. A file that has been sent with the form is kept, whatever else was wrong in it. */
export function DocumentSection({ form }: { form: DraftForm }) {
  const words = draftTexts[form.language]
  const { documents } = form.draft
  const roles = documentRoles.map((role) => ({ value: role, label: words.documentRoles[role] }))
  const missing: DocumentRole = documents.some(({ role }) => role === 'instrument') ? 'annex' : 'instrument'
  return (
    <Card title={words.sections.documents}>
      {documents.length === 0 && <p>{words.noDocuments}</p>}
      {documents.map((document, index) => (
        <div role="group" aria-label={document.title}>
          <input type="hidden" name="documents.stored" value={storedValue(document)} />
          <p>
            <a href={form.fileHref(document)}>{document.filename}</a>
          </p>
          <FieldRow>
            <SelectField
              name={`documentRole.${index}`}
              label={words.documentRole}
              value={document.role}
              options={roles}
            />
            <TextField
              name={`documentTitle.${index}`}
              label={words.documentTitle}
              value={document.title}
              lang="sv"
            />
          </FieldRow>
          <Checkbox
            name="documentAway"
            id={`documentAway-${index}`}
            value={String(index)}
            label={words.documentAway}
          />
        </div>
      ))}
      <FieldRow>
        <FileField {...form.field('files')} hint={words.fileHint} multiple />
        <SelectField name="filesRole" label={words.filesRole} value={missing} options={roles} />
      </FieldRow>
    </Card>
  )
}
