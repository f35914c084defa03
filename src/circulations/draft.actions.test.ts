import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../kit/id.ts'
import { saveDraft, startDraft } from './draft.actions.ts'
import { findDraft } from './draft.store.ts'
import { emptyDraft } from './draft.ts'
import { freshDatabase } from '../../test/help/database.ts'
import { aSender, refused } from '../../test/help/sender.ts'

const { database } = await freshDatabase()
const { association, inside, aDraft } = await aSender(database)

test('two registrars on one draft: the second is told, and the first one’s text stands', async () => {
  const draft = await aDraft('KSL/15/0026-1')
  const row = await inside(({ db }) => findDraft(db, association, draft.id))
  const save = (title: string) =>
    inside((work) =>
      saveDraft(work, { ...draft, draft: { ...row!.draft!, title }, chosen: { kind: 'keep' } }),
    )
  await save('Den första')
  await assert.rejects(save('Den andra'), refused('circulation.changed-meanwhile'))
  const now = await inside(({ db }) => findDraft(db, association, draft.id))
  assert.equal(now!.draft!.title, 'Den första')
})

test('the next number of the series is taken once, and stands in the letter', async () => {
  const id = newId()
  const caseId = newId()
  const draft = { ...emptyDraft('enquiry', newId()), title: 'Utse en representant' }
  await inside((work) => startDraft(work, { id, draft }))
  const chosen = { kind: 'numbered', id: caseId, prefix: 'KSL' } as const
  await inside((work) => saveDraft(work, { id, revision: 1, draft, chosen }))
  const row = await inside(({ db }) => findDraft(db, association, id))
  assert.deepEqual([row!.caseId, row!.draft!.dnr], [caseId, 'KSL/15/0100-1'])
  await assert.rejects(
    inside((work) => saveDraft(work, { id, revision: 1, draft, chosen })),
    refused('circulation.changed-meanwhile'),
  )
  await inside((work) => saveDraft(work, { id, revision: 2, draft: row!.draft!, chosen }))
  assert.equal((await inside(({ db }) => findDraft(db, association, id)))!.draft!.dnr, 'KSL/15/0100-1')
})
