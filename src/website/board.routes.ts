import { findInstrument } from '../agreements/store.ts'
import { evidenceFor } from '../cases/published.routes.ts'
import { postingsOf } from '../circulations/posting.ts'
import { findPosted } from '../circulations/reminder.store.ts'
import { findCirculation, findVersionText } from '../circulations/store.ts'
import { anyone } from '../kit/actor.ts'
import { type AsOf, asOf } from '../kit/http/as-of.ts'
import { type Route, type Visit, get } from '../kit/http/visit.ts'
import type { Instant } from '../kit/clock.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { findEvidence } from '../ledger/store.ts'
import type { Standings } from '../ledger/book.ts'
import { findStandings } from '../ledger/standings.store.ts'
import { findOrganisations } from '../organisations/store.ts'
import { standingSchema } from './api.schema.ts'
import { boardWord } from './board-word.pages.ts'
import { boardSheet } from './board-sheet.ts'
import { type Board, type BoardEvidence, type BoardMember, type BoardSubject, boardOf } from './board.ts'
import { boardPage } from './board.pages.tsx'
import { circulationFeed } from './feed.routes.ts'
import type { ForcePart } from './force.pages.tsx'
import { standingDocument } from './standing-document.ts'

interface Found {
  readonly subject: BoardSubject
  /** Null before anything had been sent, as known then. */
  readonly board: Board | null
  readonly standings: Standings
  readonly when: AsOf
}

async function findBoard(visit: Visit): Promise<Found> {
  const when = asOf(visit)
  const slug = visit.params['circulation'] ?? ''
  return await visit.work(async (work) => {
    const subject = await findSubject(work, slug, when.known)
    const standings = await findStandings(work.db, work.association, subject.circulation.id, when)
    const board =
      subject.circulation.sentAt <= when.known ? await assemble(work, visit, subject, standings) : null
    return { subject, board, standings, when }
  })
}

/** The circulation in the version known then; before that the present one, so that the staff can be told when it was sent. */
async function findSubject({ db, association }: Work, slug: string, known: Instant): Promise<BoardSubject> {
  const then = await findCirculation(db, association, slug, known)
  const circulation = then ?? (await findCirculation(db, association, slug))
  const text = circulation && (await findVersionText(db, association, circulation.id, circulation.version))
  if (!circulation || !text) throw new NotFound()
  const id = circulation.instrumentId
  return {
    circulation,
    letter: text.letter,
    instrument: id ? await findInstrument(db, association, { id }) : null,
  }
}

async function assemble(
  work: Work,
  visit: Visit,
  subject: BoardSubject,
  standings: Standings,
): Promise<Board> {
  const { db, association } = work
  const { on, known } = standings
  const organisations = await findOrganisations(db, association, on)
  const members = organisations.map(({ id, code, name, kind, tile }): [string, BoardMember] => {
    const place = { column: tile?.column ?? null, row: tile?.row ?? null }
    return [id, { organisation: id, code, name, kind, label: tile?.label ?? name.slice(0, 3), ...place }]
  })
  const { id } = subject.circulation
  const evidence = await evidenceFor(visit, work, await findEvidence(db, association, id))
  const posted = await findPosted(db, association, id)
  return boardOf({
    on,
    known,
    lastDay: subject.circulation.answerBy,
    placed: standings.members,
    members: new Map(members),
    acts: standings.acts,
    evidence: evidence.map((kept) => evidenceOf(visit, kept)),
    postings: postingsOf(posted, known),
  })
}

type Kept = Awaited<ReturnType<typeof findEvidence>>[number]

/** A document that is not public is named to the staff only; that the act has evidence is no secret. */
function evidenceOf(visit: Visit, kept: Kept): BoardEvidence {
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

function sentBoard({ board }: Found): Board {
  if (!board) throw new NotFound()
  return board
}

async function boardData(visit: Visit) {
  const found = await findBoard(visit)
  return standingDocument(sentBoard(found), found.subject)
}

async function boardTable(visit: Visit) {
  const found = await findBoard(visit)
  return boardSheet(sentBoard(found), found.subject, visit.language)
}

export const boardRoutes: readonly Route[] = [
  get('/:association/circulations/:circulation', anyone, showBoard, {
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
