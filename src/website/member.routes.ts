import { findInstruments } from '../agreements/store.ts'
import type { Circulation } from '../circulations/circulation.ts'
import { withdrawnFor } from '../cases/published.routes.ts'
import { findCirculations } from '../circulations/store.ts'
import { anyone } from '../kit/actor.ts'
import { type AsOf, asOf } from '../kit/http/as-of.ts'
import { type Route, type Visit, get } from '../kit/http/visit.ts'
import type { Work } from '../kit/work.ts'
import { findStandings } from '../ledger/standings.store.ts'
import { organisationPage } from '../organisations/organisation.pages.tsx'
import {
  organisationDocument,
  organisationOf,
  viewOrganisation,
} from '../organisations/organisation.routes.ts'
import { MemberPart } from './member.pages.tsx'
import { findAskedOf, findBoundBy, findLastStandings } from './member.store.ts'
import { type MemberAnswer, type MemberParty, type MemberView, partiesOn } from './member.ts'

async function findMember(visit: Visit): Promise<MemberView> {
  const when = asOf(visit)
  return await visit.work(async (work) => {
    const { db, association } = work
    const { id } = await organisationOf(visit, work)
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
  })
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
      const [member, view] = await Promise.all([findMember(visit), viewOrganisation(visit)])
      return organisationPage(visit, view, MemberPart({ visit, member }))
    },
    {
      kept: true,
      data: async (visit) => {
        const { when, answers, parties } = await findMember(visit)
        return {
          on: when.on,
          known: when.known,
          ...organisationDocument(await viewOrganisation(visit)),
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
