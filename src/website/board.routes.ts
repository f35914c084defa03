import { evidenceFor } from '../cases/published.routes.ts'
import { versionAt } from '../circulations/circulation.ts'
import { postingsOf } from '../circulations/posting.ts'
import { anyone, staff } from '../kit/actor.ts'
import { type AsOf, asOf } from '../kit/http/as-of.ts'
import { withShared } from '../kit/http/shared-json.ts'
import { type Route, type Visit, get } from '../kit/http/visit.ts'
import { type Instant, dayOf } from '../kit/clock.ts'
import type { Database } from '../kit/db/db.ts'
import { Memory } from '../kit/memory.ts'
import { NotFound } from '../kit/refusal.ts'
import { type Standings, standingsIn } from '../ledger/book.ts'
import type { KeptEvidence } from '../ledger/store.ts'
import { holdsOn } from '../organisations/membership.ts'
import { standingSchema } from './api.schema.ts'
import { layOut, shortNames } from '../organisations/tile-layout.ts'
import { boardWord } from './board-word.pages.ts'
import { boardSheet } from './board-sheet.ts'
import { type Board, type BoardEvidence, type BoardMember, type BoardSubject, boardOf } from './board.ts'
import { boardPage } from './board.pages.tsx'
import { type BoardBook, findBoardBook, weightOf } from './board.store.ts'
import { circulationFeed } from './feed.routes.ts'
import type { ForcePart } from './force.pages.tsx'
import { addresseeOf, standingHead } from './standing-document.ts'
import { stretchAt, turningsOf } from './stretch.ts'

interface Found {
  readonly subject: BoardSubject
  /** Null before anything had been sent, as known then. */
  readonly board: Board | null
  readonly standings: Standings
  readonly when: AsOf
}

/** Rows that are held in memory: the acts of some hundred circulations, or of one that has very many. */
const most = 20_000

interface Opened {
  readonly book: BoardBook
  readonly turnings: readonly Instant[]
}

/** What is held of boards for as long as nothing is written. */
interface Held {
  /** What they are made of, read once: each day and moment is reckoned from it. */
  readonly books: Memory<Opened>
  /** As reckoned for one day and stretch. */
  readonly reckoned: Memory<Omit<Found, 'when'>>
}

const held = new WeakMap<Database, Held>()

function heldOf({ database }: Visit['site']): Held {
  const found = held.get(database) ?? { books: new Memory(most), reckoned: new Memory(most) }
  held.set(database, found)
  return found
}

/** Whose board it is: what is taken away from the public is so from a day on, and is there for the staff. */
function keyOf(visit: Visit): string {
  const { site, association, actor } = visit
  const reader = staff(actor) ? `staff ${actor.administrator}` : dayOf(site.clock.now())
  return `${association.id} ${reader} ${visit.part('circulation')}`
}

async function openedFor(visit: Visit): Promise<Opened> {
  const { books } = heldOf(visit.site)
  const key = keyOf(visit)
  const opened = books.get(key, visit.state) ?? (await open(visit))
  books.keep(key, visit.state, opened, weightOf(opened.book))
  return opened
}

async function open(visit: Visit): Promise<Opened> {
  const book = await readBook(visit, visit.part('circulation'))
  return { book, turnings: turningsOf(book) }
}

async function readBook(visit: Visit, slug: string): Promise<BoardBook> {
  return await visit.work(async (work) => {
    const book = await findBoardBook(work.db, work.association, slug)
    if (!book) throw new NotFound()
    return { ...book, evidence: await evidenceFor(visit, work, book.evidence) }
  })
}

export async function findBoard(visit: Visit): Promise<Found> {
  const when = asOf(visit)
  const { book, turnings } = await openedFor(visit)
  const { reckoned } = heldOf(visit.site)
  const key = `${keyOf(visit)} ${when.on} ${stretchAt(turnings, when.known)}`
  const { subject, board, standings } = reckoned.get(key, visit.state) ?? reckon(visit, book, when)
  reckoned.keep(key, visit.state, { subject, board, standings }, weightOf(book))
  const { known } = when
  return { subject, board: board && { ...board, known }, standings: { ...standings, known }, when }
}

