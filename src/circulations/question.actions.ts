import { addEntry, voidEntry } from '../cases/registry.actions.ts'
import { type Day, dayOf } from '../kit/clock.ts'
import { newId } from '../kit/id.ts'
import { cancelMails } from '../kit/mail/actions.ts'
import { countLetters } from '../kit/mail/store.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import { shortened } from '../kit/text.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { type DraftRow, lockDraft } from './draft.store.ts'
import { type Post, queueAnswer } from './letter.actions.ts'
import { findQuestions, insertQuestion, insertQuestionAnswer } from './question.store.ts'
import { askerHash } from './question-reconciliation.ts'
import { type Question, type QuestionChannel, isSaid, lastAnswer, published } from './question.ts'
import { findAddressees } from './store.ts'
import { findVersionText } from './version-text.store.ts'

export interface Asking {
  /** From the form: sent twice, it is asked once. */
  readonly id: string
  readonly circulation: string
  /** The member that asks; null: somebody else. */
  readonly organisation: string | null
  /** By title; never shown to the public. */
  readonly askedBy: string | null
  readonly receivedOn: Day
  readonly channel: QuestionChannel
  readonly text: string
  /** The counterpart's name for the register; null: it has been entered there already. */
  readonly enteredAs: string | null
}

/**
 * Notes a question about a circulation. Nobody but the staff sees it until it has an answer.
 * @returns the question's number in the circulation
 * @throws NotFound; Refusal `question.nothing-asked`, `question.too-long` {most}, `circulation.not-sent`, and as `addEntry`
 */
export async function askQuestion(work: Work, asking: Asking): Promise<number> {
  const row = await hold(work, asking.circulation)
  const { enteredAs, text: typed, ...rest } = asking
  const text = typed.trim()
  if (text === '') throw new Refusal('question.nothing-asked')
  if (text.length > 10_000) throw new Refusal('question.too-long', { most: 10_000 })
  const earlier = await findQuestions(work.db, work.association, row.id)
  const there = earlier.find(({ id }) => id === asking.id)
  if (there) return there.number
  const entry = enteredAs === null ? null : await enterQuestion(work, row, asking, enteredAs)
  const number = (earlier.at(-1)?.number ?? 0) + 1
  const question = { ...rest, number, text, recorded: work.clock.now(), answers: [] }
  await insertQuestion(work.db, work.association, question, entry)
  const { circulation, organisation, receivedOn, channel } = asking
  const payload = { circulation, number, organisation, receivedOn, channel, text, askedBy: askerHash(asking) }
  await log(work, { verb: 'question.asked', subject: asking.id, payload })
  return number
}

export interface Answering {
  readonly circulation: string
  readonly question: string
  /** Empty: what has been published is taken down. */
  readonly answer: string
  /** The question as all will read it; empty: as it came. */
  readonly wording: string
  /** The number of the last answer that was on the page; 0: none. */
  readonly seen: number
  /** Where to mail it to all from; null: it stands on the page only. */
  readonly post: Post | null
}

/**
 * Publishes the answer to a question, for all addressees to read, and mails it to them where that is asked for; the letters can be
 * stopped while they wait. The same once more changes nothing.
 * @throws NotFound; Refusal `question.answered-meanwhile`, `question.nothing-answered` (to mail)
 */
export async function answerQuestion(work: Work, answering: Answering): Promise<void> {
  const row = await hold(work, answering.circulation)
  const question = await requireQuestion(work, row.id, answering.question)
  const said = { answer: answering.answer.trim() || null, wording: wordingOf(question, answering) }
  if (isSaid(question, said, { seen: answering.seen, mailed: answering.post !== null })) return
  const number = lastAnswer(question) + 1
  const answer = { number, ...said, answered: work.clock.now(), entry: null }
  const told = { ...question, answers: [...question.answers, answer] }
  const entry = answering.post ? await mailAnswer(work, row, told, answering.post) : null
  await insertQuestionAnswer(work.db, work.association, question.id, { ...answer, entry })
  const payload = { number, ...said, mailed: entry !== null }
  await log(work, { verb: 'question.answered', subject: question.id, payload })
}

/** Only an answer has a wording, and only where it is not as the question came. */
function wordingOf({ text }: Question, { answer, wording }: Answering): string | null {
  const typed = wording.trim()
  return answer.trim() === '' || typed === text ? null : typed || null
}

/**
 * Stops the letters of the last answer, all or none. The answer stands on the page.
 * @throws NotFound; Refusal `question.too-late-to-stop` once one has begun to leave
 */
export async function stopAnswerLetters(
  work: Work,
  { circulation, question: id }: { readonly circulation: string; readonly question: string },
): Promise<void> {
  const row = await hold(work, circulation)
  const entry = (await requireQuestion(work, row.id, id)).answers.at(-1)?.entry ?? null
  if (entry === null) throw new Refusal('question.too-late-to-stop')
  await cancelMails(work, { concerns: entry })
  const { cancelled = 0, ...others } = await countLetters(work.db, work.association, entry)
  if (Object.values(others).some((count) => count > 0)) throw new Refusal('question.too-late-to-stop')
  await voidEntry(work, { id: entry, reason: 'Breven med svaret ångrades.' })
  await log(work, { verb: 'question.letters_stopped', subject: id, payload: { letters: cancelled } })
}

async function hold(work: Work, circulation: string): Promise<DraftRow> {
  const row = await lockDraft(work.db, work.association, circulation)
  if (!row) throw new NotFound()
  if (row.sentAt === null) throw new Refusal('circulation.not-sent')
  return row
}

async function requireQuestion(work: Work, circulation: string, id: string): Promise<Question> {
  const questions = await findQuestions(work.db, work.association, circulation)
  const question = questions.find((each) => each.id === id)
  if (!question) throw new NotFound()
  return question
}

async function enterQuestion(
  work: Work,
  row: DraftRow,
  { receivedOn, channel }: Asking,
  counterpart: string,
): Promise<string> {
  const id = newId()
  const text = await findVersionText(work.db, work.association, row.id, row.currentVersion!)
  await addEntry(work, {
    id,
    caseId: row.caseId!,
    direction: 'received',
    happenedOn: receivedOn,
    receivedAt: null,
    counterpart,
    foreignDnr: null,
    subject: `Fråga om ${text!.letter.dnr}`,
    channel,
  })
  return id
}

/** To everybody who has got the letter. @returns the registry entry */
async function mailAnswer(work: Work, row: DraftRow, question: Question, post: Post): Promise<string> {
  const today = dayOf(work.clock.now())
  const text = (await findVersionText(work.db, work.association, row.id, row.currentVersion!))!
  const all = await findAddressees(work.db, work.association, row.id, { on: today })
  const to = all.filter(({ droppedAt }) => droppedAt === null)
  const asker = all.find(({ organisationId }) => organisationId === question.organisation)?.name ?? null
  const id = newId()
  await addEntry(work, {
    id,
    caseId: row.caseId!,
    direction: 'sent',
    happenedOn: today,
    receivedAt: null,
    counterpart: `${to.length} mottagare`,
    foreignDnr: null,
    subject: shortened(`Svar på fråga ${question.number} om ${text.letter.dnr}`, 10_000),
    channel: 'mail',
  })
  const matter = { id: row.id, slug: row.slug, text, post }
  await queueAnswer(work, matter, to, { ...published(question)!, asker, entry: id })
  return id
}
