import { z } from 'zod'
import { decidePublication, decidePublicationRule } from '../cases/publication.actions.ts'
import {
  type Publication,
  type PublicationKind,
  isOfBody,
  isShownOn,
  publicationKinds,
  publicationTerms,
  soughtOf,
} from '../cases/publication.ts'
import {
  type PublishedThing,
  findEndings,
  findPublication,
  findPublicationRules,
  findPublishedThing,
  findSought,
} from '../cases/publication.store.ts'
import { findDocument, findDocumentText } from '../cases/registry.store.ts'
import { readMaskedWords } from '../cases/rendition.ts'
import { staff } from '../kit/actor.ts'
import { addDays, dayOf } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { isId } from '../kit/id.ts'
import { FormFaults, NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { findItems } from '../meetings/agenda.store.ts'
import { makeEditions } from '../meetings/edition.actions.ts'
import { sealedOf } from '../meetings/meeting.pages.tsx'
import { findKeptMinutes } from '../meetings/minutes.store.ts'
import { minutesText, publicMinutes } from '../meetings/minutes.ts'
import { findMeetingOfPaper } from '../meetings/paper.store.ts'
import { findMeeting } from '../meetings/store.ts'
import { meetingPath } from '../meetings/address.ts'
import { findBody } from '../organisations/body.store.ts'
import { type PublicationView, publicationPage, publicationsPage } from './publication.pages.tsx'

const home = (visit: Visit): string => `/${visit.association.slug}/publication`

const showAll: Handler = async (visit, problem) => {
  const { rules, endings } = await visit.work(async ({ db, association }) => {
    const [rules, endings] = await Promise.all([
      findPublicationRules(db, association),
      findEndings(db, association),
    ])
    return { rules, endings }
  })
  return publicationsPage({ visit, problem }, { rules, endings })
}

const days = field.optionalCount(36_500)
const rulesForm = z.object({ circulation: days, agreement: days, document: days, meeting: days, paper: days })

const takeRules: Handler = async (visit) => {
  const typed = parseForm(visit.form, rulesForm)
  await visit.work(async (work) => {
    const before = await findPublicationRules(work.db, work.association)
    // No day at all means the same as no rule.
    const changed = publicationKinds.filter((kind) => (before[kind] ?? null) !== (typed[kind] || null))
    for (const kind of changed) await decidePublicationRule(work, kind, typed[kind] || null)
  })
  return seeOther(home(visit))
}

/** From any page of a thing to its own publication: the query names what that page's address names. */
const find: Handler = async (visit) => {
  const parts = Object.fromEntries(visit.url.searchParams)
  const sought = soughtOf(parts)
  const found = sought ? await visit.work(({ db, association }) => findSought(db, association, sought)) : []
  const meant = found.find(({ name }) => isOfBody(name, parts['body']))
  return seeOther(meant ? `${home(visit)}/${meant.kind}/${meant.id}` : home(visit))
}

/** @throws NotFound where the address names nothing that the public can be shown */
async function thingOf(visit: Visit, { db, association }: Work) {
  const kind = publicationKinds.find((one) => one === visit.params['kind'])
  const id = visit.part('subject')
  const thing = kind && isId(id) ? await findPublishedThing(db, association, kind, id) : null
  if (!kind || !thing) throw new NotFound()
  return { kind, thing }
}

async function viewOf(visit: Visit): Promise<PublicationView> {
  return await visit.work(async (work) => {
    const { kind, thing } = await thingOf(visit, work)
    const { db, association } = work
    return {
      kind,
      thing,
      isShown: isShownOn(thing.end, dayOf(visit.site.clock.now())),
      publication: await findPublication(db, association, kind, thing.id),
      rule: (await findPublicationRules(db, association))[kind] ?? null,
      ...(await contentsOf(visit, work, kind, thing)),
    }
  })
}

/** Where it stands, and its text where words in it can be masked. */
async function contentsOf(
  visit: Visit,
  work: Work,
  kind: PublicationKind,
  { id, key }: PublishedThing,
): Promise<Pick<PublicationView, 'href' | 'text' | 'hasText'>> {
  const base = `/${visit.association.slug}`
  switch (kind) {
    case 'document':
      return { href: `${base}/documents/${id}`, ...(await textOfDocument(work, id)) }
    case 'meeting':
      return await contentsOfMeeting(visit, work, id)
    case 'paper':
      return { href: await addressOfPaper(visit, work, id), text: null, hasText: false }
    default:
      return { href: `${base}/${kind}s/${key}`, text: null, hasText: true }
  }
}

async function textOfDocument({ db, association }: Work, id: string) {
  const document = await findDocument(db, association, id)
  const text = await findDocumentText(db, association, id)
  return { text: [document?.title, text].filter(Boolean).join('\n\n'), hasText: text !== null }
}

async function addressOfPaper(visit: Visit, { db, association }: Work, id: string): Promise<string> {
  const meetingId = await findMeetingOfPaper(db, association, id)
  const meeting = meetingId && (await findMeeting(db, association, { id: meetingId }))
  const body = meeting && (await findBody(db, association, meeting.bodyId))
  if (!meeting || !body) throw new NotFound()
  return meetingPath(visit, body, meeting, 'papers', id)
}

async function contentsOfMeeting(visit: Visit, { db, association }: Work, id: string) {
  const meeting = await findMeeting(db, association, { id })
  const body = meeting && (await findBody(db, association, meeting.bodyId))
  if (!body) throw new NotFound()
  const sealed = sealedOf(await findKeptMinutes(db, association, id))
  const items = sealed ? [] : await findItems(db, association, id)
  const agenda = items.filter(({ isClosed }) => !isClosed).map(({ title }) => title)
  return {
    href: meetingPath(visit, body, meeting),
    text: sealed ? minutesText(publicMinutes(sealed.content)) : agenda.join('\n'),
    hasText: true,
  }
}

const showOne: Handler = async (visit, problem) => publicationPage({ visit, problem }, await viewOf(visit))

const oneForm = z.object({
  term: field.oneOf(publicationTerms),
  lastDay: field.optionalDay(),
  ground: field.optionalText(2000),
  maskedWords: z.string().transform(readMaskedWords),
  names: z.array(z.string()),
  off: z.string(),
})

const takeOne: Handler = async (visit) => {
  const decided = decidedOf(visit)
  await visit.work(async (work) => {
    const { kind, thing } = await thingOf(visit, work)
    await decidePublication(work, { kind, id: thing.id }, decided)
    if (kind === 'meeting') await makeEditions(work, thing.id)
  })
  return seeOther(`${visit.url.pathname}?saved`)
}

/** "Visas t.o.m." says the last day; what is kept is the first day after it. */
function decidedOf(visit: Visit): Publication {
  const { term, lastDay, ground, maskedWords, names, off } = parseForm(visit.form, oneForm, ['names'])
  const words = [...new Set([...maskedWords, ...names])]
  if (off) return { term: 'day', shownTo: dayOf(visit.site.clock.now()), ground, maskedWords: words }
  if (term === 'day' && !lastDay) throw new FormFaults([{ field: 'lastDay', code: 'form.required' }])
  const shownTo = term === 'day' && lastDay ? addDays(lastDay, 1) : null
  return { term, shownTo, ground, maskedWords: words }
}

export const publicationRoutes: readonly Route[] = [
  get('/:association/publication', staff, showAll),
  post('/:association/publication', staff, takeRules, showAll),
  get('/:association/publication/find', staff, find),
  get('/:association/publication/:kind/:subject', staff, showOne),
  post('/:association/publication/:kind/:subject', staff, takeOne, showOne),
]
