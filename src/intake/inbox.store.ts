import { type ExpressionBuilder, sql } from 'kysely'
import { standingAct } from '../cases/registry.store.ts'
import type { Day } from '../kit/clock.ts'
import { type Db, json } from '../kit/db/db.ts'
import type { DB } from '../kit/db/schema.ts'
import type { LetterHead } from '../kit/mime/unpacked.ts'
import { type Letter, type Sorted, waitingSorts } from '../letters/letter.ts'
import type { LetterPlace } from './letter-step.ts'
import { headIn, proposalsIn } from '../letters/letter-column.store.ts'
import { letterColumns, letterHash, letterOf } from '../letters/letter.store.ts'
import type { Match } from '../letters/matching.ts'
import type { InboxView } from './inbox.ts'

/** The inbox as the office sees it: what waits, what is put off, what became of the rest. */

/** A letter with what it was found to be. */
export interface InboxLetter extends Letter {
  readonly head: LetterHead | null
  readonly proposals: readonly Match[]
}

const sortsOf: Readonly<Record<InboxView, readonly Sorted[]>> = {
  waiting: waitingSorts,
  mine: waitingSorts,
  snoozed: waitingSorts,
  returned: ['returned'],
  machines: ['automatic', 'delivery_report', 'newsletter', 'suspect'],
  done: ['registered', 'not_an_answer', 'not_entered', 'other_post', 'joined', 'copy'],
}

export interface InboxFilter {
  readonly view: InboxView
  readonly today: Day
  /** Whose inbox it is, for `mine`. */
  readonly person: string
}

const most = 100

/** The oldest first where they wait, the latest first where they do not. */
export async function findInbox(db: Db, association: number, filter: InboxFilter): Promise<InboxLetter[]> {
  const waits = ['waiting', 'mine', 'snoozed', 'returned'].includes(filter.view)
  const rows = await inboxQuery(db, association)
    .where(inView(filter))
    .orderBy('l.receivedAt', waits ? 'asc' : 'desc')
    .limit(most)
    .execute()
  return rows.map(inboxLetterOf)
}

/** Says whether the list is what it was: a mark of which letters are in it, and what each is taken for. */
export async function findInboxMark(db: Db, association: number, filter: InboxFilter): Promise<string> {
  const { mark } = await db
    .selectFrom('letter as l')
    .where('l.associationId', '=', association)
    .where(inView(filter))
    .select(sql<string>`md5(coalesce(string_agg(l.id || l.sorted, ',' order by l.id), ''))`.as('mark'))
    .executeTakeFirstOrThrow()
  return mark
}

function inView({ view, today, person }: InboxFilter) {
  return (eb: ExpressionBuilder<{ l: DB['letter'] }, 'l'>) =>
    eb.and([
      eb('l.sorted', 'in', sortsOf[view]),
      ...(view === 'mine' ? [eb('l.assignedId', '=', person)] : []),
      ...(view === 'snoozed' ? [eb('l.snoozedTo', '>', today)] : []),
      ...(view === 'waiting' || view === 'mine'
        ? [eb.or([eb('l.snoozedTo', 'is', null), eb('l.snoozedTo', '<=', today)])]
        : []),
    ])
}

export async function findInboxLetter(db: Db, association: number, id: string): Promise<InboxLetter | null> {
  const row = await inboxQuery(db, association).where('l.id', '=', id).executeTakeFirst()
  return row ? inboxLetterOf(row) : null
}

function inboxQuery(db: Db, association: number) {
  return db
    .selectFrom('letter as l')
    .select([...letterColumns, 'l.head', 'l.proposals'])
    .select(letterHash)
    .where('l.associationId', '=', association)
}

type InboxRow = Awaited<ReturnType<ReturnType<typeof inboxQuery>['executeTakeFirstOrThrow']>>

const inboxLetterOf = ({ head, proposals, ...row }: InboxRow): InboxLetter => ({
  ...letterOf(row),
  head: headIn(head),
  proposals: proposalsIn(proposals),
})

/** How many letters wait, for the badge. */
export async function countWaiting(db: Db, association: number, today: Day): Promise<number> {
  const { count } = await db
    .selectFrom('letter')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('associationId', '=', association)
    .where('sorted', 'in', waitingSorts)
    .where((eb) => eb.or([eb('snoozedTo', 'is', null), eb('snoozedTo', '<=', today)]))
    .executeTakeFirstOrThrow()
  return count
}

/** Holds the letter until the transaction ends. Null when there is no such letter. */
export async function holdLetter(db: Db, association: number, id: string): Promise<InboxLetter | null> {
  const row = await inboxQuery(db, association).where('l.id', '=', id).forUpdate('l').executeTakeFirst()
  return row ? inboxLetterOf(row) : null
}

export async function changeLetter(
  db: Db,
  association: number,
  id: string,
  { proposals, ...change }: Partial<LetterPlace>,
): Promise<void> {
  await db
    .updateTable('letter')
    .set({ ...change, ...(proposals && { proposals: json([...proposals]) }), revision: sql`revision + 1` })
    .where('associationId', '=', association)
    .where('id', '=', id)
    .execute()
}

export async function insertLetterEntry(
  db: Db,
  association: number,
  row: { letterId: string; entryId: string },
): Promise<void> {
  await db
    .insertInto('letterEntry')
    .values({ ...row, associationId: association })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What the letter has been registered as: its acts that nothing has corrected, by circulation and member. */
export async function findLetterActs(
  db: Db,
  association: number,
  letterId: string,
): Promise<{ circulation: string; organisation: string }[]> {
  return await actsOfLetters(db, association)
    .where('e.letterId', '=', letterId)
    .where(standingAct('a'))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('act as c')
            .select('c.id')
            .whereRef('c.associationId', '=', 'a.associationId')
            .whereRef('c.supersedesId', '=', 'a.id')
            .where('c.type', '=', 'corrected'),
        ),
      ),
    )
    .select(['a.circulationId as circulation', 'a.organisationId as organisation'])
    .execute()
}

/** The letter that an act was registered from; null where it came another way. */
export async function findLetterOfAct(db: Db, association: number, actId: string): Promise<string | null> {
  const row = await actsOfLetters(db, association)
    .where('a.id', '=', actId)
    .select('e.letterId')
    .executeTakeFirst()
  return row?.letterId ?? null
}

function actsOfLetters(db: Db, association: number) {
  return db
    .selectFrom('letterEntry as e')
    .innerJoin('act as a', (join) =>
      join.onRef('a.associationId', '=', 'e.associationId').onRef('a.registryEntryId', '=', 'e.entryId'),
    )
    .where('e.associationId', '=', association)
}

/** Those who may have a letter given to them, by name. */
export async function findColleagues(db: Db): Promise<{ id: string; name: string }[]> {
  return await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('administrator', '=', true)
    .where('blockedAt', 'is', null)
    .orderBy('name')
    .execute()
}
