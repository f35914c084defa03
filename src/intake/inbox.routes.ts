import { z } from 'zod'
import { findCaseByDnr } from '../cases/store.ts'
import { staff } from '../kit/actor.ts'
import { type Day, parseDay, systemClock } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import { streamFile } from '../kit/files/store.ts'
import { type Handler, type Problem, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { isId, newId } from '../kit/id.ts'
import { FormFaults, NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { findAct } from '../ledger/store.ts'
import { arrivalOfFile, bringIn, letterEndings } from './door.jobs.ts'
import {
  assignLetter,
  enterLetter,
  handSorts,
  registerFromLetter,
  snoozeLetter,
  sortLetter,
  undoFromLetter,
} from './inbox.actions.ts'
import { type InboxDesk, type OpenLetter, arrivalForm, findInboxDesk, papersOf } from './inbox-desk.store.ts'
import { inboxPage } from './inbox.pages.tsx'
import { inboxPath, type InboxPageView } from './inbox-view.pages.tsx'
import { type InboxView, inboxViews } from './inbox.store.ts'
import { isWaiting } from './letter.ts'
import { confirmedOf, envelopeOf, sheetOf } from './register.routes.ts'

const path = '/:association/inbox'

const asked = (visit: Visit, name: string): string | null => visit.url.searchParams.get(name)

function viewOf(visit: Visit): InboxView {
  return inboxViews.find((view) => view === asked(visit, 'show')) ?? 'waiting'
}

async function deskOf(visit: Visit): Promise<InboxDesk> {
  const letter = visit.params['letter'] ?? asked(visit, 'letter')
  if (letter !== null && !isId(letter)) throw new NotFound()
  const circulation = visit.params['circulation'] ?? asked(visit, 'circulation')
  const looking = { view: viewOf(visit), letter, circulation, part: asked(visit, 'part') }
  const desk = await visit.work((work) => findInboxDesk(work, looking))
  if (letter !== null && desk.open === null) throw new NotFound()
  return desk
}

const show: Handler = async (visit, problem) => {
  const desk = await deskOf(visit)
  const confirm = desk.open ? await confirmOf(visit, desk.open, problem) : null
  return inboxPage({ visit: formOf(visit, desk.open), problem, desk, confirm, done: await doneOf(visit) })
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
  return await visit.work(async ({ db, association, clock }) => {
    const act = await findAct(db, association, id)
    return act && { act, now: clock.now(), correction: newId() }
  })
}

const register: Handler = async (visit) => {
  const registration = confirmedOf(visit, await sheetOf(visit))
  const letter = letterId(visit)
  const act = await visit.work((work) => registerFromLetter(work, letter, registration))
  return seeOther(`${inboxPath(visit)}?done=${act.id}`)
}

function letterId(visit: Visit): string {
  const id = visit.params['letter'] ?? ''
  if (!isId(id)) throw new NotFound()
  return id
}

const undo: Handler = async (visit) => {
  const [act, correction] = ['act', 'correction'].map((name) => visit.form.text(name) ?? '')
  if (!isId(act!) || !isId(correction!)) throw new NotFound()
  const letter = await visit.work((work) => undoFromLetter(work, { act: act!, correction: correction! }))
  return seeOther(`${inboxPath(visit)}?done=${correction}${letter ? `&letter=${letter}` : ''}`)
}

const seenRevision = z.coerce.number().int()

/** A small form about one letter: done, and on to the next one that waits. */
function letterForm<S extends z.ZodType<{ revision: number }>>(
  name: string,
  schema: S,
  run: (work: Work, id: string, typed: z.output<S>) => Promise<void>,
): Route {
  const take: Handler = async (visit) => {
    const typed = parseForm(visit.form, schema as never) as z.output<S>
    await visit.work((work) => run(work, letterId(visit), typed))
    return seeOther(inboxPath(visit))
  }
  return post(`${path}/:letter/${name}`, staff, take, show)
}

const snooze: Handler = async (visit) => {
  // The key S lies in the form of the answer, so that the day comes in the address.
  const { revision } = parseForm(visit.form, z.object({ revision: seenRevision }))
  const to: Day | null = parseDay((asked(visit, 'to') ?? visit.form.text('to') ?? '').trim())
  if (!to) throw new FormFaults([{ field: 'to', code: 'form.not-a-day' }])
  await visit.work((work) => snoozeLetter(work, { id: letterId(visit), revision, to }))
  return seeOther(inboxPath(visit))
}

const enter: Handler = async (visit) => {
  const typed = parseForm(
    visit.form,
    z.object({ revision: seenRevision, entry: field.id(), dnr: field.text(100), subject: field.text(2000) }),
  )
  const desk = await deskOf(visit)
  const { letter, parts, part } = desk.open!
  const counterpart = letter.head?.from?.name || letter.head?.from?.address || 'okänd avsändare'
  await visit.work(async (work) => {
    const file = await findCaseByDnr(work.db, work.association, typed.dnr)
    if (!file) throw new Refusal('letter.no-case')
    const papers = papersOf(letter, part, parts)
    await enterLetter(work, { id: letter.id, ...typed, caseId: file.id, counterpart, papers })
  })
  return seeOther(inboxPath(visit))
}

/** Letters that come as files: stored already when the form is read, and taken in like those of any other door. */
const upload: Handler = async (visit) => {
  const files = visit.form.files('letters')
  if (files.length === 0) throw new FormFaults([{ field: 'letters', code: 'form.required' }])
  const { database, clock, settings } = visit.site
  for (const { sha256, filename } of files) {
    const ending = filename.split('.').at(-1)?.toLowerCase() ?? ''
    if (!letterEndings.includes(ending)) throw new Refusal('file.kind-not-allowed', { ending })
    await bringIn(
      { database, clock, doors: settings.doors },
      streamFile(database, visit.association.id, sha256),
      {
        door: 'upload',
        filename,
        association: visit.association.id,
        arrivedAt: (fields) => arrivalOfFile(fields) ?? systemClock.now(),
      },
    )
  }
  return seeOther(`${inboxPath(visit)}?added=${files.length}`)
}

export const inboxRoutes: readonly Route[] = [
  get(path, staff, show),
  post(`${path}/undo`, staff, undo, show),
  post(`${path}/upload`, staff, upload, show),
  post(`${path}/:letter/:circulation/register`, staff, register, show),
  post(`${path}/:letter/:circulation/register/read`, staff, show, show),
  letterForm(
    'sort',
    z.object({ revision: seenRevision, sorted: field.oneOf(handSorts) }),
    (work, id, { revision, sorted }) => sortLetter(work, { id, revision, sorted }),
  ),
  post(`${path}/:letter/snooze`, staff, snooze, show),
  letterForm(
    'assign',
    z.object({ revision: seenRevision, person: z.string() }),
    (work, id, { revision, person }) =>
      assignLetter(work, { id, revision, person: isId(person) ? person : null }),
  ),
  post(`${path}/:letter/enter`, staff, enter, show),
]
