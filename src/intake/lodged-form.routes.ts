import { type Day, type Instant, dayOf, parseDay, timeOfDay } from '../kit/clock.ts'
import { Form, storedField, storedValue } from '../kit/http/form-body.ts'
import { type Fault, FormFaults } from '../kit/refusal.ts'
import { isChoice } from './choice.ts'
import { type Written, fieldNames } from './lodging.ts'
import type { Sheet } from './sheet.store.ts'

/** What a member has written, to and from forms: its own, and the registrar's that begins with it. */

/** The fields as typed; those that were left empty are left out. */
export function fieldsFrom(form: Form, clauses: readonly number[]): Written['fields'] {
  const filled = fieldNames(clauses).flatMap((name) => {
    const typed = form.text(name) ?? ''
    return typed.trim() === '' ? [] : [[name, typed] as const]
  })
  return Object.fromEntries(filled)
}

const longest = 20_000

/** What cannot be read as what it should be. What is only missing is told by the check. */
export function faultsIn({ fields }: Written): Fault[] {
  const days = ['decided', 'until', 'riderReview'].flatMap((field): Fault[] =>
    fields[field] && parseDay(fields[field].trim()) === null ? [{ field, code: 'form.not-a-day' }] : [],
  )
  const long = Object.entries(fields).flatMap(([field, text]): Fault[] =>
    text.length > longest ? [{ field, code: 'form.too-long' }] : [],
  )
  return [...days, ...long]
}

/** @throws FormFaults */
export function checkFields(written: Written, choice: string): void {
  const faults = faultsIn(written)
  if (!isChoice(choice)) faults.unshift({ field: 'choice', code: 'lodging.no-answer' })
  if (faults.length > 0) throw new FormFaults(faults)
}

interface Came {
  readonly member: string
  /** By the office's clock. */
  readonly at: Instant
}

/**
 * What is written as the form of an answer, which the check and the registrar's desk read. Fields that the member has
 * left to the extract are left to it here too.
 */
export function answerForm(written: Written, { member, at }: Came): Form {
  const { files, text, pages } = written
  return new Form(
    new Map<string, string[]>([
      ...typedFields(written),
      ['text', [text]],
      ['pages', [pages.join(',')]],
      ['member', [member]],
      ['receivedOn', [dayOf(at)]],
      ['receivedAt', [timeOfDay(at)]],
      ['channel', ['web']],
      [storedField('file'), files.map(storedValue)],
    ]),
  )
}

/** What the member has filled in, as the fields of the registrar's form. Its message is no note of hers. */
export function typedFields({ fields }: Written): [string, string[]][] {
  const { riderText, riderReview, contact: _asked, note: _told, ...rest } = fields
  const kind = fields['choice'] === 'adopted_with_condition' ? 'condition' : 'declaration'
  const rider: [string, string[]][] = riderText
    ? [
        ['riderKind', [kind]],
        ['riderText', [riderText]],
        ['riderReview', [riderReview ?? '']],
      ]
    : []
  return [...Object.entries(rest).map(([name, value]): [string, string[]] => [name, [value]]), ...rider]
}

/** The day as written, where it is one. */
export const dayIn = (written: Written, name: string): Day | null =>
  parseDay((written.fields[name] ?? '').trim())

/** What is written with what was read in the extract where a field was left empty: what is lodged is what was shown. */
export function asShown(written: Written, { typed, answer }: Pick<Sheet, 'typed' | 'answer'>): Written {
  const { decidedBy, decided, paragraph, ownDnr, until } = answer
  const read = Object.entries({ choice: typed.choice, decidedBy, decided, paragraph, ownDnr, until })
  const filled = Object.fromEntries(read.flatMap(([name, value]) => (value ? [[name, value] as const] : [])))
  return { ...written, fields: { ...filled, ...written.fields } }
}
