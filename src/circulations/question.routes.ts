import { z } from 'zod'
import { anyone, staff } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import { asOf } from '../kit/http/as-of.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { outbox } from '../kit/mail/store.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Sheet } from '../kit/table.ts'
import type { Work } from '../kit/work.ts'
import { findOrganisations } from '../organisations/store.ts'
import { allLetters } from './addressee.actions.ts'
import { hrefOf } from './draft.routes.ts'
import { findPost } from './preview.routes.ts'
import { answerQuestion, askQuestion, stopAnswerLetters } from './question.actions.ts'
import { type QuestionsView, questionsPage } from './question.pages.tsx'
import { findQuestions } from './question.store.ts'
import { published, questionChannels } from './question.ts'
import { questionTexts } from './question.texts.ts'
import { findAddressees, findCirculation } from './store.ts'

async function requireCirculation(work: Work, visit: Visit) {
  const { known } = asOf(visit)
  const found = await findCirculation(work.db, work.association, visit.part('circulation'), known)
  if (!found) throw new NotFound()
  return found
}

async function findView(work: Work, visit: Visit): Promise<QuestionsView> {
  const { db, association } = work
  const { on, known } = asOf(visit)
  const circulation = await requireCirculation(work, visit)
  const addressees = await findAddressees(db, association, circulation.id, { on, known })
  const organisations = await findOrganisations(db, association, on)
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  const questions = await findQuestions(db, association, circulation.id, known)
  const done = visit.url.searchParams.get('told')
  const told = questions.find(({ id }) => id === done)
  return {
    href: hrefOf(visit),
    circulation,
    questions,
    answered: questions.map(published).filter((question) => question !== null),
    asked: addressees.filter(({ droppedAt }) => droppedAt === null),
    nameOf: (id) => (id === null ? null : (names.get(id) ?? null)),
    stoppable: told ? { id: told.id, seconds: await secondsLeft(work, told.answers.at(-1)?.entry) } : null,
  }
}

/** Only while every letter of the answer waits can all be stopped. */
async function secondsLeft(work: Work, entry: string | null | undefined): Promise<number> {
  if (!entry) return 0
  const letters = await outbox(work.db, work.association, { concerns: entry, limit: allLetters })
  if (letters.length === 0 || letters.some(({ state }) => state !== 'waiting')) return 0
  const due = letters.map(({ dueAt }) => dueAt).toSorted()[0]!
  return Math.max(0, Math.ceil((Date.parse(due) - Date.parse(work.clock.now())) / 1000))
}

const viewOf = async (visit: Visit): Promise<QuestionsView> =>
  await visit.work((work) => findView(work, visit))

const show: Handler = async (visit, problem) => questionsPage(visit, await viewOf(visit), problem)

async function data(visit: Visit): Promise<unknown> {
  const { circulation, answered, nameOf } = await viewOf(visit)
  return {
    circulation: circulation.dnr,
    questions: answered.map(({ number, organisation, receivedOn, question, answer, answered: moment }) => ({
      number,
      organisation: nameOf(organisation),
      received: receivedOn,
      question,
      answer,
      answered: moment,
    })),
  }
}

async function table(visit: Visit): Promise<Sheet> {
  const words = questionTexts[visit.language]
  const { circulation, answered, nameOf } = await viewOf(visit)
  return {
    name: `${words.title} ${circulation.dnr}`,
    columns: ['Nr', words.asker, words.day, words.question, words.answer, words.answeredDay],
    rows: answered.map((each) => [
      each.number,
      nameOf(each.organisation),
      each.receivedOn,
      each.question,
      each.answer,
      dayOf(each.answered),
    ]),
  }
}

const takeQuestion: Handler = async (visit) => {
  const schema = z.object({
    id: field.id(),
    organisation: field.optionalId(),
    askedBy: field.optionalText(300),
    receivedOn: field.day(),
    channel: field.oneOf(questionChannels),
    text: field.lines(),
    enter: field.checkbox(),
  })
  const { enter, ...asking } = parseForm(visit.form, schema)
  await visit.work(async (work) => {
    const { circulation, nameOf } = await findView(work, visit)
    const name = nameOf(asking.organisation) ?? asking.askedBy ?? questionTexts.sv.somebody
    await askQuestion(work, { ...asking, circulation: circulation.id, enteredAs: enter ? name : null })
  })
  return seeOther(`${hrefOf(visit)}/questions?done=saved`)
}

function questionIn(visit: Visit): string {
  const id = visit.part('question')
  if (!isId(id)) throw new NotFound()
  return id
}

const takeAnswer: Handler = async (visit) => {
  const question = questionIn(visit)
  const text = (max: number) => z.string().trim().max(max, 'form.too-long')
  const schema = z.object({ answer: text(20_000), wording: text(10_000), seen: field.count() })
  const typed = parseForm(visit.form, schema)
  const tell = visit.form.text('tell') !== null
  await visit.work(async (work) => {
    const { id: circulation } = await requireCirculation(work, visit)
    const from = tell ? await findPost(work, visit) : null
    await answerQuestion(work, { ...typed, circulation, question, post: from })
  })
  return seeOther(`${hrefOf(visit)}/questions?${tell ? `told=${question}` : 'done=published'}`)
}

const takeStop: Handler = async (visit) => {
  const question = questionIn(visit)
  await visit.work(async (work) => {
    const { id: circulation } = await requireCirculation(work, visit)
    await stopAnswerLetters(work, { circulation, question })
  })
  return seeOther(`${hrefOf(visit)}/questions?done=stopped`)
}

const path = '/:association/circulations/:circulation/questions'

export const questionRoutes: readonly Route[] = [
  get(path, anyone, show, { data, table }),
  post(path, staff, takeQuestion, show),
  post(`${path}/:question`, staff, takeAnswer, show),
  post(`${path}/:question/stop`, staff, takeStop, show),
]
