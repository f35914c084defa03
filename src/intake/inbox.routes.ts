import { staff } from '../kit/actor.ts'
import { dayOf, systemClock } from '../kit/clock.ts'
import { letterKinds } from '../kit/files/kind.ts'
import { streamFile } from '../kit/files/store.ts'
import { liveText } from '../kit/http/live.ts'
import { type Handler, type Problem, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { formState } from '../kit/http/problems.tsx'
import { isId, newId } from '../kit/id.ts'
import { FormFaults, NotFound } from '../kit/refusal.ts'
import { findAct } from '../ledger/store.ts'
import { arrivalOfFile, bringIn } from '../letters/door.jobs.ts'
import { undoRequest } from './letter-extension.actions.ts'
import { grantedNow } from '../delays/extension.routes.ts'
import { registerFromLetter } from './inbox.actions.ts'
import {
  type InboxDesk,
  type Looking,
  type OpenLetter,
  arrivalForm,
  findInboxDesk,
} from './inbox-desk.view.ts'
import { inboxPage } from './inbox.pages.tsx'
import { inboxPath, type InboxPageView } from './inbox-view.pages.tsx'
import { findInboxMark } from './inbox.store.ts'
import { type InboxView, inboxViews } from './inbox.ts'
import { findLetterEntries } from './letter-join.store.ts'
import { findStep } from './letter-step.store.ts'
import { isWaiting } from '../letters/letter.ts'
import { atLetter } from './presence.routes.ts'
import { confirmedOf, envelopeOf, sheetOf } from '../answers/register.routes.ts'

const path = '/:association/inbox'

const asked = (visit: Visit, name: string): string | null => visit.url.searchParams.get(name)

function viewOf(visit: Visit): InboxView {
  return inboxViews.find((view) => view === asked(visit, 'show')) ?? 'waiting'
}

export async function deskOf(visit: Visit): Promise<InboxDesk> {
  const letter = visit.params['letter'] ?? asked(visit, 'letter')
  if (letter !== null && !isId(letter)) throw new NotFound()
  const circulation = visit.params['circulation'] ?? asked(visit, 'circulation')
  const looking = {
    view: viewOf(visit),
    letter,
    left: leftIn(visit),
    circulation,
    part: asked(visit, 'part'),
    member: asked(visit, 'member'),
    caseWords: visit.form.text('dnr')?.trim() || null,
  }
  const desk = await visit.work((work) => findInboxDesk(work, looking))
  if (letter !== null && desk.open === null) throw new NotFound()
  return desk
}

/** `did=<letter>.<revision>` after a step by hand, `from=<letter>` after a registration. */
function leftIn(visit: Visit): Looking['left'] {
  const [step = ''] = (asked(visit, 'did') ?? '').split('.')
  const from = asked(visit, 'from') ?? ''
  if (isId(from)) return { letter: from, did: 'registered' }
  return isId(step) ? { letter: step, did: 'step' } : null
}

/** The mark of the list, for the page's script: where it is another than the page has, the list is taken anew. */
const showMark: Handler = async (visit) =>
  await liveText(visit, {
    every: 5000,
    read: () =>
      visit.work(({ db, association, actor, clock }) =>
        findInboxMark(db, association, {
          view: viewOf(visit),
          today: dayOf(clock.now()),
          person: actor.id,
        }),
      ),
    leave: async () => {},
  })

export const showInbox: Handler = async (visit, problem) => {
  const desk = await deskOf(visit)
  const confirm = desk.open ? await confirmOf(visit, desk.open, problem) : null
  return inboxPage({
    visit: formOf(visit, desk.open),
    problem,
    desk,
    confirm,
    presence: desk.open && isWaiting(desk.open.letter) ? await atLetter(visit, desk.open.letter) : '',
    typed: formState(visit, problem),
    step: await stepOf(visit),
    done: await doneOf(visit),
  })
}

/** `did=<letter>.<revision>`: what was done by hand just now. */
async function stepOf(visit: Visit): Promise<InboxPageView['step']> {
  const [id = '', revision = ''] = (asked(visit, 'did') ?? '').split('.')
  if (!isId(id) || !/^\d{1,9}$/.test(revision)) return null
  return await visit.work(async ({ db, association }) => {
    const step = await findStep(db, association, id, Number(revision))
    const entered = [...(step?.made.entries ?? []), ...(step?.made.takenUp ?? [])]
    if (!step || entered.length === 0) return step && { ...step, entries: [] }
    const all = await findLetterEntries(db, association, id)
    return { ...step, entries: all.filter(({ entryId }) => entered.includes(entryId)) }
  })
}

/** The form begins with what the letter says; a form that was posted is shown as it was typed. */
function formOf(visit: Visit, open: OpenLetter | null): Visit {
  if (!open || visit.form.text('id') !== null) return visit
  const params = { ...visit.params, circulation: open.circulation?.slug ?? '' }
  return { ...visit, params, form: arrivalForm(open) }
}

async function confirmOf(
  visit: Visit,
  open: OpenLetter,
  problem: Problem | undefined,
): Promise<InboxPageView['confirm']> {
  if (!open.circulation || (!isWaiting(open.letter) && !problem)) return null
  const sheet = await sheetOf(formOf(visit, open))
  return { sheet, receiptTo: envelopeOf(visit, sheet.desk, sheet.member) }
}

async function doneOf(visit: Visit): Promise<InboxPageView['done']> {
  const id = asked(visit, 'done')
  if (!id || !isId(id)) return null
  const granted = await grantedNow(visit)
  return await visit.work(async ({ db, association, clock }) => {
    const [act, until] = await Promise.all([
      findAct(db, association, id),
      granted && findAct(db, association, granted.act),
    ])
    const grant = granted && { ...granted, until: until?.until ?? '', correction: newId() }
    return act && { act, grant, now: clock.now(), correction: newId() }
  })
}

const register: Handler = async (visit) => {
  const letter = letterId(visit)
  const act = await visit.work(async (work) =>
    registerFromLetter(work, letter, await confirmedOf(visit, work)),
  )
  return seeOther(`${inboxPath(visit)}?done=${act.id}&from=${letter}`)
}

export function letterId(visit: Visit): string {
  const id = visit.part('letter')
  if (!isId(id)) throw new NotFound()
  return id
}

const undo: Handler = async (visit) => {
  const [act, correction] = idsIn(visit, ['act', 'correction'])
  const granted = visit.form.text('granted') === null ? null : grantedIn(visit)
  const letter = await visit.work((work) =>
    undoRequest(work, { act: act!, correction: correction!, granted }),
  )
  return seeOther(`${inboxPath(visit)}?done=${correction}${letter ? `&letter=${letter}` : ''}`)
}

function grantedIn(visit: Visit) {
  const [act, entry, correction] = idsIn(visit, ['granted', 'entry', 'grantCorrection'])
  return { act: act!, entry: entry!, correction: correction! }
}

/** @throws NotFound */
function idsIn(visit: Visit, names: readonly string[]): string[] {
  const ids = names.map((name) => visit.form.text(name) ?? '')
  if (!ids.every(isId)) throw new NotFound()
  return ids
}

/** Letters that come as files: stored already when the form is read, and taken in like those of any other door. */
const upload: Handler = async (visit) => {
  const files = visit.form.files('letters')
  if (files.length === 0) throw new FormFaults([{ field: 'letters', code: 'form.required' }])
  const { database, clock, settings } = visit.site
  let added = 0
  for (const { sha256, filename } of files) {
    const letters = await bringIn(
      { database, clock, doors: settings.doors },
      streamFile(database, visit.association.id, sha256),
      {
        door: 'upload',
        filename,
        association: visit.association.id,
        arrivedAt: (fields) => arrivalOfFile(fields) ?? systemClock.now(),
      },
    )
    added += letters.length
  }
  return seeOther(`${inboxPath(visit)}?added=${added}`)
}

export const inboxRoutes: readonly Route[] = [
  get(path, staff, showInbox),
  get(`${path}/mark`, staff, showMark),
  post(`${path}/undo`, staff, undo, showInbox),
  { ...post(`${path}/upload`, staff, upload, showInbox), takes: letterKinds },
  post(`${path}/:letter/:circulation/register`, staff, register, showInbox),
  post(`${path}/:letter/:circulation/register/read`, staff, showInbox, showInbox),
]
