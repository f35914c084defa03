import { sql } from 'kysely'
import type { Instant } from '../kit/clock.ts'
import type { Db } from '../kit/db/db.ts'
import { often } from '../kit/db/often.ts'
import { insertRows } from '../kit/db/rows.ts'
import type { JsonValue } from '../kit/db/schema.ts'
import { unawaited } from '../kit/db/connection.ts'
import { lotsOf } from '../kit/gathering.ts'
import type { LetterHead, PartRole } from '../kit/mime/unpacked.ts'
import type { DeliveryReport } from './delivery-report.ts'
import { envelopeIn, headIn, pagesIn } from './letter-column.store.ts'
import type { LetterState, Sorted } from './letter.ts'
import type { Match } from './matching.ts'

/** What a letter holds, and what was found in it. */
export interface LetterPart {
  readonly position: number
  readonly parent: number | null
  readonly role: PartRole
  readonly filename: string | null
  readonly mediaType: string
  /** Bytes, or characters of a text that is no file. */
  readonly size: number
  /** Hexadecimal; null for a text that is no file. */
  readonly sha256: string | null
  /** Of a letter within the letter. */
  readonly head: LetterHead | null
  readonly text: string | null
  /** Where each page begins in the text. */
  readonly pages: readonly number[]
  readonly scanned: boolean
  readonly unreadReason: string | null
}

/** A letter that is being read. */
export interface HeldLetter {
  readonly id: string
  readonly receivedAt: Instant
  readonly door: string
  readonly filename: string | null
  readonly messageId: string | null
  readonly envelope: { readonly from: string | null; readonly to: readonly string[] }
}

/** The letters as they are to be read, by id, held until the transaction ends; without those that have been read already. */
export async function holdUnread(
  db: Db,
  association: number,
  ids: readonly string[],
): Promise<Map<string, HeldLetter>> {
  const held = await unreadAmong(db, { association, ids })
  return new Map(held.map((letter) => [letter.id, { ...letter, envelope: envelopeIn(letter.envelope) }]))
}

const unreadAmong = often(
  (_, { association, ids }: { association: number; ids: readonly string[] }) => sql<
    Omit<HeldLetter, 'envelope'> & { envelope: unknown }
  >`
    select id, received_at as "receivedAt", door, filename, message_id as "messageId", envelope from letter
    where association_id = ${association} and id = any(${ids}::uuid[]) and state = 'received'
    order by id for update`,
)

/** Letters whose reading was not finished when the program ended. */
export async function findUnread(db: Db, association: number): Promise<string[]> {
  const rows = await db
    .selectFrom('letter')
    .select('id')
    .where('associationId', '=', association)
    .where('state', '=', 'received')
    .execute()
  return rows.map((row) => row.id)
}

/** A letter with what it holds. */
interface PartsOfLetter {
  readonly id: string
  readonly parts: readonly LetterPart[]
}

/** Parts that go to the database together, and characters of their texts. */
const together = { count: 100, weight: 4_000_000 }

/** The last of them, mostly all, are not waited for. */
export async function insertParts(
  db: Db,
  associationId: number,
  letters: readonly PartsOfLetter[],
): Promise<void> {
  const rows = letters.flatMap(({ id: letterId, parts }) =>
    parts.map((part) => ({
      ...part,
      associationId,
      letterId,
      sha256: part.sha256 === null ? null : Buffer.from(part.sha256, 'hex'),
      head: part.head as JsonValue,
      pages: [...part.pages],
    })),
  )
  const lots = lotsOf(rows, ({ text }) => text?.length ?? 0, together)
  const last = lots.pop()
  for (const some of lots) await insertRows(db, 'letterPart', some)
  if (last) unawaited(db, insertRows(db, 'letterPart', last))
}

export async function findParts(db: Db, association: number, letterId: string): Promise<LetterPart[]> {
  const rows = await db
    .selectFrom('letterPart')
    .select(['position', 'parent', 'role', 'filename', 'mediaType', 'size', 'head', 'text', 'pages'])
    .select(['scanned', 'unreadReason'])
    .select(sql<string | null>`encode(sha256, 'hex')`.as('sha256'))
    .where('associationId', '=', association)
    .where('letterId', '=', letterId)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    ...row,
    role: row.role as PartRole,
    head: headIn(row.head),
    pages: pagesIn(row.pages),
  }))
}

/** How the reading ended. */
export interface ReadLetter {
  readonly id: string
  readonly state: LetterState
  readonly unreadReason: string | null
  readonly messageId: string | null
  readonly receivedAt: Instant
  readonly forwardedAt: Instant | null
  readonly head: LetterHead
  readonly sorted: Sorted
  readonly sortedReason: string | null
  readonly copyId: string | null
  readonly proposals: readonly Match[]
}

