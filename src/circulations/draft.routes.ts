import { findInstruments } from '../agreements/store.ts'
import { findCase, findSeries } from '../cases/store.ts'
import { staff } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import { type Route, type Handler, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import { FormFaults, NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { findBodies } from '../organisations/body.store.ts'
import { findContacts } from '../organisations/contact.store.ts'
import { findMembers, findOrganisations, findOwnAssociation } from '../organisations/store.ts'
import { conflictsBetween } from './draft-fields.ts'
import { readCaseChoice, readDraftForm } from './draft-form.routes.ts'
import { type DraftMatter, draftForm } from './draft-form.pages.ts'
import { draftPage } from './draft.pages.tsx'
import { beginVersion, discardDraft, restoreDraft, findLacks, saveDraft } from './draft.actions.ts'
import { emptyDraft } from './draft.ts'
import { type DraftRow, findDraft } from './draft.store.ts'

export const hrefOf = (visit: Visit, slug: string = visit.part('circulation')): string =>
  `/${visit.association.slug}/circulations/${slug}`

/** The draft as saved; when the form comes back, as typed, with what another registrar has saved meanwhile beside it. */
const showDraft: Handler = async (visit, problem) => {
  const row = await visit.work((work) => findWritten(work, visit))
  // Sent by somebody else while it was written on: what was typed is shown all the same.
  const saved = row.draft ?? (problem ? emptyDraft('recommendation', '') : null)
  if (!saved) return seeOther(`${hrefOf(visit, row.slug)}/versions`)
  const matter = await visit.work(async (work): Promise<DraftMatter> => {
    const typed = problem && visit.form.names.length > 0 ? readDraftForm(visit.form, saved) : null
    const draft = typed ?? saved
    const setting = await findChoices(work)
    const moved = typed && problem?.refusal?.code === 'circulation.changed-meanwhile'
    const { id, revision, sentAt, caseId } = row
    return {
      ...setting,
      id,
      href: hrefOf(visit),
      draft,
      revision,
      sent: sentAt !== null,
      done: problem ? null : doneOf(visit.url.searchParams),
      newCaseId: newId(),
      case: caseId ? await findCase(work.db, work.association, caseId) : null,
      lacks: await findLacks(work, row, draft),
      conflicts: moved ? conflictsBetween(saved, typed, namesOf(setting)) : [],
    }
  })
  return draftPage(visit, draftForm(visit, matter), problem)
}

const doneOf = (query: URLSearchParams): DraftMatter['done'] =>
  query.has('undone') ? 'undone' : query.has('saved') ? 'saved' : null

const namesOf =
  ({ organisations }: Pick<DraftMatter, 'organisations'>) =>
  (id: string): string =>
    organisations.find((organisation) => organisation.id === id)?.name ?? ''

async function findChoices({ db, association, clock }: Work) {
  const today = dayOf(clock.now())
  const { hubId } = await findOwnAssociation(db, association)
  const organisations = await findOrganisations(db, association, today)
  const members = await findMembers(db, association, today)
  const contacts = await findContacts(db, association)
  const registrars = contacts.filter((contact) => contact.purpose === 'registrar')
  const series = await findSeries(db, association)
  return {
    organisations: organisations.filter((organisation) => organisation.id !== hubId),
    memberIds: new Set(members.map((member) => member.id)),
    // The first contact of an organisation is the one that letters go to.
    addresses: new Map(registrars.toReversed().map((each) => [each.organisationId, each.email])),
    instruments: await findInstruments(db, association),
    bodies: await findBodies(db, association, hubId),
    prefixes: [...new Set(series.map((each) => each.prefix))],
  }
}

const takeDraft: Handler = async (visit) => {
  if (visit.form.faults.length > 0) throw new FormFaults(visit.form.faults)
  await visit.work(async (work) => {
    const row = await findWritten(work, visit)
    if (!row.draft) throw new Refusal('circulation.already-sent')
    const draft = readDraftForm(visit.form, row.draft)
    const revision = Number(visit.form.text('revision'))
    await saveDraft(work, { id: row.id, revision, draft, chosen: readCaseChoice(visit.form) })
  })
  const next = visit.form.text('then') === 'preview' ? '/preview' : '/draft?saved'
  return seeOther(hrefOf(visit) + next)
}

/** Begins the next version, or goes on with it. */
const takeBegin: Handler = async (visit) => {
  await visit.work(async (work) => await beginVersion(work, (await findWritten(work, visit)).id))
  return seeOther(`${hrefOf(visit)}/draft`)
}

const takeDiscard: Handler = async (visit) => {
  const row = await visit.work(async (work) => {
    const row = await findWritten(work, visit)
    await discardDraft(work, row.id)
    return row
  })
  const list = `/${visit.association.slug}/circulations?discarded=${row.id}`
  return seeOther(row.sentAt ? `${hrefOf(visit, row.slug)}/versions` : list)
}

const takeRestore: Handler = async (visit) => {
  await visit.work(async (work) => await restoreDraft(work, (await findWritten(work, visit)).id))
  return seeOther(`${hrefOf(visit)}/draft`)
}

/** The circulation of this address, sent or not. */
export async function findWritten(work: Work, visit: Visit): Promise<DraftRow> {
  const row = await findDraft(work.db, work.association, visit.part('circulation'))
  if (!row) throw new NotFound()
  return row
}

export const draftRoutes: readonly Route[] = [
  get('/:association/circulations/:circulation/draft', staff, showDraft),
  post('/:association/circulations/:circulation/draft', staff, takeDraft, showDraft),
  post('/:association/circulations/:circulation/draft/begin', staff, takeBegin),
  post('/:association/circulations/:circulation/draft/discard', staff, takeDiscard),
  post('/:association/circulations/:circulation/draft/restore', staff, takeRestore),
]
