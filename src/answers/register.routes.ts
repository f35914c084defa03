import { staff } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import { type Handler, type Reply, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { isId, newId } from '../kit/id.ts'
import { FormFaults, NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { replyAddress } from '../circulations/addressee.ts'
import type { AddresseeRow } from '../circulations/store.ts'
import { isOtherInstrument, stopping } from '../ledger/due-form.ts'
import { findAct } from '../ledger/store.ts'
import { standingRow } from '../ledger/standing-words.ts'
import { senderOf } from '../kit/mail/sender.ts'
import { type Envelope, type Registration, registerAnswer, undoRegistration } from './actions.ts'
import { checkAnswer, checkArrival } from './answer.form.ts'
import { saysYes } from './choice.ts'
import { receiptLetter } from './receipt.ts'
import { confirmPage, startPage } from './register.pages.tsx'
import { type AnswerSheet, type Sheet, findAnswerSheet, findSheet } from './sheet.view.ts'
import { type AnswerDesk, findDesk } from './store.ts'
import { entrySubjects } from './texts.ts'
import { findUndone } from './undone.store.ts'

/** The circulation's own page; the pages of this room lie under it. */
export const baseOf = (visit: Visit): string =>
  `/${visit.association.slug}/circulations/${encodeURIComponent(visit.part('circulation'))}`

export async function sheetOf(visit: Visit): Promise<Sheet> {
  const asking = { ...askedIn(visit), code: visit.url.searchParams.get('member') }
  return await visit.work((work) => findSheet(work, asking))
}

function askedIn(visit: Visit) {
  const asked = visit.form.text('corrects') || visit.url.searchParams.get('corrects')
  return { slug: visit.part('circulation'), form: visit.form, corrects: asked && isId(asked) ? asked : null }
}

/** Two steps that work without script: what came (paste, file), then the form with what was read from it. */
const showStart: Handler = async (visit, problem) => {
  if (visit.url.searchParams.get('corrects')) return await showConfirm(visit, problem)
  const undone = visit.url.searchParams.get('again') ?? ''
  const form = isId(undone) ? await visit.work((work) => findUndone(work, undone)) : null
  if (form) return await showConfirm({ ...visit, form }, problem)
  const { desk, done } = await visit.work(async (work) => {
    const desk = await findDesk(work, visit.part('circulation'))
    const id = visit.url.searchParams.get('done')
    const act = id && isId(id) ? await findAct(work.db, work.association, id) : null
    return { desk, done: act && { act, now: work.clock.now() } }
  })
  return startPage({ visit, problem, desk, done, correction: newId() })
}

const showConfirm: Handler = async (visit, problem) => {
  const sheet = await sheetOf(visit)
  return confirmPage({ visit, problem, sheet, receiptTo: envelopeOf(visit, sheet.desk, sheet.member) })
}

/** Nothing is changed by reading, so the answer to this POST is a page. */
const read: Handler = async (visit) => {
  checkArrival(visit.form)
  return await showConfirm(visit)
}

const register: Handler = async (visit) => {
  const act = await visit.work(async (work) => registerAnswer(work, await confirmedOf(visit, work)))
  return seeOther(`${baseOf(visit)}/register?done=${act.id}`)
}

/** What the form says, to be registered. @throws FormFaults where something is missing, or stops it and was not seen */
export async function confirmedOf(visit: Visit, work: Work): Promise<Registration> {
  const sheet = await findAnswerSheet(work, askedIn(visit))
  checkAnswer(
    visit.form,
    sheet.desk.text.clauses.map((clause) => clause.number),
  )
  checkStops(visit, sheet)
  if (!sheet.member) throw new FormFaults([{ field: 'member', code: 'answer.choose-member' }])
  return registrationOf(visit, sheet, sheet.member)
}

/**
 * What stops is seen before it is registered: one that has come with what was typed since is shown first. An answer on another
 * text is no answer here at all, unless somebody says why it is.
 */
function checkStops(visit: Visit, { answer, findings }: AnswerSheet): void {
  const seen = (visit.form.text('stops') ?? '').split(',')
  const unseen = stopping(findings).some(({ code }) => !seen.includes(code))
  if (answer.accepted === null && findings.some(isOtherInstrument))
    throw new FormFaults([{ field: 'accept', code: 'answer.other-instrument' }])
  if (unseen && answer.choice !== 'submitted' && answer.accepted === null)
    throw new FormFaults([{ field: 'accept', code: 'answer.stops' }])
}

function registrationOf(visit: Visit, sheet: AnswerSheet, member: AddresseeRow): Registration {
  const { desk, answer, findings } = sheet
  const { dnr, caseId } = desk.circulation
  const envelope = envelopeOf(visit, desk, member)
  const seen = visit.form.text('seen') || null
  const subject = answer.channel === 'phone' ? entrySubjects.call(dnr) : entrySubjects.answer(dnr)
  return {
    answer: { ...answer, seen },
    sent: desk.sent,
    caseId,
    member: member.name,
    subject,
    findings,
    quote: quoteOf(sheet),
    receipt: envelope && { ...envelope, ...receiptLetter(receiptFacts(visit, sheet)) },
  }
}

function receiptFacts(visit: Visit, { desk, answer }: AnswerSheet) {
  const { dnr, title } = desk.circulation
  const { decided, decidedBy, paragraph, ownDnr, receivedOn } = answer
  const { publicUrl } = visit.site.settings
  return {
    association: visit.association.name,
    dnr,
    title,
    decided,
    decidedBy,
    paragraph,
    ownDnr,
    receivedOn,
    standing: standingRow(answer.choice).sv.word,
    isSignature: desk.text.letter.decisionIsSignature && saysYes(answer.choice),
    href: `${publicUrl}${baseOf(visit)}`,
  }
}

/** From whom and to whom a letter goes; null where one of them has no address. */
export function envelopeOf(visit: Visit, desk: AnswerDesk, member: AddresseeRow | null): Envelope | null {
  const sender = senderOf({ ...visit.association, mailFrom: desk.mailFrom }, visit.site.settings)
  if (!sender || !member?.email) return null
  const domain = visit.site.settings.replyDomain
  const replyTo = domain ? { replyTo: replyAddress(member.replyToken, domain) } : {}
  return { from: sender.mailbox, to: member.email, ...replyTo }
}

/** The deciding words, with the page they stand on where the text has pages. */
function quoteOf({ proposal, pages, text }: AnswerSheet): Registration['quote'] {
  const mark = proposal?.marks.find(({ code }) => code === 'sentence')
  if (!mark) return null
  const page = pages.length > 1 ? pages.filter((start) => start <= mark.from).length : null
  return { text: text.slice(mark.from, mark.to).slice(0, 2000), page }
}

const undo: Handler = async (visit): Promise<Reply> => {
  const [act, correction] = ['act', 'correction'].map((name) => visit.form.text(name) ?? '')
  if (!isId(act!) || !isId(correction!)) throw new NotFound()
  await visit.work((work) => undoRegistration(work, { act: act!, correction: correction! }))
  return seeOther(`${baseOf(visit)}/register?done=${correction}`)
}

const path = '/:association/circulations/:circulation/register'

export const registerRoutes = [
  get(path, staff, showStart),
  post(`${path}/read`, staff, read, showStart),
  { ...post(path, staff, register, showConfirm), filesWithForm: true },
  post(`${path}/undo`, staff, undo, showStart),
] as const

/** Today at the office. */
export const todayOf = (visit: Visit): string => dayOf(visit.site.clock.now())
