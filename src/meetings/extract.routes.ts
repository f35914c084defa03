import { z } from 'zod'
import { staff } from '../kit/actor.ts'
import type { Instant } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import type { Form } from '../kit/http/form-body.ts'
import { type Handler, type Route, get, post } from '../kit/http/visit.ts'
import { isAddress } from '../kit/mail/address.ts'
import { FormFaults } from '../kit/refusal.ts'
import { stillness } from '../circulations/dispatch.routes.ts'
import { postOf } from './call.routes.ts'
import { findWholeMeeting } from './composition.view.ts'
import {
  type Extract,
  type ExtractOrder,
  findExtracts,
  sendExtracts,
  undoExtracts,
} from './extract.actions.ts'
import { addressField, extractsPage } from './extract.pages.tsx'
import { one, taking } from './meeting.routes.ts'
import { meetingOf } from './visited-meeting.routes.ts'

const showExtracts: Handler = async (visit, problem) =>
  extractsPage(
    visit,
    problem,
    await visit.work(async (work) => {
      const { meeting } = await meetingOf(visit, work)
      const extracts = await findExtracts(work, meeting)
      return {
        whole: await findWholeMeeting(work.db, work.association, meeting),
        extracts,
        undoSeconds: secondsLeft(extracts, work.clock.now()),
        still: stillness(visit),
      }
    }),
  )

/** As long as one that waits may still be stopped. */
function secondsLeft(extracts: readonly Extract[], now: Instant): number {
  const due = extracts
    .flatMap(({ recipients }) => recipients)
    .flatMap(({ letter }) => (letter?.state === 'waiting' ? [letter.dueAt] : []))
    .toSorted()[0]
  return due === undefined ? 0 : Math.max(0, Math.ceil((Date.parse(due) - Date.parse(now)) / 1000))
}

/** The form sent twice sends once. */
const isSent = ({ recipients }: Extract): boolean => recipients.every(({ letter }) => letter !== null)

/** Those not sent before, where an address stands. @throws FormFaults where it is none */
function ordersFrom(form: Form, extracts: readonly Extract[]): ExtractOrder[] {
  return extracts.map(({ item, recipients }) => ({
    itemId: item.id,
    recipients: recipients.flatMap(({ name, letter }, index) => {
      const key = addressField(item.id, index)
      const address = (form.text(key) ?? '').trim()
      if (letter || address === '') return []
      if (!isAddress(address)) throw new FormFaults([{ field: key, code: 'form.not-an-address' }])
      return [{ name, address }]
    }),
  }))
}

const takeExtracts = taking(async (work, meeting, visit) => {
  const { certifiedBy } = parseForm(visit.form, z.object({ certifiedBy: field.text(300) }))
  const extracts = await findExtracts(work, meeting)
  if (extracts.every(isSent)) return
  const orders = ordersFrom(visit.form, extracts)
  await sendExtracts(work, meeting.id, { orders, certifiedBy, post: await postOf(visit, work) })
}, 'extracts')

const takeUndo = taking(undoExtracts, 'extracts')

export const extractRoutes: readonly Route[] = [
  get(`${one}/extracts`, staff, showExtracts),
  post(`${one}/extracts`, staff, takeExtracts, showExtracts),
  post(`${one}/extracts/undo`, staff, takeUndo, showExtracts),
]
