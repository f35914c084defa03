import { acceptOf } from '../kit/files/kind.ts'
import { Checkbox } from '../kit/html/choice.tsx'
import { DateField, FileField, SelectField, TextArea, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import type { Visit } from '../kit/http/visit.ts'
import type { FieldTeller, LodgingPageView } from './lodging-view.pages.tsx'
import { lodgingTexts } from './lodging.texts.ts'
import { lodgedKinds, nomineeRows } from './lodging.ts'
import { nominationTexts } from '../answers/nomination.texts.ts'

/** The parts of the form that are not always needed. */

interface Telling {
  readonly visit: Visit
  readonly teller: FieldTeller
}

/** Files that are there, each to be looked at or taken away; and room for more. */
export function Files({ visit, view, teller, path }: LodgingPageView & Telling & { readonly path: string }) {
  const words = lodgingTexts[visit.language]
  const { files } = view.draft.written
  return (
    <>
      {files.length > 0 && (
        <fieldset className="field">
          <legend className="label">{words.files}</legend>
          {files.map(({ sha256, filename }) => (
            <div>
              <a href={`${path}/files/${sha256}`}>{filename}</a>
              <Checkbox name="drop" id={`drop-${sha256}`} value={sha256} label={words.drop(filename)} />
            </div>
          ))}
        </fieldset>
      )}
      <FileField
        name="file"
        label={words.fields.file}
        hint={words.fileHint}
        error={teller.error('file')}
        accept={acceptOf(lodgedKinds)}
        multiple
      />
    </>
  )
}

/** Folded away: most decide on all clauses alike. */
export function ClausesByMember({ visit, view, teller }: LodgingPageView & Telling) {
  const words = lodgingTexts[visit.language]
  if (view.clauses.length === 0) return null
  const options = Object.entries(words.clauseAnswers).map(([value, label]) => ({ value, label }))
  const said = view.clauses.some(({ number }) => teller.value(`clause.${number}`) !== '')
  return (
    <details open={said}>
      <summary>{words.perClause}</summary>
      <p className="hint">{words.perClauseLead}</p>
      {view.clauses.map(({ number, text }) => (
        <fieldset className="field">
          <legend className="label">{words.clause(number)}</legend>
          <p lang="sv">{text}</p>
          <SelectField
            name={`clause.${number}`}
            label={words.fields.choice}
            options={options}
            value={teller.value(`clause.${number}`)}
          />
          <TextArea
            name={`clauseText.${number}`}
            label={words.clauseText(number)}
            optional={words.optional}
            rows={2}
            value={teller.value(`clauseText.${number}`)}
            error={teller.error(`clauseText.${number}`)}
            lang="sv"
          />
        </fieldset>
      ))}
    </details>
  )
}

export function Riders({ visit, teller }: Telling) {
  const words = lodgingTexts[visit.language]
  const text = teller.value('riderText')
  return (
    <details open={text !== '' || teller.error('riderReview') !== undefined}>
      <summary>{words.rider}</summary>
      <TextArea
        name="riderText"
        label={words.fields.riderText}
        rows={3}
        value={text}
        error={teller.error('riderText')}
        lang="sv"
      />
      <DateField
        name="riderReview"
        label={words.fields.riderReview}
        optional={words.optional}
        value={teller.value('riderReview')}
        error={teller.error('riderReview')}
      />
    </details>
  )
}

/** Whom the member names, where the letter asks for it. */
export function Nominees({ visit, view, teller }: LodgingPageView & Telling) {
  const words = nominationTexts[visit.language]
  const fields = lodgingTexts[visit.language].fields
  const asked = view.sheet.desk.text.letter.nominations
  if (!asked) return null
  const roles = (['ordinary', 'substitute'] as const).map((value) => ({ value, label: words.roles[value] }))
  return (
    <fieldset className="field">
      <legend className="label">{words.named(asked.to)}</legend>
      <div className="stack">
        <p className="hint">{words.guestHint}</p>
        {nomineeRows.filter(isShown(teller)).map((row) => (
          <FieldRow>
            <TextField
              name={`nominee.${row}`}
              label={words.holder(row)}
              value={teller.value(`nominee.${row}`)}
              error={teller.error(`nominee.${row}`)}
              lang="sv"
            />
            <SelectField
              name={`nomineeRole.${row}`}
              label={words.role}
              options={roles}
              value={teller.value(`nomineeRole.${row}`) || (row === 2 ? 'substitute' : 'ordinary')}
            />
            <TextField
              name={`nomineeEmail.${row}`}
              label={words.email}
              type="email"
              value={teller.value(`nomineeEmail.${row}`)}
              error={teller.error(`nomineeEmail.${row}`)}
            />
          </FieldRow>
        ))}
        <FieldRow>
          <DateField
            name="seatFrom"
            label={fields.seatFrom}
            hint={words.fromHint(asked.from)}
            value={teller.value('seatFrom')}
            error={teller.error('seatFrom')}
          />
          <DateField
            name="seatTo"
            label={fields.seatTo}
            hint={words.toHint(asked.until)}
            value={teller.value('seatTo')}
            error={teller.error('seatTo')}
          />
        </FieldRow>
      </div>
    </fieldset>
  )
}

/** Two rows, and one more than there are names in: the next one comes when the page is saved. */
const isShown =
  (teller: FieldTeller) =>
  (row: number): boolean =>
    row <= 2 || teller.value(`nominee.${row - 1}`) !== ''
