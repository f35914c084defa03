import type { Work } from '../kit/work.ts'
import { type Discrepancy, type Facts, discrepancyOf, isErased } from './reconciliation.ts'
import { type Reconciled, findMentioned, findTold, findUntold } from './reconciliation.store.ts'

/** Something that is not as the log tells. */
export interface Discrepant {
  readonly kind: string
  readonly id: string
  readonly discrepancy: Discrepancy
  /** The last entry about it; null where there is none. */
  readonly seq: number | null
  /** What tells which it is: what was logged when it was made, else what the table says. */
  readonly facts: Facts
}

export interface Reconciliation {
  /** How many of each kind were compared. */
  readonly counts: ReadonlyMap<string, number>
  /** Of these the log's words have been erased by law: that they are there is all that can be said. */
  readonly erased: number
  /** In the order of the log; then those that it does not tell of. At most `most`. */
  readonly discrepant: readonly Discrepant[]
}

const page = 1000
/** Discrepancies of one association that are told. */
const most = 100

/** Compares everything of these kinds, page by page, so that the size of the log does not matter to memory. */
export async function reconcile(
  { db, association }: Pick<Work, 'db' | 'association'>,
  kinds: readonly Reconciled[],
): Promise<Reconciliation> {
  const making = kinds.flatMap((kind) => kind.making)
  const counts = new Map(kinds.map(({ kind }) => [kind, 0]))
  const discrepant: Discrepant[] = []
  let erased = 0
  for (let after = 0; ;) {
    const mentioned = await findMentioned(db, association, making, { after, limit: page })
    for (const kind of kinds) {
      const ids = mentioned.filter(({ verb }) => kind.making.includes(verb)).map(({ subject }) => subject)
      const compared = await compare({ db, association }, kind, [...new Set(ids)])
      counts.set(kind.kind, counts.get(kind.kind)! + compared.count)
      erased += compared.erased
      discrepant.push(...compared.discrepant)
    }
    const last = mentioned.at(-1)
    if (!last) break
    after = last.seq
  }
  for (const kind of kinds) discrepant.push(...(await unlogged({ db, association }, kind)))
  return { counts, erased, discrepant: inOrder(discrepant).slice(0, most) }
}

type Where = Pick<Work, 'db' | 'association'>

async function compare({ db, association }: Where, kind: Reconciled, ids: readonly string[]) {
  const discrepant: Discrepant[] = []
  if (ids.length === 0) return { count: 0, erased: 0, discrepant }
  const [told, found] = await Promise.all([
    findTold(db, association, ids, [...kind.making, ...kind.changing]),
    kind.find(db, association, ids),
  ])
  const comparable = ids.filter((id) => !isErased(told.get(id) ?? []))
  for (const id of comparable) {
    const entries = told.get(id)!
    const expected = kind.expected(entries)
    const discrepancy = discrepancyOf(found.get(id) ?? null, expected)
    const seq = entries.at(-1)!.seq
    const facts = expected ?? entries[0]!.payload!
    if (discrepancy) discrepant.push({ kind: kind.kind, id, discrepancy, seq, facts })
  }
  return { count: ids.length, erased: ids.length - comparable.length, discrepant }
}

async function unlogged({ db, association }: Where, kind: Reconciled): Promise<Discrepant[]> {
  const found: Discrepant[] = []
  for (const place of kind.places) {
    const ids = await findUntold(db, association, place, kind.making, most)
    const facts = ids.length > 0 ? await kind.find(db, association, ids) : new Map<string, Facts>()
    const discrepancy = { is: 'unlogged' } as const
    for (const id of ids)
      found.push({ kind: kind.kind, id, discrepancy, seq: null, facts: facts.get(id) ?? {} })
  }
  return found
}

const inOrder = (discrepant: readonly Discrepant[]): Discrepant[] =>
  discrepant.toSorted((one, other) => (one.seq ?? Infinity) - (other.seq ?? Infinity))
