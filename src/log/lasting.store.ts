import { sql } from 'kysely'
import { type Database, type Db, databaseOf } from '../kit/db/db.ts'
import { often } from '../kit/db/often.ts'
import { Memory } from '../kit/memory.ts'
import type { Work } from '../kit/work.ts'

/**
 * What is said every day and changes none of what is kept here: names, numbers and titles, and what has been sent. Any
 * other entry of the log may have changed it; one whose verb is new changes it until it is named here.
 */
const everyday = [
  'act.recorded',
  'document.added',
  'document.hidden',
  'document.shown',
  'entry.added',
  'entry.corrected',
  'letter.received',
  'letter.sorted',
  'lodging.made',
  'mail.left',
] as const

interface Whose {
  readonly association: number
}

interface Told {
  /** The end of the log. */
  readonly seq: number
  /** The last entry after `since` that is not of every day; null: there is none. */
  readonly telling: number | null
  /** Whether this transaction itself has written in the log: nobody else knows of that, and it may come to nothing. */
  readonly own: boolean
  /** Whether it has written anything, if only a file that came with an answer: what it reads may be its own affair. */
  readonly written: boolean
}

/** Before the first entry. */
const nothingTold: Told = { seq: 0, telling: null, own: false, written: false }

/** What the log has told after `since`. */
async function findTold(db: Db, association: number, since: number): Promise<Told> {
  return (await toldSince(db, { association, since }))[0] ?? nothingTold
}

/** So many entries are looked through; who has not looked for longer begins anew. */
const most = 1000

/** Each entry by its number: of "all after it" PostgreSQL makes a plan each time, which takes longer than to look. */
const toldSince = often(
  (_, { association, since }: Whose & { since: number }) => sql<Told>`
    select h.seq,
      case when h.seq - ${since}::bigint > ${most} then h.seq else (
        select max(later) from generate_series(${since}::bigint + 1, h.seq) later
        where (select e.verb not in (${sql.join(everyday.map((verb) => sql.lit(verb)))})
          from log_entry e where e.association_id = ${association} and e.seq = later)) end as telling,
      coalesce(h.xmin = pg_current_xact_id_if_assigned()::xid, false) as own,
      pg_current_xact_id_if_assigned() is not null as written
    from chain_head h where h.association_id = ${association}`,
)

/** How far the log has been followed, and the last entry that was not of every day. */
interface Followed {
  readonly seq: number
  readonly telling: number
}

const followed = new WeakMap<Database, Map<number, Followed>>()

interface State {
  /** Another text after each entry that is not of every day; null: what is read now is this transaction's own affair. */
  readonly state: string | null
  /** Whether what is read now may be kept for others. */
  readonly keeps: boolean
}

async function stateOf({ db, association }: Pick<Work, 'db' | 'association'>): Promise<State> {
  const database = databaseOf(db)
  const all = followed.get(database) ?? new Map<number, Followed>()
  followed.set(database, all)
  const before = all.get(association)
  const told = await findTold(db, association, before?.seq ?? 0)
  if (told.own) return { state: null, keeps: false }
  const telling = told.telling ?? before?.telling ?? 0
  all.set(association, { seq: told.seq, telling })
  return { state: String(telling), keeps: !told.written }
}

/**
 * What is read again and again and seldom becomes another, kept for as long as the log tells of nothing that may have
 * changed it. Registering answers changes the database each time, so what is kept under its state (`kit/memory.ts`) would
 * never be there; but an answer that is registered changes no name and no title.
 */
export class Lasting<T> {
  private readonly limit: number
  private readonly memories = new WeakMap<Database, Memory<T>>()

  /** @param limit what all that is kept may weigh together, over all associations */
  constructor(limit: number) {
    this.limit = limit
  }

  /** What was kept last, and mostly holds still: to ask for more in the same packet as `of` finds out. */
  guess({ db, association }: Pick<Work, 'db' | 'association'>, key: string): T | undefined {
    return this.memoryOf(db).latest(`${association} ${key}`)
  }

  /**
   * What `read` finds, or found before. Shared by all who ask: nobody may change it. Whoever changes what it rests on asks
   * before it does so.
   */
  async of(
    work: Pick<Work, 'db' | 'association'>,
    key: string,
    read: () => Promise<T>,
    weightOf: (value: T) => number,
  ): Promise<T> {
    const { state, keeps } = await stateOf(work)
    if (state === null) return await read()
    const memory = this.memoryOf(work.db)
    const name = `${work.association} ${key}`
    const found = memory.get(name, state)
    if (found !== undefined) return found
    const value = await read()
    if (keeps) memory.keep(name, state, value, weightOf(value))
    return value
  }

  private memoryOf(db: Db): Memory<T> {
    const database = databaseOf(db)
    const memory = this.memories.get(database) ?? new Memory<T>(this.limit, 'many')
    this.memories.set(database, memory)
    return memory
  }
}
