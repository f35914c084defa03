import { findInstruments } from '../agreements/store.ts'
import type { Circulation } from '../circulations/circulation.ts'
import { withdrawnFor } from '../cases/published.routes.ts'
import { findCirculations } from '../circulations/store.ts'
import { anyone, staff } from '../kit/actor.ts'
import type { Database } from '../kit/db/db.ts'
import { type AsOf, asOf } from '../kit/http/as-of.ts'
import { type Route, type Visit, get } from '../kit/http/visit.ts'
import { Memory } from '../kit/memory.ts'
import type { Work } from '../kit/work.ts'
import { findStandings } from '../ledger/standings.store.ts'
import { type OrganisationView, organisationPage } from '../organisations/organisation.pages.tsx'
import {
  endedIn,
  organisationDocument,
  organisationOf,
  viewOrganisation,
} from '../organisations/organisation.routes.ts'
import { MemberPart } from './member.pages.tsx'
import { findAskedOf, findBoundBy, findLastStandings } from './member.store.ts'
import { type MemberAnswer, type MemberParty, type MemberView, partiesOn } from './member.ts'

/** The member's page, as rows: what it is, and what it has answered and is bound by. */
interface MemberBook {
  readonly view: OrganisationView
  readonly member: MemberView
}

/** Rows that are held in memory: some hundred members with hundreds of matters each. */
const most = 20_000
const held = new WeakMap<Database, Memory<MemberBook>>()

/** Read once for as long as nothing is written, as it is now; as it was then it is computed each time. */
async function memberBook(visit: Visit): Promise<MemberBook> {
  const { site, association, actor, state } = visit
  const when = asOf(visit)
  if (!when.present) return await readMember(visit, when)
  const memory = held.get(site.database) ?? new Memory<MemberBook>(most)
  held.set(site.database, memory)
  const reader = staff(actor) ? 'staff' : 'public'
  const key = `${association.id} ${reader} ${when.on} ${visit.part('code')}`
  const { view, member } = memory.get(key, state) ?? (await readMember(visit, when))
  memory.keep(key, state, { view, member }, member.answers.length + member.parties.length + 10)
  return { view: { ...view, ended: endedIn(visit) }, member: { ...member, when } }
}

async function readMember(visit: Visit, when: AsOf): Promise<MemberBook> {
  return await visit.work(async (work) => {
    const organisation = await organisationOf(visit, work)
    const [view, member] = await Promise.all([
      viewOrganisation(visit, work, organisation),
      findMember(visit, work, organisation.id, when),
    ])
    return { view, member }
  })
}

async function findMember(visit: Visit, work: Work, id: string, when: AsOf): Promise<MemberView> {
  const { db, association } = work
  const [asked, sent, all, gone, goneToo, present] = await Promise.all([
    findAskedOf(db, association, id, when.known),
    findCirculations(db, association, when.known),
    findInstruments(db, association, when.known),
    withdrawnFor(visit, work, 'circulation'),
    withdrawnFor(visit, work, 'agreement'),
    when.present ? presentOf(work, id) : null,
  ])
  const circulations = sent.filter(({ id: asking }) => asked.has(asking) && !gone.has(asking))
  const found = present?.(circulations) ?? (await formerOf(work, id, circulations, when))
  const instruments = all.filter((instrument) => !goneToo.has(instrument.id))
  return { when, answers: found.answers, parties: partiesOn(found.parties, instruments, when.on) }
}

interface Found {
  readonly answers: readonly MemberAnswer[]
  readonly parties: readonly MemberParty[]
}

/** Now: from the projections, so that a member with hundreds of matters has its page at once. */
async function presentOf(
  { db, association }: Work,
  id: string,
): Promise<(circulations: readonly Circulation[]) => Found> {
  const [standings, parties] = await Promise.all([
    findLastStandings(db, association, id),
    findBoundBy(db, association, id),
  ])
  const last = new Map(standings.map((row) => [row.circulation, row]))
  const answerTo = (circulation: Circulation): MemberAnswer => {
    const { kind = 'silent', decided = null, until = null } = last.get(circulation.id) ?? {}
    return { circulation, standing: { kind, decided, postponedTo: kind === 'postponed' ? until : null } }
  }
  return (circulations) => ({ answers: circulations.map(answerTo), parties })
}

/** Then: computed from the acts that were known. */
async function formerOf(
  { db, association }: Work,
  id: string,
  circulations: readonly Circulation[],
  when: AsOf,
): Promise<Found> {
  const answers: MemberAnswer[] = []
  const parties = new Map<string, MemberParty[]>()
  for (const circulation of circulations) {
    const { members } = await findStandings(db, association, circulation.id, when)
    const own = members.find(({ standing }) => standing.organisation === id)
    if (!own) continue
    answers.push({ circulation, standing: own.standing })
    const instrument = circulation.instrumentId
    if (instrument)
      parties.set(
        instrument,
        own.periods.map(({ from, to }) => ({ instrument, from, to })),
      )
  }
  return { answers, parties: [...parties.values()].flat() }
}

export const memberRoutes: readonly Route[] = [
  get(
    '/:association/organisations/:code',
    anyone,
    async (visit) => {
      const { member, view } = await memberBook(visit)
      return organisationPage(visit, view, MemberPart({ visit, member }))
    },
    {
      kept: true,
      data: async (visit) => {
        const { member, view } = await memberBook(visit)
        const { when, answers, parties } = member
        return {
          on: when.on,
          known: when.known,
          ...organisationDocument(view),
          circulations: answers.map(({ circulation: { slug, dnr, title, answerBy }, standing }) => ({
            slug,
            dnr,
            title,
            answer_by: answerBy,
            standing: standing.kind,
            decided: standing.decided,
          })),
          agreements: parties.map(({ instrument: { slug, title }, from, to, holds }) => ({
            slug,
            title,
            from,
            to,
            party: holds,
          })),
        }
      },
    },
  ),
]
