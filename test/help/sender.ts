import { startSeries } from '../../src/cases/actions.ts'
import { findEntries } from '../../src/cases/registry.store.ts'
import { findCaseByDnr } from '../../src/cases/store.ts'
import { type Draft, emptyDraft } from '../../src/circulations/draft.ts'
import { saveDraft, startDraft } from '../../src/circulations/draft.actions.ts'
import { findDraft } from '../../src/circulations/draft.store.ts'
import type { Post } from '../../src/circulations/letter.actions.ts'
import { system } from '../../src/kit/actor.ts'
import { HandClock } from '../../src/kit/clock.ts'
import type { Database } from '../../src/kit/db/db.ts'
import { storeFile } from '../../src/kit/files/store.ts'
import { newId } from '../../src/kit/id.ts'
import { outbox } from '../../src/kit/mail/store.ts'
import { Refusal } from '../../src/kit/refusal.ts'
import type { Work } from '../../src/kit/work.ts'
import { addMembers, foundAssociation } from '../../src/organisations/actions.ts'
import { findMembers } from '../../src/organisations/store.ts'

/** The day of the letter, and of the tests. */
export const letterDay = '2015-03-19'

export const post: Post = {
  from: 'registrator@forbundet.example',
  replyDomain: 'svar.forbundet.example',
  boards: 'https://radslag.example/ksl/circulations',
  answers: 'https://radslag.example/ksl/answer',
  association: 'Kommunförbundet',
}

/** An association of three members that writes and sends letters. */
export async function aSender(database: Database, codes: readonly string[] = ['0114', '0115', '0127']) {
  const clock = new HandClock(`${letterDay}T14:00`)
  const actor = system('test')
  const association = await database.transaction(null, async (db) => {
    const founding = { slug: 'ksl', name: 'Kommunförbundet', mailFrom: null }
    const made = await foundAssociation({ db, actor, clock }, founding)
    const work = { db, association: made, actor, clock }
    await addMembers(work, { codes, from: '2010-01-01' })
    await startSeries(work, { prefix: 'KSL', year: 2015, firstNumber: 100 })
    return made
  })
  const inside = <T>(run: (work: Work) => Promise<T>): Promise<T> =>
    database.transaction(association, (db) => run({ db, association, actor, clock }))
  const members = await inside((work) => findMembers(work.db, association, letterDay))
  const { sha256 } = await inside((work) =>
    storeFile(work, Buffer.from('Överenskommelse om samverkan.'), { filename: 'overenskommelse.txt' }),
  )
  const letters = (id: string) => inside(({ db }) => outbox(db, association, { concerns: id }))
  const entriesOf = (dnr: string) =>
    inside(async ({ db }) => findEntries(db, association, (await findCaseByDnr(db, association, dnr))!.id))

  /** A draft that lacks nothing, in the case of its Dnr. */
  async function aDraft(dnr: string, change: Partial<Draft> = {}): Promise<{ id: string; revision: number }> {
    const id = newId()
    const draft = { ...fullDraft(dnr, members, sha256), ...change }
    const caseDnr = dnr.replace(/-\d+$/, '')
    const revision = await inside(async (work) => {
      await startDraft(work, { id, draft })
      const row = (await findDraft(work.db, association, id))!
      const chosen = { kind: 'written', id: newId(), dnr: caseDnr } as const
      return await saveDraft(work, { id, revision: row.revision, draft, chosen })
    })
    return { id, revision }
  }

  return { association, clock, inside, members, letters, entriesOf, aDraft }
}

function fullDraft(dnr: string, members: readonly { readonly id: string }[], sha256: string): Draft {
  const blank = emptyDraft('recommendation', newId())
  return {
    ...blank,
    title: 'Överenskommelse om samverkan',
    dated: letterDay,
    dnr,
    answerBy: '2015-06-15',
    parts: [{ heading: 'Bakgrund', text: 'En modell togs fram 2014.' }],
    clauses: [
      { text: 'att anta överenskommelsen', onlyFor: [] },
      { text: 'att anvisa medel', onlyFor: [members[0]!.id] },
    ],
    basis: { body: 'Styrelsen', on: letterDay, paragraph: '§ 12' },
    thirdBodies: [{ name: 'Samverkan Stockholmsregionen', email: 'kansli@samverkan.example' }],
    addressees: members.map((member, index) => ({
      organisationId: member.id,
      role: 'to' as const,
      email: `registrator@kommun-${index}.example`,
    })),
    documents: [{ role: 'instrument', title: 'Överenskommelsen', filename: 'o.txt', sha256 }],
    instrument: {
      ...blank.instrument,
      title: 'Överenskommelse om samverkan',
      validFrom: '2015-01-01',
      terms: { ...blank.instrument.terms, entry: 'fixed', on: '2015-01-01' },
    },
  }
}

/** For `assert.rejects`: refused with that code. */
export const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code
