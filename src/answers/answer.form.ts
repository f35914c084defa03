import { z } from 'zod'
import { type Day, type Instant, parseDay, parseInstant } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import type { Form } from '../kit/http/form-body.ts'
import { FormFaults } from '../kit/refusal.ts'
import { type ClauseAnswer, type Rider, clauseAnswers } from '../ledger/act.ts'
import { type Answer, type AnswerChannel, type Arrival, channels } from './answer.ts'
import { isChoice } from './choice.ts'
import type { Typed } from './typed.ts'

/** The form of an answer: what was typed, leniently for showing what it would lead to, strictly for registering it. */

export const riderKinds = ['declaration', 'condition', 'addition'] as const
const threeWay = ['yes', 'no', 'unknown'] as const

/** Faults of the first step: what came, when and how. @throws FormFaults */
export function checkArrival(form: Form): void {
  parseForm(form, z.object({ receivedOn: field.day(), receivedAt: time(), channel: field.oneOf(channels) }))
}

const time = () =>
  z
    .string()
    .trim()
    .refine((text) => text === '' || /^([01]?\d|2[0-3])[.:][0-5]\d$/.test(text), 'answer.not-a-time')

/** Faults of the whole form. @throws FormFaults with all of them */
export function checkAnswer(form: Form, clauses: readonly number[]): void {
  const acceptsReason = form.text('accept') ? 'with-reason' : 'as-it-is'
  const key = [acceptsReason, ...clauses].join(' ')
  const schema = schemas.get(key) ?? answerSchema(acceptsReason, clauses)
  if (schemas.size > 200) schemas.clear()
  schemas.set(key, schema)
  parseForm(form, schema, ['riderReview', 'nomineeEmail'])
  if (form.text('member') !== form.text('seenOf')) {
    throw new FormFaults([{ field: 'member', code: 'answer.member-changed' }])
  }
}

/** Made once for each set of clauses: making one takes longer than all that is read with it. */
const schemas = new Map<string, z.ZodObject>()

function answerSchema(accepts: 'with-reason' | 'as-it-is', clauses: readonly number[]): z.ZodObject {
  const answers = clauses.map((number) => [`clause.${number}`, field.oneOf(clauseAnswers)] as const)
  return z.object({
    member: field.id(),
    receivedOn: field.day(),
    receivedAt: time(),
    channel: field.oneOf(channels),
    choice: z.string().refine(isChoice, 'form.choose'),
    decidedBy: field.optionalText(300),
    decided: field.optionalDay(),
    paragraph: field.optionalText(100),
    ownDnr: field.optionalText(100),
    until: field.optionalDay(),
    replaces: field.optionalId(),
    approved: field.oneOf(threeWay),
    rightText: field.oneOf(threeWay),
    note: field.optionalLines(),
    acceptReason: accepts === 'with-reason' ? field.text(2000) : field.optionalText(2000),
    riderReview: z.array(field.optionalDay()),
    nomineeEmail: z.array(z.union([z.literal(''), field.email()])),
    seatFrom: field.optionalDay(),
    seatTo: field.optionalDay(),
    id: field.id(),
    entry: field.id(),
    ...Object.fromEntries(answers),
  })
}

/** @param initially how it came as far as is known before anything is typed; today by mail where it is not */
export function arrivalFrom(form: Form, today: Day, initially: Partial<Typed> = {}): Arrival {
  const receivedOn = parseDay(value(form, 'receivedOn', initially.receivedOn).trim()) ?? today
  return {
    entry: value(form, 'entry'),
    receivedOn,
    receivedAt: moment(receivedOn, value(form, 'receivedAt', initially.receivedAt).trim()),
    channel: channelOf(form, initially.channel),
    ownDnr: value(form, 'ownDnr').trim() || null,
    text: value(form, 'text'),
    public: form.text('notPublic') === null,
    files: form.files('file'),
  }
}

const value = (form: Form, name: string, initial = ''): string => form.text(name) ?? initial

const channelOf = (form: Form, initial: AnswerChannel = 'mail'): AnswerChannel =>
  channels.find((channel) => channel === form.text('channel')) ?? initial

