import { z } from 'zod'
import { findCaseByDnr } from '../cases/store.ts'
import { staff } from '../kit/actor.ts'
import { type Day, parseDay } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, post, seeOther } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { FormFaults } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { enterLetter, openCaseForLetter } from './entering.actions.ts'
import { assignLetter, handSorts, snoozeLetter, sortLetter } from './inbox.actions.ts'
import { type OpenLetter, papersOf } from './inbox-desk.view.ts'
import { deskOf, letterId, showInbox } from './inbox.routes.ts'
import { inboxPath } from './inbox-view.pages.tsx'
import { addAnswer, dropAnswer, moveAnswer } from './letter-answers.actions.ts'
import { joinLetter } from './letter-join.actions.ts'
import { undoStep } from './letter-step.actions.ts'

/** The small forms about one letter: each done at once, told with its undo, and on to the next that waits. */

const path = '/:association/inbox/:letter'
const revision = field.count()
const organisation = z.string().transform((text) => (isId(text) ? text : null))
const circulation = z.string().refine(isId, 'form.choose')

type Typed<S extends z.ZodType> = z.output<S> & { readonly id: string; readonly revision: number }

/** Where one goes on: the next that waits, or the same letter. */
type Next = 'next' | 'same'

function step<S extends z.ZodType<{ revision: number }>>(
  name: string,
  schema: S,
  run: (work: Work, typed: Typed<S>, visit: Visit) => Promise<void>,
  next: Next = 'next',
): Route {
  const take: Handler = async (visit) => {
    const typed = parseForm(visit.form, schema as never) as z.output<S>
    const id = letterId(visit)
    await visit.work((work) => run(work, { ...typed, id }, visit))
    return seeOther(afterStep(visit, typed.revision + 1, next))
  }
  return post(`${path}/${name}`, staff, take, showInbox)
}

export function afterStep(visit: Visit, revisionNow: number, next: Next = 'next'): string {
  const id = letterId(visit)
  return `${inboxPath(visit)}?did=${id}.${revisionNow}${next === 'same' ? `&letter=${id}` : ''}`
}

const snooze: Handler = async (visit) => {
  // The key S lies in the form of the answer, so that the day comes in the address.
  const seen = parseForm(visit.form, z.object({ revision }))
  const typed = visit.url.searchParams.get('to') ?? visit.form.text('to') ?? ''
  const to: Day | null = parseDay(typed.trim())
  if (!to) throw new FormFaults([{ field: 'to', code: 'form.not-a-day' }])
  await visit.work((work) => snoozeLetter(work, { id: letterId(visit), ...seen, to }))
  return seeOther(afterStep(visit, seen.revision + 1))
}

/** The letter as it lies on the desk, with the papers that go into the register. */
async function openOf(visit: Visit): Promise<OpenLetter> {
  const desk = await deskOf(visit)
  return desk.open!
}

const enter: Handler = async (visit) => {
  const schema = z.object({
    revision,
    entry: field.id(),
    case: z.string().optional(),
    dnr: field.optionalText(200),
    subject: field.text(2000),
  })
  const typed = parseForm(visit.form, schema)
  const open = await openOf(visit)
  await visit.work(async (work) => {
    const caseId = await caseOf(work, typed, open)
    await enterLetter(work, { id: letterId(visit), ...typed, caseId, papers: papersOf(open) })
  })
  return seeOther(afterStep(visit, typed.revision + 1))
}

/** What is typed goes before what is chosen; what is no number is searched for, and one of what is found is chosen. */
async function caseOf(
  { db, association }: Work,
  { case: chosen, dnr }: { readonly case?: string | undefined; readonly dnr: string | null },
  { cases }: OpenLetter,
): Promise<string> {
  const wanted = dnr ?? chosen
  if (!wanted) throw new FormFaults([{ field: 'case', code: 'letter.choose-case' }])
  const file = await findCaseByDnr(db, association, wanted)
  if (file) return file.id
  const found = cases.some(({ because }) => because === 'searched')
  throw new FormFaults([
    found ? { field: 'case', code: 'letter.which-case' } : { field: 'dnr', code: 'letter.no-case' },
  ])
}

const newCase: Handler = async (visit) => {
  const schema = z.object({
    revision,
    entry: field.id(),
    file: field.id(),
    title: field.text(2000),
    prefix: field.text(20),
  })
  const { file: id, title, prefix, ...typed } = parseForm(visit.form, schema)
  const papers = papersOf(await openOf(visit))
  const opening = { ...typed, subject: title, papers, file: { id, title, prefix } }
  await visit.work((work) => openCaseForLetter(work, { id: letterId(visit), ...opening }))
  return seeOther(afterStep(visit, typed.revision + 1))
}

const join: Handler = async (visit) => {
  const schema = z.object({ revision, entry: field.id(), joinTo: z.string().refine(isId, 'form.choose') })
  const { joinTo: to, ...typed } = parseForm(visit.form, schema)
  const open = await openOf(visit)
  const joining = { ...typed, to, subject: subjectOf(open), papers: papersOf(open) }
  await visit.work((work) => joinLetter(work, { id: letterId(visit), ...joining }))
  return seeOther(afterStep(visit, typed.revision + 1))
}

/** The register wants one, also where the writer gave none. */
const subjectOf = ({ letter }: OpenLetter): string => letter.head?.subject || letter.filename || 'Utan ämne'

const undo: Handler = async (visit) => {
  const seen = parseForm(visit.form, z.object({ revision }))
  const id = letterId(visit)
  await visit.work((work) => undoStep(work, { id, ...seen }))
  return seeOther(`${inboxPath(visit)}?letter=${id}&undone=1`)
}

const sortForm = z.object({ revision, sorted: field.oneOf(handSorts) })
const addForm = z.object({
  revision,
  addedCirculation: circulation,
  addedOrganisation: z.string().refine(isId, 'form.choose'),
  part: field.count(),
})
const moveForm = z.object({
  revision,
  circulation,
  organisation,
  fromCirculation: z.string().optional(),
  fromOrganisation: organisation.optional(),
})

export const letterStepRoutes: readonly Route[] = [
  step('sort', sortForm, (work, typed) => sortLetter(work, typed)),
  step('assign', z.object({ revision, person: z.string() }), (work, { person, ...seen }) =>
    assignLetter(work, { ...seen, person: isId(person) ? person : null }),
  ),
  step(
    'answers/add',
    addForm,
    (work, { addedCirculation, addedOrganisation, ...typed }) =>
      addAnswer(work, { ...typed, circulation: addedCirculation, organisation: addedOrganisation }),
    'same',
  ),
  step(
    'answers/move',
    moveForm,
    (work, { fromCirculation, fromOrganisation = null, ...typed }) =>
      moveAnswer(work, {
        ...typed,
        from: fromCirculation ? { circulation: fromCirculation, organisation: fromOrganisation } : null,
      }),
    'same',
  ),
  step(
    'answers/drop',
    z.object({ revision, circulation, organisation }),
    (work, { circulation: dropped, organisation: whose, ...seen }) =>
      dropAnswer(work, { ...seen, answer: { circulation: dropped, organisation: whose } }),
    'same',
  ),
  post(`${path}/snooze`, staff, snooze, showInbox),
  post(`${path}/enter`, staff, enter, showInbox),
  post(`${path}/case`, staff, newCase, showInbox),
  post(`${path}/join`, staff, join, showInbox),
  post(`${path}/undo`, staff, undo, showInbox),
]
