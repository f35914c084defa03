import { type FullEntry, findEntry } from '../cases/registry.store.ts'
import type { AddresseeRow } from '../circulations/store.ts'
import { type Instant, dayOf } from '../kit/clock.ts'
import type { Form } from '../kit/http/form-body.ts'
import { isId } from '../kit/id.ts'
import { reckonedOnce } from '../kit/memory.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { askedBy } from '../ledger/count.ts'
import type { Deposit, Finding } from '../ledger/due-form.ts'
import type { HistoryLine } from '../ledger/history-lines.ts'
import type { RecordedAct } from '../ledger/recorded-act.ts'
import { findAct } from '../ledger/store.ts'
import { readDecision } from '../reading/extract.ts'
import { textOfFiles } from './file-text.view.ts'
import { type Answer, depositOfAnswer, findingsOf } from './answer.ts'
import { answerFrom } from './answer.form.ts'
import { choicesFor } from './choice.ts'
import { type Consequence, consequencesOf } from './consequence.ts'
import { type Proposal, isSameMember, proposalOf } from './proposal.ts'
import { type AnswerDesk, type Desk, findDesk, findMembersDesk } from './store.ts'
import { type Typed, typedFrom, typedFromAct } from './typed.ts'

/** One answer: what came, what was read from it, and what is typed so far. */
export interface AnswerSheet {
  readonly desk: AnswerDesk
  readonly member: AddresseeRow | null
  readonly corrects: RecordedAct | null
  readonly text: string
  /** Where the pages of the text begin, in characters. */
  readonly pages: readonly number[]
  readonly proposal: Proposal | null
  readonly typed: Typed
  readonly answer: Answer
  readonly findings: readonly Finding[]
  /** In due form, or what it lacks. */
  readonly deposit: Deposit
}

/** One answer on the desk, beside what was there before and what it would lead to. */
export interface Sheet extends AnswerSheet {
  readonly desk: Desk
  /** Empty until it is known whose answer it is. Reckoned when asked for: a page shows them, who registers has seen them. */
  readonly consequences: () => readonly Consequence[]
  /** What is recorded of the member before. */
  readonly earlier: readonly HistoryLine[]
}

interface Asking {
  readonly slug: string
  readonly form: Form
  /** From the address, where the page was opened for a member or an act. */
  readonly code: string | null
  readonly corrects: string | null
}

/** @throws NotFound when there is no such circulation, or no such act of it to correct */
export async function findSheet(work: Work, asking: Asking): Promise<Sheet> {
  const { form, code, corrects } = asking
  const desk = await findDesk(work, asking.slug)
  const mistaken = corrects === null ? null : actIn(desk, corrects)
  const { proposal, ...came } = await readOf(work, form, desk)
  const id = form.text('member') || (mistaken && mistaken.organisation)
  const member = memberOf(desk, { id, code, named: proposal && proposal.names })
  const typed = await typedOf(work, desk, mistaken, proposal)
  const read = { desk, member, corrects: mistaken, ...came, proposal, typed }
  const now = work.clock.now()
  const earlier = earlierOf(desk, member?.organisationId ?? '')
  const said = saidIn(read, form, now, earlier.at(-1)?.act.id ?? null)
  return { ...read, ...said, earlier, consequences: () => leadingTo(read, said, now) }
}

/**
 * As `findSheet`, for who registers what has been looked at: nobody else's answer is asked for. Whose it is stands in
 * the form.
 * @throws NotFound as `findSheet`
 */
export async function findAnswerSheet(
  work: Work,
  { slug, form, corrects }: Omit<Asking, 'code'>,
): Promise<AnswerSheet> {
  const { db, association } = work
  const whose = form.text('member') ?? ''
  const [{ desk, member }, mistaken] = await Promise.all([
    findMembersDesk(work, slug, isId(whose) ? whose : null),
    corrects === null ? null : findAct(db, association, corrects),
  ])
  if (corrects !== null && mistaken?.circulation !== desk.circulation.id) throw new NotFound()
  const { proposal, ...came } = await readOf(work, form, desk)
  const typed = await typedOf(work, desk, mistaken, proposal)
  const read = { desk, member, corrects: mistaken, ...came, proposal, typed }
  return { ...read, ...saidIn(read, form, work.clock.now(), null) }
}

