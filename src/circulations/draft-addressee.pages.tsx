import { Card } from '../kit/html/layout.tsx'
import { TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { DraftForm, DraftRecipient } from './draft-form.pages.ts'
import { draftTexts } from './draft.texts.ts'

/** Who gets the letter: the members that are asked, and others for information. */
export function AddresseeSection({ form }: { form: DraftForm }) {
  const words = draftTexts[form.language]
  const { error, reasons } = form.field('to')
  const told = form.others.filter((other) => other.chosen).length
  return (
    <Card title={words.sections.addressees}>
      <div id="to" tabIndex={-1} className={error ? 'field faulty' : 'field'}>
        {error && <p className="error">{error}</p>}
        {reasons.map((reason) => (
          <p className="hint">{reason}</p>
        ))}
        <p className="hint">{words.membersHint}</p>
      </div>
      <RecipientTable form={form} rows={form.members} name="to" caption={words.members} />
      {form.others.length > 0 && (
        <details open={told > 0}>
          <summary>
            {words.informed} ({told})
          </summary>
          <p className="hint">{words.informedLead}</p>
          <RecipientTable form={form} rows={form.others} name="info" caption={words.informed} />
        </details>
      )}
    </Card>
  )
}

interface RecipientTableProps {
  readonly form: DraftForm
  readonly rows: readonly DraftRecipient[]
  readonly name: 'to' | 'info'
  readonly caption: string
}

function RecipientTable({ form, rows, name, caption }: RecipientTableProps) {
  const words = draftTexts[form.language]
  const columns = [
    {
      key: 'name',
      header: words.member,
      head: true,
      cell: (row: DraftRecipient) => (
        <label className="check">
          <input
            type="checkbox"
            name={name}
            value={row.id}
            checked={row.chosen}
            aria-label={name === 'to' ? words.answersFor(row.name) : words.informs(row.name)}
          />
          <span>{row.name}</span>
        </label>
      ),
    },
    {
      key: 'email',
      header: words.labels.email,
      cell: (row: DraftRecipient) => <Address form={form} row={row} />,
    },
  ]
  return <DataTable caption={caption} columns={columns} rows={rows} rowId={(row) => `row-${row.id}`} />
}

function Address({ form, row }: { form: DraftForm; row: DraftRecipient }) {
  const words = draftTexts[form.language]
  const name = `email.${row.id}`
  const error = form.error(name)
  return (
    <div className={error ? 'field faulty' : 'field'}>
      {error && (
        <p className="error" id={`${name}-error`}>
          {error}
        </p>
      )}
      <input
        type="email"
        className="input"
        id={name}
        name={name}
        value={row.email}
        autoComplete="off"
        aria-label={words.addressOf(row.name)}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
      />
      {row.remark && <p className="hint">{row.remark}</p>}
    </div>
  )
}

/** Who is told of the decisions as they come in. */
export function ThirdBodySection({ form }: { form: DraftForm }) {
  const words = draftTexts[form.language]
  const rows = [...form.draft.thirdBodies, { name: '', email: '' }]
  return (
    <Card title={words.thirdBodies}>
      <p className="hint">{words.thirdHint}</p>
      {rows.map((row, index) => (
        <FieldRow>
          <TextField
            {...form.field('thirdName')}
            id={index === 0 ? 'thirdName' : `thirdName-${index}`}
            error={index === 0 ? form.error('thirdName') : undefined}
            reasons={index === 0 ? form.reasons('thirdName') : []}
            value={row.name}
            lang="sv"
          />
          <TextField
            {...form.field('thirdEmail')}
            id={index === 0 ? 'thirdEmail' : `thirdEmail-${index}`}
            error={index === 0 ? form.error('thirdEmail') : undefined}
            value={row.email}
            type="email"
          />
        </FieldRow>
      ))}
    </Card>
  )
}
