import { z } from 'zod'
import { type Day, parseDay } from './clock.ts'
import { withoutBreaks } from './text.ts'
import type { Form } from './http/form-body.ts'
import { type Fault, FormFaults } from './refusal.ts'

/** Pieces of form schemas. A field's complaint is a refusal code, so that its sentence stands in `texts.ts`. */
export const field = {
  /** A line that must be there, at most `max` characters. */
  text: (max = 10_000) =>
    z.string().overwrite(withoutBreaks).trim().min(1, 'form.required').max(max, 'form.too-long'),
  /** A line that may be left empty: null then. */
  optionalText: (max = 10_000) =>
    z
      .string()
      .overwrite(withoutBreaks)
      .trim()
      .max(max, 'form.too-long')
      .transform((text) => text || null),
  /** Text of several lines that must be there. */
  lines: (max = 10_000) => z.string().trim().min(1, 'form.required').max(max, 'form.too-long'),
  /** Text of several lines that may be left empty: null then. */
  optionalLines: (max = 10_000) =>
    z
      .string()
      .trim()
      .max(max, 'form.too-long')
      .transform((text) => text || null),
  day: () => z.string().trim().min(1, 'form.required').transform(readDay),
  optionalDay: () =>
    z
      .string()
      .trim()
      .transform((text, context): Day | null => (text === '' ? null : readDay(text, context))),
  oneOf: <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, 'form.choose'),
  email: () => z.string().trim().toLowerCase().pipe(z.email('form.not-an-address')),
  id: () => z.uuid('form.choose'),
  optionalId: () => z.union([z.literal('').transform(() => null), z.uuid('form.choose')]).nullable(),
  checkbox: () => z.string().transform((value) => value !== ''),
  count: (max = 1_000_000) =>
    z.coerce
      .number('form.not-a-number')
      .int('form.not-a-number')
      .min(0, 'form.not-a-number')
      .max(max, 'form.not-a-number'),
  /** A number that may be left empty: null then. */
  optionalCount: (max = 1_000_000) =>
    z.preprocess((typed) => (typed === '' ? null : typed), field.count(max).nullable()),
}

function readDay(text: string, context: z.RefinementCtx): Day {
  const day = parseDay(text)
  if (day) return day
  context.addIssue({ code: 'custom', message: 'form.not-a-day' })
  return z.NEVER
}

/**
 * Reads a posted form by a schema. A field that the form lacks reads as empty text; lists (`many`) as all values.
 * @throws FormFaults with every field that could not be read, and every file that could not be taken
 */
export function parseForm<T extends z.ZodObject>(
  form: Form,
  schema: T,
  many: readonly string[] = [],
): z.output<T> {
  const values = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [
      name,
      many.includes(name) ? form.all(name) : (form.text(name) ?? ''),
    ]),
  )
  const result = schema.safeParse(values)
  const unread: Fault[] = result.success
    ? []
    : result.error.issues.map((issue) => ({ field: issue.path.map(String).join('.'), code: issue.message }))
  const faults = [...unread, ...form.faults]
  if (faults.length > 0 || !result.success) throw new FormFaults(faults)
  return result.data
}
