import { sql } from 'kysely'
import { type Instant, endOfTime } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { often } from '../kit/db/often.ts'
import type { Clause, DocumentRole } from './circulation.ts'
import { letterIn } from './version.store.ts'
import type { VersionText } from './version.ts'

/** What a version says, as it was frozen: its letter, its clauses and the documents that went with it. */

/** The clauses of one version, by number. */
export async function findClauses(
  db: Db,
  association: number,
  circulationId: string,
  version: number,
): Promise<Clause[]> {
  return await clausesOf(db, { association, circulationId, version })
}

interface OfVersion {
  readonly association: number
  readonly circulationId: string
  readonly version: number
}
const clausesOf = often((db, { association, circulationId, version }: OfVersion) =>
  db
    .selectFrom('clause')
    .select(['number', 'text', 'onlyFor'])
    .where('associationId', '=', association)
    .where('circulationId', '=', circulationId)
    .where('version', '=', version)
    .orderBy('number'),
)

/** A document of a version, as it lies in the register. */
export interface CirculationDocument {
  readonly role: DocumentRole
  readonly documentId: string
  readonly title: string
  readonly filename: string
  /** Hexadecimal. */
  readonly sha256: string
}

/** What went with the letter, in order. */
export async function findCirculationDocuments(
  db: Db,
  association: number,
  circulationId: string,
  version: number,
): Promise<CirculationDocument[]> {
  const rows = await documentsOf(db, { association, circulationId, version })
  return rows.map((row) => ({ ...row, role: row.role as DocumentRole }))
}

const documentsOf = often((db, { association, circulationId, version }: OfVersion) =>
  db
    .selectFrom('circulationDocument as c')
    .innerJoin('document as d', (join) =>
      join.onRef('d.associationId', '=', 'c.associationId').onRef('d.id', '=', 'c.documentId'),
    )
    .where('c.associationId', '=', association)
    .where('c.circulationId', '=', circulationId)
    .where('c.version', '=', version)
    .select(['c.role', 'c.documentId', 'd.title', 'd.filename'])
    .select(sql<string>`encode(d.sha256, 'hex')`.as('sha256'))
    .orderBy('c.position'),
)

export interface Version {
  readonly version: number
  readonly frozenAt: Instant
  readonly textHash: Buffer
}

/** The versions that had been sent by then, first to last. */
export async function findVersions(
  db: Db,
  association: number,
  circulationId: string,
  known: Instant = endOfTime,
): Promise<Version[]> {
  return await db
    .selectFrom('circulationVersion')
    .select(['version', 'frozenAt', 'textHash'])
    .where('associationId', '=', association)
    .where('circulationId', '=', circulationId)
    .where('frozenAt', '<=', known)
    .orderBy('version')
    .execute()
}

/** The whole text of one version, as it was frozen. */
export async function findVersionText(
  db: Db,
  association: number,
  circulationId: string,
  version: number,
): Promise<VersionText | null> {
  const [[row], documents, clauses] = await Promise.all([
    versionOf(db, { association, circulationId, version }),
    findCirculationDocuments(db, association, circulationId, version),
    findClauses(db, association, circulationId, version),
  ])
  if (!row) return null
  return {
    title: row.title,
    answerBy: row.answerBy,
    letter: letterIn(row.letter),
    clauses,
    documents: documents.map(({ role, title, filename, sha256 }) => ({ role, title, filename, sha256 })),
  }
}

const versionOf = often((db, { association, circulationId, version }: OfVersion) =>
  db
    .selectFrom('circulationVersion')
    .select(['title', 'answerBy', 'letter'])
    .where('associationId', '=', association)
    .where('circulationId', '=', circulationId)
    .where('version', '=', version),
)
