import { type Day, type Instant, dayOf, parseDay, timeOfDay } from '../kit/clock.ts'
import { field } from '../kit/form.ts'
import { Form, storedField, storedValue } from '../kit/http/form-body.ts'
import { type Fault, FormFaults } from '../kit/refusal.ts'
import type { Answer } from '../answers/answer.ts'
import { isChoice } from '../answers/choice.ts'
import { type Written, fieldNames, nomineeRows } from './lodging.ts'
import type { Typed } from '../answers/typed.ts'

/** What a member has written, to and from forms: its own, and the registrar's that begins with it. */

/** The fields as typed; those that were left empty are left out. */
export function fieldsFrom(form: Form, clauses: readonly number[]): Written['fields'] {
  const filled = fieldNames(clauses).flatMap((name) => {
    const typed = form.text(name) ?? ''
    return typed.trim() === '' ? [] : [[name, typed] as const]
  })
  return Object.fromEntries(filled.filter(([name]) => !isBareRole(name, form)))
}

/** A role is always chosen; it is somebody's where somebody is named. */
function isBareRole(name: string, form: Form): boolean {
  const row = /^nomineeRole\.(\d)$/.exec(name)?.[1]
  return row !== undefined && (form.text(`nominee.${row}`) ?? '').trim() === ''
}

const longest = 20_000

/** What cannot be read as what it should be. What is only missing is told by the check. */
export function faultsIn({ fields }: Written): Fault[] {
  const days = ['decided', 'until', 'riderReview', 'seatFrom', 'seatTo'].flatMap((field): Fault[] =>
    fields[field] && parseDay(fields[field].trim()) === null ? [{ field, code: 'form.not-a-day' }] : [],
  )
  const long = Object.entries(fields).flatMap(([field, text]): Fault[] =>
    text.length > longest ? [{ field, code: 'form.too-long' }] : [],
  )
  const addresses = nomineeRows.flatMap((row): Fault[] => {
    const name = `nomineeEmail.${row}`
    const read = field.email().safeParse(fields[name]?.trim() ?? '')
    return fields[name] === undefined || read.success ? [] : [{ field: name, code: 'form.not-an-address' }]
  })
  return [...days, ...long, ...addresses]
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
  const { riderText, riderReview, contact: _asked, note: _told, ...all } = fields
  const rest = Object.entries(all).filter(([name]) => !name.startsWith('nominee'))
  const kind = fields['choice'] === 'adopted_with_condition' ? 'condition' : 'declaration'
  const rider: [string, string[]][] = riderText
    ? [
        ['riderKind', [kind]],
        ['riderText', [riderText]],
        ['riderReview', [riderReview ?? '']],
      ]
    : []
  const typed = rest.map(([name, value]): [string, string[]] => [name, [value]])
  return [...typed, ...rider, ...namedFields(fields)]
}

/** Without a name there are none of these fields, and what was read in the extract stands. */
function namedFields(fields: Written['fields']): [string, string[]][] {
  const rows = nomineeRows.filter((row) => fields[`nominee.${row}`])
  if (rows.length === 0) return []
  const each = (name: string): string[] => rows.map((row) => fields[`${name}.${row}`] ?? '')
  return [
    ['nomineeHolder', each('nominee')],
    ['nomineeRole', each('nomineeRole')],
    ['nomineeEmail', each('nomineeEmail')],
  ]
}

/** The day as written, where it is one. */
export const dayIn = (written: Written, name: string): Day | null =>
  parseDay((written.fields[name] ?? '').trim())

interface Shown {
  readonly typed: Typed
  readonly answer: Answer
}

/** What is written with what was read in the extract where a field was left empty: what is lodged is what was shown. */
export function asShown(written: Written, { typed, answer }: Shown): Written {
  const { decidedBy, decided, paragraph, ownDnr, until } = answer
  const read = Object.entries({
    choice: typed.choice,
    decidedBy,
    decided,
    paragraph,
    ownDnr,
    until,
    ...nomineesRead(written, typed),
  })
  const filled = Object.fromEntries(read.flatMap(([name, value]) => (value ? [[name, value] as const] : [])))
  return { ...written, fields: { ...filled, ...written.fields } }
}

/** Whom the extract names, as rows of the member's form; none where it has named somebody itself. */
export function nomineesRead(
  { fields }: Pick<Written, 'fields'>,
  { nominees, seatTo }: Pick<Typed, 'nominees' | 'seatTo'>,
): Record<string, string> {
  if (nominees.length === 0 || nomineeRows.some((row) => fields[`nominee.${row}`])) return {}
  const rows = nomineeRows.slice(0, nominees.length).flatMap((row, index) => {
    const { holder, role } = nominees[index]!
    return [
      [`nominee.${row}`, holder],
      [`nomineeRole.${row}`, role],
    ]
  })
  return { ...(Object.fromEntries(rows) as Record<string, string>), seatTo }
}

/** What is chosen, or read where nothing has been. */
export const choiceIn = (written: Written, { typed }: { readonly typed: Typed }): string =>
  written.fields['choice'] ?? typed.choice
