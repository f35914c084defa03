import { z } from 'zod'
import type { AddresseeRow } from '../circulations/store.ts'
import { staff } from '../kit/actor.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Problem, type Route, type Visit, post, seeOther } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import { FormFaults, Refusal } from '../kit/refusal.ts'
import { type Envelope, type Return, returnAnswer } from './actions.ts'
import { arrivalFrom, checkArrival } from './answer.form.ts'
import { type LetterText, returnLetter } from './receipt.ts'
import { returnReasons } from './return-reason.ts'
import { baseOf, envelopeOf, sheetOf, todayOf } from './register.routes.ts'
import { type ReturnView, returnPage } from './return.pages.tsx'
import type { Sheet } from './sheet.view.ts'
import { entrySubjects } from './texts.ts'

/** An answer that is not in due form is sent back with reasons; the ledger is not touched by it. */

function memberOn({ member }: Sheet): AddresseeRow {
  if (!member) throw new FormFaults([{ field: 'member', code: 'answer.choose-member' }])
  return member
}

function envelopeFor(visit: Visit, sheet: Sheet): Envelope {
  const member = memberOn(sheet)
  const envelope = envelopeOf(visit, sheet.desk, member)
  if (!envelope) throw new Refusal(member.email ? 'mail.no-sender' : 'answer.no-address')
  return envelope
}

function proposedLetter(visit: Visit, { desk, answer, findings }: Sheet): LetterText {
  const { dnr, title, answerBy: lastDay } = desk.circulation
  const passed = lastDay !== null && lastDay < todayOf(visit)
  return returnLetter({
    association: visit.association.name,
    dnr,
    title,
    receivedOn: answer.receivedOn,
    reasons: returnReasons(findings),
    lastDay: passed ? null : lastDay,
  })
}

/** The letter back as it is proposed, to look at and change. */
export async function returnView(visit: Visit, problem: Problem | undefined): Promise<ReturnView> {
  checkArrival(visit.form)
  const sheet = await sheetOf(visit)
  const letter = { ...proposedLetter(visit, sheet), ...envelopeFor(visit, sheet) }
  const received = visit.form.text('entry') || newId()
  const entries = { received, sent: visit.form.text('letterEntry') || newId() }
  return { visit, problem, sheet, letter, entries }
}

/** Nothing has happened yet: the answer to this POST is the letter, to look at. */
const preview: Handler = async (visit, problem) => returnPage(await returnView(visit, problem))

/** What is sent back, as the form says it. @throws FormFaults; Refusal as `envelopeFor` */
export async function backOf(visit: Visit): Promise<{ back: Return; circulation: string; code: string }> {
  const typed = parseForm(
    visit.form,
    z.object({
      subject: field.text(300),
      body: field.lines(20_000),
      entry: field.id(),
      letterEntry: field.id(),
    }),
  )
  checkArrival(visit.form)
  const sheet = await sheetOf(visit)
  const member = memberOn(sheet)
  const { dnr, caseId, id } = sheet.desk.circulation
  const back = {
    arrival: arrivalFrom(visit.form, todayOf(visit)),
    caseId,
    organisation: member.organisationId,
    member: member.name,
    subject: entrySubjects.incomplete(dnr),
    entry: typed.letterEntry,
    letter: { subject: typed.subject, body: typed.body, ...envelopeFor(visit, sheet) },
  }
  return { back, circulation: id, code: member.code ?? '' }
}

const send: Handler = async (visit) => {
  const { back, code } = await backOf(visit)
  await visit.work((work) => returnAnswer(work, back))
  return seeOther(`${baseOf(visit)}/register?returned=${code}`)
}

const path = '/:association/circulations/:circulation/register/return'

export const returnRoutes: readonly Route[] = [
  post(path, staff, preview),
  post(`${path}/send`, staff, send, preview),
]
