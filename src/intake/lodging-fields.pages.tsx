import { Checkbox } from '../kit/html/choice.tsx'
import { DateField, FileField, SelectField, TextArea } from '../kit/html/field.tsx'
import type { Visit } from '../kit/http/visit.ts'
import type { FieldTeller, LodgingPageView } from './lodging-view.pages.tsx'
import { lodgingTexts } from './lodging.texts.ts'

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
            <div key={sha256}>
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
        accept=".pdf,.docx,.odt,.txt,.png,.jpg,.jpeg,.tif,.tiff"
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
        <fieldset key={number} className="field">
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
