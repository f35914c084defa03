import { type Wholeness, checkFiles } from '../kit/files/wholeness.store.ts'
import { newId } from '../kit/id.ts'
import type { Work } from '../kit/work.ts'
import { checkProjections } from '../ledger/reconciliation.actions.ts'
import { type Verdict, verifyChain } from '../log/actions.ts'
import { type Discrepant, type Reconciliation, reconcile } from '../log/reconciliation.actions.ts'
import { type Called, findCalled, findHolder, reconciled } from './reconciled.store.ts'
import { insertVerification } from './verification.store.ts'
import { verificationLines } from './verification.texts.ts'
import type { Verified } from './verification.ts'

/** What is wrong, and what people call it. */
export interface Named extends Discrepant {
  readonly called: Called
}

/** A file whose bytes are not what they were, and whose it is. */
export interface Damaged extends Awaited<ReturnType<typeof findHolder>> {
  /** Hexadecimal. */
  readonly sha256: string
}

/** Kontroll: the chain walked, the tables held against it, what is computed held against the tables, the files hashed anew. */
export interface Verification {
  readonly chain: Verdict
  /** Null where the chain does not hold: then its words prove nothing. */
  readonly tables: Pick<Reconciliation, 'counts' | 'erased'> | null
  /** Null where files were left out. */
  readonly files: Wholeness | null
  /** How many discrepancies there are, damaged files among them, and the first one of each sort. */
  readonly wrong: number
  readonly first: Named | null
  readonly damaged: Damaged | null
}

type Books = Pick<Work, 'db' | 'association' | 'clock'>

/** @param work of a transaction that sees all as it was when it began */
export async function verify(
  work: Books,
  { files: withFiles }: { readonly files: boolean },
): Promise<Verification> {
  const chain = await verifyChain(work)
  const tables = chain.broken ? null : await reconcile(work, reconciled)
  const discrepant = tables ? await discrepantIn(work, tables) : []
  const files = withFiles ? await checkFiles(work.db, work.association) : null
  const lost = files?.damaged ?? []
  return {
    chain,
    tables,
    files,
    wrong: discrepant.length + lost.length,
    first: await named(work, discrepant[0]),
    damaged: await held(work, lost[0]),
  }
}

/** What altered acts give is nothing to hold the standings against. */
async function discrepantIn(work: Books, { discrepant }: Reconciliation): Promise<readonly Discrepant[]> {
  return discrepant.length > 0 ? discrepant : await checkProjections(work)
}

async function named({ db, association }: Books, found: Discrepant | undefined): Promise<Named | null> {
  return found ? { ...found, called: await findCalled(db, association, found.facts, found.id) } : null
}

async function held({ db, association }: Books, sha256: string | undefined): Promise<Damaged | null> {
  return sha256 ? { sha256, ...(await findHolder(db, association, sha256)) } : null
}

/** Keeps what was found, so that those who work here see it. */
export async function keepVerification(
  { db, association, clock }: Books,
  { slug, found, manner }: Kept,
): Promise<Verified> {
  const { chain, tables, files, wrong } = found
  const verified = {
    id: newId(),
    verifiedAt: clock.now(),
    manner,
    withFiles: files !== null,
    entries: chain.entries,
    compared: [...(tables?.counts.values() ?? [])].reduce((sum, count) => sum + count, 0),
    files: files?.files ?? 0,
    faults: wrong + (chain.broken ? 1 : 0),
    words: { sv: verificationLines(slug, found, 'sv'), en: verificationLines(slug, found, 'en') },
  }
  await insertVerification(db, association, verified)
  return verified
}

interface Kept {
  readonly slug: string
  readonly found: Verification
  readonly manner: Verified['manner']
}

export const isWhole = ({ chain, wrong }: Verification): boolean => chain.broken === null && wrong === 0
