import { z } from 'zod'
import { column } from '../kit/db/column.ts'
import { addresseeRoles } from './addressee.ts'
import { circulationKinds, documentRoles } from './circulation.ts'
import type { Draft } from './draft.ts'

const text = z.string()
const texts = z.array(text)

const typedTerms = z.object({
  entry: text,
  on: text,
  count: text,
  daysAfter: text,
  percent: text,
  percentOf: text,
  named: texts,
  counting: text,
  conditionsAllowed: z.boolean(),
  validTo: text,
  months: text,
  yearEndOnly: z.boolean(),
})

const instrument = z.object({
  use: z.enum(['none', 'new', 'existing']),
  id: text,
  kind: text,
  title: text,
  validFrom: text,
  follows: text,
  replaces: text,
  terms: typedTerms,
})

const source = z.object({
  text,
  file: z.object({ sha256: text, filename: text }).nullable(),
  quotes: z.record(text, z.object({ quote: text, start: z.number(), end: z.number() })),
})

/** What is being written, of `circulation` and kept with the version that it became. */
export const draftIn = column<Draft>(
  'circulation',
  'draft',
  z.object({
    kind: z.enum(circulationKinds),
    sender: text,
    dated: text,
    dnr: text,
    title: text,
    parts: z.array(z.object({ heading: text, text })),
    clauses: z.array(z.object({ text, onlyFor: texts })),
    answerBy: text,
    answerTo: text,
    contact: z.object({ title: text, email: text }),
    basis: z.object({ body: text, on: text, paragraph: text }),
    decisionIsSignature: z.boolean(),
    addressees: z.array(z.object({ organisationId: text, role: z.enum(addresseeRoles), email: text })),
    thirdBodies: z.array(z.object({ name: text, email: text })),
    documents: z.array(z.object({ role: z.enum(documentRoles), title: text, filename: text, sha256: text })),
    instrument,
    nominations: z.object({ body: text, project: text, from: text, to: text }).exactOptional(),
    source: source.nullable(),
    discarded: z.literal(true).exactOptional(),
  }),
)
