import { type FullEntry, findDocumentText, findEntry } from '../cases/registry.store.ts'
import { Form, storedField, storedValue } from '../kit/http/form-body.ts'
import type { Work } from '../kit/work.ts'
import type { RecordedAct } from '../ledger/recorded-act.ts'
import { findAct } from '../ledger/store.ts'
import { typedFromAct } from './typed.ts'

/**
 * The form of an answer whose registration by hand was undone, as it came in: the same papers, in the same entry of the
 * register. What it says is read anew; of a call there is nothing to read, so it begins with what was typed. Null where
 * there is no such registration.
 */
export async function findUndone({ db, association }: Work, id: string): Promise<Form | null> {
  const act = await findAct(db, association, id)
  const entry = act?.registryEntry ? await findEntry(db, association, act.registryEntry) : null
  if (!act || !entry || entry.voidedAt !== null) return null
  const [first] = entry.documents
  const text = first ? await findDocumentText(db, association, first.id) : null
  const files = entry.documents.map(({ sha256, filename }) => storedValue({ sha256, filename }))
  return new Form(new Map([...fieldsOf(act, entry, text ?? ''), [storedField('file'), files]]))
}

function fieldsOf(act: RecordedAct, entry: FullEntry, text: string): [string, string[]][] {
  const { receivedAt, channel, choice, decidedBy, decided, paragraph, ownDnr, until } = typedFromAct(
    act,
    entry,
    null,
  )
  const arrival = { receivedOn: entry.happenedOn, receivedAt, channel, note: act.note ?? '' }
  const said = text ? {} : { choice, decidedBy, decided, paragraph, ownDnr, until }
  const fields = { entry: entry.id, member: act.organisation, text, pages: '0', ...arrival, ...said }
  return Object.entries(fields).map(([name, value]) => [name, [value ?? '']])
}