function reckon(visit: Visit, book: BoardBook, when: AsOf): Omit<Found, 'when'> {
  const subject = subjectAt(book, when.known)
  const standings = standingsIn(book.book, when)
  const board = subject.circulation.sentAt <= when.known ? assemble(visit, book, subject, standings) : null
  return { subject, board, standings }
}

/** The circulation in the version known then; before that the present one, so that the staff can be told when it was sent. */
function subjectAt({ versions, instrument }: BoardBook, known: Instant): BoardSubject {
  const { circulation, letter } = versionAt(versions, known) ?? versions.at(-1)!
  return { circulation, letter, instrument }
}

function assemble(visit: Visit, book: BoardBook, subject: BoardSubject, standings: Standings): Board {
  const { on, known } = standings
  return boardOf({
    on,
    known,
    lastDay: subject.circulation.answerBy,
    placed: standings.members,
    members: membersOn(book, standings),
    acts: standings.acts,
    evidence: book.evidence.map((kept) => evidenceOf(visit, kept)),
    postings: postingsOf(book.posted.letters, known),
    unread: book.posted.unread,
    returned: book.posted.returned,
  })
}

/** Called as on that day. Those who are asked have a square each on the map, wherever nobody has given them one. */
function membersOn(
  { organisations }: BoardBook,
  { on, members }: Pick<Standings, 'on' | 'members'>,
): Map<string, BoardMember> {
  const named = organisations.filter((organisation) => holdsOn(organisation, on))
  const asked = new Set(members.map(({ standing }) => standing.organisation))
  const onMap = named.filter(({ id }) => asked.has(id))
  const [tiles, short] = [layOut(onMap), shortNames(onMap)]
  return new Map(
    named.map(({ id, code, name, kind }) => {
      const { column = null, row = null } = tiles.get(id) ?? {}
      return [id, { organisation: id, code, name, kind, label: short.get(id) ?? '', column, row }]
    }),
  )
}

/** A document that is not public is named to the staff only; that the act has evidence is no secret. */
function evidenceOf(visit: Visit, kept: KeptEvidence): BoardEvidence {
  const open = kept.public || visit.actor.administrator
  const href = kept.document && open ? `/${visit.association.slug}/documents/${kept.document}` : null
  return {
    act: kept.act,
    href,
    sha256: open ? kept.sha256 : null,
    title: kept.filename ?? '',
    quote: open ? kept.quote : null,
  }
}

function forceOf(visit: Visit, { subject, standings, when }: Found): ForcePart | null {
  if (!standings.entry || !subject.instrument) return null
  return {
    entry: standings.entry,
    each: standings.sending.terms?.entry.kind === 'each',
    on: when.on,
    parties: standings.members.filter((member) => member.party).length,
    href: `/${visit.association.slug}/agreements/${subject.instrument.slug}${visit.url.search}`,
  }
}

/** Before the dispatch the staff are told when it was; to the public it is not there, as in the twins. */
async function showBoard(visit: Visit) {
  const found = await findBoard(visit)
  if (!visit.actor.administrator) sentBoard(found)
  return boardPage({
    visit,
    subject: found.subject,
    board: found.board,
    force: forceOf(visit, found),
    asOf: found.when,
  })
}

/** @throws NotFound before it was sent, as known then */
export function sentBoard({ board }: Found): Board {
  if (!board) throw new NotFound()
  return board
}

async function boardData(visit: Visit) {
  const found = await findBoard(visit)
  const board = sentBoard(found)
  // They read the same all through a stretch.
  return withShared(standingHead(board, found.subject), 'addressees', board.rows, () =>
    board.rows.map(addresseeOf),
  )
}

async function boardTable(visit: Visit) {
  const found = await findBoard(visit)
  return boardSheet(sentBoard(found), found.subject, visit.language)
}

export const boardRoutes: readonly Route[] = [
  get('/:association/circulations/:circulation', anyone, showBoard, {
    kept: true,
    data: boardData,
    table: boardTable,
    feed: circulationFeed,
    word: async (visit) => {
      const found = await findBoard(visit)
      return boardWord(sentBoard(found), found.subject, visit.association.name, visit.language)
    },
    api: {
      path: '/circulations/:circulation/standing',
      summary: 'Where every addressee of a circulation stands',
      schema: standingSchema,
    },
  }),
]
