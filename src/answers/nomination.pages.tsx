import { DateField, SelectField, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import type { FormState } from '../kit/http/problems.tsx'
import type { Visit } from '../kit/http/visit.ts'
import type { Sheet } from './sheet.view.ts'
import { nominationTexts } from './nomination.texts.ts'

interface Props {
  readonly visit: Visit
  readonly sheet: Sheet
  readonly state: FormState
}

/** Whom the member names, where the letter asked for it: what is there, and two empty rows for a holder and a substitute. */
export function NomineeFields({ visit, sheet, state }: Props) {
  const words = nominationTexts[visit.language]
  const asked = sheet.desk.text.letter.nominations
  if (!asked) return null
  const { nominees } = sheet.answer
  const empty = (['ordinary', 'substitute'] as const).map((role) => ({ holder: '', role, email: '' }))
  const rows = nominees.length > 0 ? [...nominees, empty[1]!] : empty
  const roles = (['ordinary', 'substitute'] as const).map((value) => ({ value, label: words.roles[value] }))
  return (
    <fieldset className="field">
      <legend className="label">{words.named(asked.to)}</legend>
      <div className="stack">
        {rows.map(({ holder, role, email }, index) => (
          <FieldRow>
            <TextField
              name="nomineeHolder"
              id={`nomineeHolder.${index}`}
              label={words.holder(index + 1)}
              value={holder}
              lang="sv"
            />
            <SelectField
              name="nomineeRole"
              id={`nomineeRole.${index}`}
              label={words.role}
              options={roles}
              value={role}
            />
            <TextField
              name="nomineeEmail"
              id={`nomineeEmail.${index}`}
              label={words.email}
              type="email"
              value={email}
              error={state.error(`nomineeEmail.${index}`)}
            />
          </FieldRow>
        ))}
        <p className="hint">{words.hint}</p>
        <FieldRow>
          <DateField
            name="seatFrom"
            label={words.from}
            hint={words.fromHint(asked.from)}
            value={state.value('seatFrom', sheet.typed.seatFrom)}
            error={state.error('seatFrom')}
          />
          <DateField
            name="seatTo"
            label={words.to}
            hint={words.toHint(asked.until)}
            value={state.value('seatTo', sheet.typed.seatTo)}
            error={state.error('seatTo')}
          />
        </FieldRow>
      </div>
    </fieldset>
  )
}