function moment(day: Day, written: string): Instant | null {
  return written === '' ? null : parseInstant(`${day}T${written.replace('.', ':').padStart(5, '0')}`)
}

interface Around {
  readonly typed: Typed
  readonly today: Day
  readonly member: string
  readonly seen: string | null
  readonly clauses: readonly number[]
  /** What a clause says until somebody says otherwise. */
  readonly usual: ClauseAnswer['answer']
}

/** The answer as the form says it now, with what was proposed where nothing has been typed. What cannot be read is null. */
export function answerFrom(form: Form, around: Around): Answer {
  const { typed, today, member, seen, clauses } = around
  const text = (name: 'decidedBy' | 'paragraph' | 'ownDnr'): string | null =>
    value(form, name, typed[name]).trim() || null
  const day = (name: 'decided' | 'until' | 'seatFrom' | 'seatTo'): Day | null =>
    parseDay(value(form, name, typed[name]).trim())
  const said = (name: 'approved' | 'rightText'): boolean | null => {
    const word = value(form, name, typed[name])
    return word === 'unknown' ? null : word === 'yes'
  }
  const choice = value(form, 'choice', typed.choice)
  return {
    ...arrivalFrom(form, today, typed),
    id: value(form, 'id'),
    organisation: member,
    choice: isChoice(choice) ? choice : 'adopted',
    decidedBy: text('decidedBy'),
    decided: day('decided'),
    paragraph: text('paragraph'),
    ownDnr: text('ownDnr'),
    until: day('until'),
    riders: ridersFrom(form, typed.riders),
    nominees: nomineesFrom(form, typed.nominees),
    seatFrom: day('seatFrom'),
    seatTo: day('seatTo'),
    clauses: clausesFrom(form, clauses, typed.clauses, around.usual),
    approved: said('approved'),
    rightText: said('rightText'),
    note: value(form, 'note').trim() || null,
    accepted: acceptedIn(form, typed),
    corrects: value(form, 'corrects') || null,
    replaces: value(form, 'replaces') || null,
    seen,
  }
}

/** Of an act that is corrected it was accepted before, until the form says otherwise. */
function acceptedIn(form: Form, { accepted }: Typed): string | null {
  if (form.text('id') === null) return accepted || null
  return (form.text('accept') && value(form, 'acceptReason').trim()) || null
}

export function ridersFrom(form: Form, typed: readonly Rider[]): Rider[] {
  if (form.text('riderText') === null) return [...typed]
  const [kinds, texts, days] = ['riderKind', 'riderText', 'riderReview'].map((name) => form.all(name))
  return texts!.flatMap((text, index) => {
    const kind = riderKinds.find((known) => known === kinds?.[index]) ?? 'addition'
    return text.trim() ? [{ kind, text: text.trim(), reviewOn: parseDay((days?.[index] ?? '').trim()) }] : []
  })
}

/** A row without a holder is no row. */
function nomineesFrom(form: Form, typed: Typed['nominees']): Typed['nominees'] {
  if (form.text('nomineeHolder') === null) return typed
  const [roles, addresses] = ['nomineeRole', 'nomineeEmail'].map((name) => form.all(name))
  return form.all('nomineeHolder').flatMap((holder, index) => {
    const role = roles?.[index] === 'substitute' ? 'substitute' : 'ordinary'
    return holder.trim() ? [{ holder: holder.trim(), role, email: (addresses?.[index] ?? '').trim() }] : []
  })
}

/** @param usual what a clause says until somebody says otherwise */
export function clausesFrom(
  form: Form,
  numbers: readonly number[],
  typed: readonly ClauseAnswer[],
  usual: ClauseAnswer['answer'],
): ClauseAnswer[] {
  return numbers.map((clause) => {
    const before = typed.find((answer) => answer.clause === clause)
    const word = value(form, `clause.${clause}`, before?.answer ?? usual)
    const answer = clauseAnswers.find((known) => known === word) ?? usual
    return { clause, answer, text: value(form, `clauseText.${clause}`, before?.text ?? '').trim() || null }
  })
}