/** What came, and what is proposed from it. */
async function readOf(
  work: Work,
  form: Form,
  desk: AnswerDesk,
): Promise<Pick<AnswerSheet, 'text' | 'pages' | 'proposal'>> {
  const { text, pages } = await textOf(work, form)
  const papers = form.files('file').map(({ filename }) => filename)
  return { text, pages, proposal: text.trim() === '' ? null : proposalFor(desk, text, papers) }
}

async function typedOf(
  work: Work,
  desk: AnswerDesk,
  mistaken: RecordedAct | null,
  proposal: Proposal | null,
): Promise<Typed> {
  const typed = mistaken
    ? typedFromAct(mistaken, await entryOf(work, mistaken), proposal)
    : typedFrom(proposal)
  return withoutYes(desk, typed, mistaken)
}

/** What is read of clauses is what is adopted; of a remiss or an enquiry nothing is. */
function withoutYes({ circulation }: AnswerDesk, typed: Typed, corrects: RecordedAct | null): Typed {
  const adopts = askedBy(circulation.kind) === 'adoption'
  return adopts || corrects ? typed : { ...typed, clauses: [] }
}

type Said = Pick<AnswerSheet, 'answer' | 'findings' | 'deposit'>
type Read = Omit<AnswerSheet, keyof Said>

/** What is typed so far, and what the check says of it. */
function saidIn(
  { desk, member, proposal, typed }: Read,
  form: Form,
  now: Instant,
  seen: string | null,
): Said {
  const answer = answerFrom(form, {
    typed,
    today: dayOf(now),
    member: member?.organisationId ?? '',
    seen,
    clauses: desk.text.clauses.map((clause) => clause.number),
    usual: askedBy(desk.circulation.kind) === 'adoption' ? 'adopted' : 'not_answered',
  })
  const findings = findingsOf(answer, desk.sent, { proposal, member: member?.name ?? '' })
  return { answer, findings, deposit: depositOfAnswer(answer, findings) }
}

function leadingTo(
  { desk, member, corrects }: Read & { readonly desk: Desk },
  { answer, deposit: { on: deposited } }: Said,
  now: Instant,
): readonly Consequence[] {
  if (!member) return []
  const { organisation, decided, receivedOn, replaces } = answer
  const said = { organisation, decided, deposited, receivedOn, replaces, corrects: corrects && corrects.id }
  const kinds = choicesFor(desk.circulation.kind, desk.text.letter.nominations !== undefined)
  return consequencesOf(kinds, desk.standings, said, now)
}

function earlierOf({ standings }: Desk, organisation: string): readonly HistoryLine[] {
  const placed = standings.members.find(({ standing }) => standing.organisation === organisation)
  return placed ? placed.standing.history : []
}

function actIn(desk: Desk, id: string): RecordedAct {
  const act = desk.standings.acts.find((one) => one.id === id)
  if (!act) throw new NotFound()
  return act
}

async function entryOf({ db, association }: Work, act: RecordedAct): Promise<FullEntry | null> {
  return act.registryEntry ? await findEntry(db, association, act.registryEntry) : null
}

/** The pasted text, else what can be read from the files; kept in the form once it has been read. */
async function textOf(work: Work, form: Form): Promise<{ text: string; pages: readonly number[] }> {
  const pasted = form.text('text') ?? ''
  const pages = (form.text('pages') ?? '0').split(',').map(Number)
  if (pasted.trim()) return { text: pasted, pages }
  return (await textOfFiles(work, form.files('file'))) ?? { text: '', pages: [0] }
}

function proposalFor(
  { circulation, file, text: sent, names, own }: AnswerDesk,
  text: string,
  papers: readonly string[],
): Proposal {
  const reading = readDecision(text, { organisations: listOf(names) })
  const { id, dnr, title } = circulation
  return proposalOf(reading, text, {
    id,
    dnr,
    caseDnr: file.dnr,
    title,
    texts: own,
    clauses: sent.clauses,
    papers,
    names: sent.letter.nominations !== undefined,
  })
}

const listOf = reckonedOnce((names: ReadonlyMap<string, string>): readonly string[] => [...names.values()])

interface Whose {
  readonly id: string | null
  readonly code: string | null
  readonly named: string | null
}

function memberOf(desk: Desk, { id, code, named }: Whose): AddresseeRow | null {
  const find = (test: (row: AddresseeRow) => boolean): AddresseeRow | null => desk.asked.find(test) ?? null
  if (id) return find((row) => row.organisationId === id)
  if (code) return find((row) => row.code === code)
  return named ? find((row) => isSameMember(named, row.name)) : null
}