export async function settleRead(db: Db, association: number, letters: readonly ReadLetter[]): Promise<void> {
  const ids = letters.map(({ id }) => id)
  await settled(db, { association, ids, letters: JSON.stringify(letters) })
}

const settled = often(
  (_, { association, ids, letters }: { association: number; ids: readonly string[]; letters: string }) => sql`
    update letter l set state = r.state, unread_reason = r."unreadReason", message_id = r."messageId",
      received_at = r."receivedAt", forwarded_at = r."forwardedAt", head = r.head, sorted = r.sorted,
      sorted_reason = r."sortedReason", copy_id = r."copyId", proposals = r.proposals
    from json_to_recordset(${letters}::json) as r(id uuid, state text, "unreadReason" text,
      "messageId" text, "receivedAt" timestamptz, "forwardedAt" timestamptz, head jsonb, sorted text,
      "sortedReason" text, "copyId" uuid, proposals jsonb)
    where l.association_id = ${association} and l.id = any(${ids}::uuid[]) and l.id = r.id`,
)

/** All white space, as both regular expressions are told it: what each means by \s is another, in PostgreSQL by its locale too. */
const spaces = String.raw`\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`
const spacing = new RegExp(`[${spaces}]+`, 'g')

/** A file by its bytes, a text by its words however they are spaced. */
const contentOf = sql`coalesce(encode(p.sha256, 'hex'), regexp_replace(p.text, ${sql.lit(`[${spaces}]+`)}, '', 'g'))`

/** As `findCopied` compares it. */
const contentOfParts = (parts: readonly LetterPart[]): string =>
  parts
    .filter((part) => part.role !== 'letter')
    .map((part) => part.sha256 ?? (part.text ?? '').replace(spacing, ''))
    .join('|')

/**
 * Which of the letters came before, with the same Message-ID and the same text: this one came by another way, which changed
 * its bytes (a gateway's mark in the subject, Outlook's own form). The earlier ones, by the letters that are their copies.
 */
export async function findCopied(
  db: Db,
  association: number,
  letters: readonly (PartsOfLetter & { readonly messageId: string | null })[],
): Promise<Map<string, string>> {
  const named = letters.filter(({ messageId }) => messageId !== null)
  if (named.length === 0) return new Map()
  const found = await copied(db, {
    association,
    ids: named.map(({ id }) => id),
    messageIds: named.map(({ messageId }) => messageId!),
    contents: named.map(({ parts }) => contentOfParts(parts)),
  })
  return new Map(found.map(({ id, earlier }) => [id, earlier]))
}

interface MayBeCopies {
  readonly association: number
  readonly ids: readonly string[]
  readonly messageIds: readonly string[]
  readonly contents: readonly string[]
}

// One letter after another, each by its Message-ID: joined at once, all that ever came would be looked through.
const copied = often(
  (_, { association, ids, messageIds, contents }: MayBeCopies) => sql<{ id: string; earlier: string }>`
    select n.id, e.id as earlier
    from unnest(${ids}::uuid[], ${messageIds}::text[], ${contents}::text[]) n(id, message_id, content)
    cross join lateral (
      select l.id from letter l
      where l.association_id = ${association} and l.message_id = n.message_id and l.id <> n.id
        and l.copy_id is null and l.state <> 'received'
        and (select coalesce(string_agg(${contentOf}, '|' order by p.position), '') from letter_part p
          where p.association_id = l.association_id and p.letter_id = l.id and p.role <> 'letter') = n.content
      order by l.taken_at limit 1) e`,
)

export async function insertReports(
  db: Db,
  association: number,
  about: { readonly letterId: string; readonly messageIds: readonly string[]; readonly reportedAt: Instant },
  reports: readonly DeliveryReport[],
): Promise<void> {
  for (const { recipient, action, status, words } of reports) {
    await sql`
      insert into delivery_report
        (association_id, letter_id, mail_id, recipient, action, status, words, reported_at)
      select ${association}, ${about.letterId}, m.id, ${recipient}, ${action}, ${status}, ${words}, ${about.reportedAt}
      from outgoing_mail m
      where m.association_id = ${association} and m.message_id = any(${about.messageIds}::text[])
      on conflict do nothing`.execute(db)
  }
}

/** What a report says of our own letters, with the Message-ID of each. */
export interface KeptReport extends Pick<DeliveryReport, 'recipient' | 'status' | 'words'> {
  readonly messageId: string
}

export async function findReports(db: Db, association: number, letterId: string): Promise<KeptReport[]> {
  return await db
    .selectFrom('deliveryReport as r')
    .innerJoin('outgoingMail as m', (join) =>
      join.onRef('m.associationId', '=', 'r.associationId').onRef('m.id', '=', 'r.mailId'),
    )
    .select(['r.recipient', 'r.status', 'r.words', 'm.messageId'])
    .where('r.associationId', '=', association)
    .where('r.letterId', '=', letterId)
    .orderBy('r.recipient')
    .execute()
}
