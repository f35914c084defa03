import { sql } from 'kysely'
import { emptyDraft } from '../../src/circulations/draft.ts'
import type { Letter } from '../../src/circulations/version.ts'
import { system } from '../../src/kit/actor.ts'
import { HandClock, type Clock, type Instant, instantOf } from '../../src/kit/clock.ts'
import { type Database, type Db, json } from '../../src/kit/db/db.ts'
import { newId } from '../../src/kit/id.ts'
import type { Work } from '../../src/kit/work.ts'
import { project } from '../../src/ledger/projection.actions.ts'
import type { Terms } from '../../src/ledger/terms.ts'
import { terms2015 } from './acts.ts'

/** An association whose board has sent one text to its members, for tests of what comes back. */
export interface TestSending {
  readonly association: number
  readonly circulation: string
  readonly instrument: string
  readonly caseId: string
  readonly hub: string
  /** In the order given: `organisation`, with codes 0001, 0002, … */
  readonly members: readonly string[]
  readonly clock: HandClock
  work<T>(run: (work: Work) => Promise<T>, clock?: Clock): Promise<T>
}

/** Ortaby, Ortbby … Ortzby, then with two letters: no municipality is called so. */
const nameOf = (index: number): string => `Ort${lettersOf(index)}by`
const lettersOf = (index: number): string =>
  (index < 26 ? '' : lettersOf(Math.floor(index / 26) - 1)) + String.fromCharCode(97 + (index % 26))

interface Wish {
  readonly slug?: string
  readonly members?: number
  readonly terms?: Terms | null
  readonly sentAt?: string | null
  readonly now?: string
  /** The story's own clock; otherwise one that stands at `now`. */
  readonly clock?: HandClock
  readonly clauses?: readonly string[]
  readonly answerBy?: string
}

const recommended = [
  'Anta överenskommelsen om samverkan.',
  'Fastställa taxebeloppet från och med den 1 januari 2015.',
]

const letter: Letter = {
  kind: 'recommendation',
  dnr: 'PROV/15/0016-5',
  dated: '2015-03-19',
  sender: 'Provförbundet',
  parts: [],
  basis: null,
  decisionIsSignature: false,
  told: [],
  contact: null,
  answerTo: null,
}

/** Sent on 19 March 2015 to be answered by 15 June, like the real one; it is 1 July 2015 unless said otherwise. */
export async function aSending(database: Database, wish: Wish = {}): Promise<TestSending> {
  const { slug = 'prov', members: number = 3, now = '2015-07-01T12:00' } = wish
  const ids = Array.from({ length: number }, () => newId())
  const made = {
    circulation: newId(),
    instrument: newId(),
    caseId: newId(),
    hub: newId(),
    members: ids,
    clock: wish.clock ?? new HandClock(now),
  }
  const association = await database.transaction(null, async (db) => {
    const { id } = await db
      .insertInto('association')
      .values({ slug, hubId: made.hub, createdAt: instantOf('2015-01-01') })
      .returning('id')
      .executeTakeFirstOrThrow()
    await sql`select set_config('radslag.association', ${String(id)}, true)`.execute(db)
    await insertMembers(db, id, made.hub, ids)
    await insertMatter(db, id, made, wish)
    return id
  })
  const work: TestSending['work'] = (run, clock = made.clock) =>
    database.transaction(association, (db) => run({ db, association, actor: system('test'), clock }))
  await work((inWork) => project(inWork, made.circulation))
  return { ...made, association, work }
}

async function insertMembers(db: Db, associationId: number, hub: string, ids: readonly string[]) {
  const rows = [
    { id: hub, kind: 'association', code: null, name: 'Provförbundet' },
    ...ids.map((id, index) => ({
      id,
      kind: 'municipality',
      code: String(index + 1).padStart(4, '0'),
      name: nameOf(index),
    })),
  ]
  await db
    .insertInto('organisation')
    .values(rows.map(({ id, kind, code }) => ({ id, kind, code, associationId })))
    .execute()
  await db
    .insertInto('organisationName')
    .values(rows.map(({ id, name }) => ({ associationId, organisationId: id, name })))
    .execute()
  await db
    .insertInto('membership')
    .values(
      ids.map((organisationId) => ({ associationId, id: newId(), organisationId, validFrom: '2010-01-01' })),
    )
    .execute()
}

type Made = Pick<TestSending, 'circulation' | 'instrument' | 'caseId' | 'hub' | 'members'>

async function insertMatter(db: Db, associationId: number, made: Made, wish: Wish): Promise<void> {
  const { terms = terms2015, sentAt = '2015-03-19T14:00' } = wish
  const { circulation: id, instrument, caseId, hub } = made
  const dnr = 'PROV/15/0016'
  await db
    .insertInto('caseFile')
    .values({ associationId, id: caseId, dnr, dnrKey: 'PROV-15-0016', title: 'Prov', openedOn: '2015-01-10' })
    .execute()
  if (terms) {
    const row = { associationId, id: instrument, slug: 'overenskommelsen', kind: 'agreement' }
    await db
      .insertInto('instrument')
      .values({
        ...row,
        title: 'Överenskommelsen',
        terms: json(terms),
        madeAt: instantOf(sentAt ?? '2015-03-19T14:00'),
      })
      .execute()
  }
  await db
    .insertInto('circulation')
    .values({
      associationId,
      id,
      caseId,
      dnr: `${dnr}-5`,
      slug: 'PROV-15-0016-5',
      kind: 'recommendation',
      senderId: hub,
      draft: sentAt ? null : json(emptyDraft('recommendation', instrument)),
      instrumentId: terms ? instrument : null,
      currentVersion: sentAt ? 1 : null,
      sentAt: sentAt ? instantOf(sentAt) : null,
    })
    .execute()
  if (sentAt) await insertVersion(db, associationId, made, instantOf(sentAt), wish)
}

async function insertVersion(db: Db, associationId: number, made: Made, sentAt: Instant, wish: Wish) {
  const { clauses = recommended, answerBy = '2015-06-15' } = wish
  const { circulation: circulationId } = made
  await db
    .insertInto('circulationVersion')
    .values({
      associationId,
      circulationId,
      version: 1,
      title: 'Överenskommelsen',
      letter: json(letter),
      answerBy,
      textHash: Buffer.alloc(32),
      frozenAt: sentAt,
    })
    .execute()
  if (clauses.length > 0) {
    const rows = clauses.map((text, index) => ({
      associationId,
      circulationId,
      version: 1,
      number: index + 1,
      text,
    }))
    await db.insertInto('clause').values(rows).execute()
  }
  await db
    .insertInto('addressee')
    .values(
      made.members.map((organisationId, index) => ({
        associationId,
        id: newId(),
        circulationId,
        organisationId,
        role: 'to',
        email: `registrator@${nameOf(index).toLowerCase()}.example`,
        replyToken: `t${circulationId}-${index}`,
        addedAt: sentAt,
      })),
    )
    .execute()
}
