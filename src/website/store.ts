import type { Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import type { BoardSubject } from './board.ts'

/** The circulation that the board is about, with what is needed to find its standings. */
export interface SubjectFound extends BoardSubject {
  readonly id: string
  readonly instrument: { readonly id: string; readonly slug: string } | null
}

/** What of the frozen letter the board shows; written by the circulations room. */
interface LetterShown {
  readonly sender: string
  readonly basis: BoardSubject['decision']
  readonly decisionIsSignature: boolean
}

/**
 * A circulation that has been sent, in the last version that was known at `known`, or the first one where that was
 * earlier. Null when there is none, or it has not been sent.
 */
export async function findSubject(
  db: Db,
  association: number,
  slug: string,
  known: Instant,
): Promise<SubjectFound | null> {
  const row = await subjectQuery(db, association, known).where('c.slug', '=', slug).executeTakeFirst()
  if (!row || row.sentAt === null) return null
  const letter = row.letter as unknown as LetterShown
  const recalled = row.recalledAt !== null && row.recalledAt <= known
  return {
    id: row.id,
    slug: row.slug,
    dnr: row.dnr ?? row.slug,
    kind: row.kind as BoardSubject['kind'],
    title: row.title,
    sender: letter.sender,
    decision: letter.basis,
    validFrom: row.validFrom,
    validTo: row.validTo,
    sameAsSigning: letter.decisionIsSignature,
    answerBy: row.answerBy,
    sentAt: row.sentAt,
    recalled: recalled ? { at: row.recalledAt!, reason: row.recallReason ?? '' } : null,
    example: row.example,
    instrument:
      row.instrumentId && row.instrumentSlug ? { id: row.instrumentId, slug: row.instrumentSlug } : null,
  }
}

function subjectQuery(db: Db, association: number, known: Instant) {
  return db
    .selectFrom('circulation as c')
    .innerJoin('circulationVersion as v', (join) =>
      join.onRef('v.associationId', '=', 'c.associationId').onRef('v.circulationId', '=', 'c.id'),
    )
    .leftJoin('instrument as i', (join) =>
      join.onRef('i.associationId', '=', 'c.associationId').onRef('i.id', '=', 'c.instrumentId'),
    )
    .where('c.associationId', '=', association)
    .where((where) => where.or([where('v.version', '=', 1), where('v.frozenAt', '<=', known)]))
    .select(['c.id', 'c.slug', 'c.dnr', 'c.kind', 'c.sentAt', 'c.recalledAt', 'c.recallReason', 'c.example'])
    .select(['v.title', 'v.letter', 'v.answerBy', 'c.instrumentId'])
    .select(['i.slug as instrumentSlug', 'i.validFrom', 'i.validTo'])
    .orderBy('v.version', 'desc')
    .limit(1)
}
