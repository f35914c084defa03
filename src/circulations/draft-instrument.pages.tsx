import { entryKinds, countingDates } from '../agreements/typed-terms.ts'
import { instrumentKinds } from '../agreements/instrument.ts'
import { termsTexts } from '../agreements/terms.texts.ts'
import { Checkbox, Checkboxes, RadioCards } from '../kit/html/choice.tsx'
import { DateField, SelectField, TextArea, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { Facts } from '../kit/html/table.tsx'
import { Card } from '../kit/html/layout.tsx'
import type { DraftForm } from './draft-form.pages.ts'
import { draftTexts } from './draft.texts.ts'

type Words = readonly string[]
const choices = <K extends string>(keys: readonly K[], words: Readonly<Record<K, Words>>) =>
  keys.map((value) => {
    const [label, hint] = words[value]
    return { value, label, ...(hint && { hint }) }
  })

/** What is to be adopted: a new text with its terms, or one in the register. */
export function InstrumentSection({ form }: { form: DraftForm }) {
  const words = draftTexts[form.language]
  const { instrument } = form.draft
  if (form.sent) return <StandingInstrument form={form} />
  const uses = choices(['new', 'existing', 'none'], words.instrumentUse)
  const there = form.instruments.map(({ id, title, validFrom }) => ({
    value: id,
    label: validFrom ? `${title} (${validFrom.slice(0, 4)})` : title,
  }))
  return (
    <Card title={words.sections.instrument}>
      <RadioCards {...form.field('instrumentUse')} value={instrument.use} choices={uses} />
      <div data-when="existing">
        <SelectField
          {...form.field('instrument')}
          value={instrument.use === 'existing' ? instrument.id : ''}
          options={there}
          empty={words.noInstrument}
        />
      </div>
      <div data-when="new">
        <NewInstrument form={form} lineage={there} />
        <Terms form={form} />
      </div>
      <Checkbox {...form.field('decisionIsSignature')} checked={form.draft.decisionIsSignature} />
    </Card>
  )
}

/** In a next version it is the one that was sent: members have answered about it. */
function StandingInstrument({ form }: { form: DraftForm }) {
  const words = draftTexts[form.language]
  const { use, title } = form.draft.instrument
  const value = use === 'none' ? words.noInstrument : title
  return (
    <Card title={words.sections.instrument}>
      <Facts facts={[{ label: words.labels.instrument, value }]} />
      <p className="hint">{words.instrumentStands}</p>
      <Checkbox {...form.field('decisionIsSignature')} checked={form.draft.decisionIsSignature} />
    </Card>
  )
}

interface Lineage {
  readonly form: DraftForm
  readonly lineage: readonly { readonly value: string; readonly label: string }[]
}

function NewInstrument({ form, lineage }: Lineage) {
  const words = draftTexts[form.language]
  const { instrumentKinds: kindWords } = termsTexts[form.language]
  const { instrument } = form.draft
  const kinds = instrumentKinds.map((value) => ({ value, label: kindWords[value] }))
  const optional = { optional: words.optional, empty: words.noInstrument, options: lineage }
  return (
    <>
      <TextArea {...form.field('instrumentTitle')} value={instrument.title} rows={2} lang="sv" />
      <FieldRow>
        <SelectField {...form.field('instrumentKind')} value={instrument.kind} options={kinds} />
        <DateField {...form.field('validFrom')} value={instrument.validFrom} hint={words.validFromHint} />
      </FieldRow>
      <FieldRow>
        <SelectField {...form.field('follows')} value={instrument.follows} {...optional} />
        <SelectField {...form.field('replaces')} value={instrument.replaces} {...optional} />
      </FieldRow>
    </>
  )
}

function Terms({ form }: { form: DraftForm }) {
  const words = termsTexts[form.language]
  const { terms } = form.draft.instrument
  return (
    <>
      <RadioCards
        {...form.term('entry')}
        value={terms.entry}
        choices={choices(entryKinds, words.entryKinds)}
      />
      <EntryDetails form={form} />
      <RadioCards
        {...form.term('counting')}
        value={terms.counting}
        choices={choices(countingDates, words.counting)}
      />
      <Checkbox
        {...form.term('conditionsAllowed')}
        checked={terms.conditionsAllowed}
        hint={words.conditionsHint}
      />
      <FieldRow>
        <DateField {...form.term('validTo')} value={terms.validTo} hint={words.validToHint} />
        <TextField {...form.term('months')} value={terms.months} hint={words.monthsHint} width="short" />
      </FieldRow>
      <Checkbox {...form.term('yearEndOnly')} checked={terms.yearEndOnly} />
    </>
  )
}

function EntryDetails({ form }: { form: DraftForm }) {
  const words = termsTexts[form.language]
  const { terms } = form.draft.instrument
  const shares = (['members', 'inhabitants'] as const).map((value) => ({
    value,
    label: words.percentOf[value],
  }))
  const members = form.members.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <div data-when="fixed">
        <DateField {...form.term('on')} value={terms.on} />
      </div>
      <div data-when="count">
        <FieldRow>
          <TextField {...form.term('count')} value={terms.count} inputMode="numeric" />
          <TextField {...form.term('daysAfter')} value={terms.daysAfter} inputMode="numeric" />
        </FieldRow>
      </div>
      <div data-when="percent">
        <FieldRow>
          <TextField {...form.term('percent')} value={terms.percent} inputMode="numeric" />
          <SelectField {...form.term('percentOf')} value={terms.percentOf} options={shares} />
        </FieldRow>
      </div>
      <div data-when="named">
        <Checkboxes {...form.term('named')} values={terms.named} choices={members} />
      </div>
    </>
  )
}
