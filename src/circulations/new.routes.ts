import { z } from 'zod'
import { readUploads } from '../cases/document.routes.ts'
import { staff } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import type { Form } from '../kit/http/form-body.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import { FormFaults } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { findContacts } from '../organisations/contact.store.ts'
import { findAllNames, findMembers } from '../organisations/store.ts'
import { readLetter } from '../reading/letter.ts'
import { circulationKinds } from './circulation.ts'
import { startDraft } from './draft.actions.ts'
import { type ProposalSetting, proposeDraft } from './draft-proposal.ts'
import { type Draft, type DraftSource, emptyDraft } from './draft.ts'
import { newPage } from './new.pages.tsx'

const showNew: Handler = async (visit, problem) => newPage(visit, problem, visit.form.text('id') ?? newId())

/** The draft's id comes from the form: sent twice, or once more by the back button, it is begun once. */
const takeNew: Handler = async (visit) => {
  const schema = z.object({ id: field.id(), kind: field.oneOf(circulationKinds) })
  const { id, kind } = parseForm(visit.form, schema)
  const source = visit.form.text('how') === 'empty' ? null : await sourceOf(visit, visit.form)
  await visit.work(async (work) => {
    const setting = await findProposalSetting(work)
    const draft = source ? proposeDraft(readLetter(source.text), source, setting) : begun(kind, setting)
    await startDraft(work, { id, draft })
  })
  return seeOther(`/${visit.association.slug}/circulations/${id}/draft`)
}

/** Begun by hand: all members are asked until somebody says otherwise. */
export function begun(kind: Draft['kind'], { members, instrumentId }: ProposalSetting): Draft {
  const addressees = members.map(({ id, email }) => ({
    organisationId: id,
    role: 'to' as const,
    email: email ?? '',
  }))
  return { ...emptyDraft(kind, instrumentId), addressees }
}

/**
 * The letter's text: read from the file where there is one, else as pasted.
 * @throws FormFaults where there is nothing to read
 */
async function sourceOf(visit: Visit, form: Form): Promise<Omit<DraftSource, 'quotes'>> {
  const [upload] = form.files('file')
  const pasted = form.text('text') ?? ''
  if (upload) {
    const [read] = await readUploads(visit, [upload])
    const { sha256, filename, text } = read!
    if (text?.trim()) return { text, file: { sha256, filename } }
    if (pasted.trim() === '')
      throw new FormFaults([{ field: 'file', code: 'circulation.file-without-text', facts: { filename } }])
    return { text: pasted, file: { sha256, filename } }
  }
  if (pasted.trim() === '') throw new FormFaults([{ field: 'text', code: 'circulation.nothing-to-read' }])
  return { text: pasted, file: null }
}

export async function findProposalSetting({ db, association, clock }: Work): Promise<ProposalSetting> {
  const members = await findMembers(db, association, dayOf(clock.now()))
  const contacts = await findContacts(db, association)
  const registrar = (id: string): string | null =>
    contacts.find((each) => each.organisationId === id && each.purpose === 'registrar')?.email ?? null
  return {
    members: members.map(({ id, kind }) => ({ id, kind, email: registrar(id) })),
    names: await findAllNames(db, association),
    instrumentId: newId(),
  }
}

export const newRoutes: readonly Route[] = [
  get('/:association/circulations/new', staff, showNew),
  post('/:association/circulations/new', staff, takeNew, showNew),
]
