import type { Instrument } from '../agreements/instrument.ts'
import { findInstrument, findInstrumentVersions, findInstruments } from '../agreements/store.ts'
import { withdrawnFor } from '../cases/published.routes.ts'
import type { Circulation } from '../circulations/circulation.ts'
import { findCirculations } from '../circulations/store.ts'
import { anyone } from '../kit/actor.ts'
import { type AsOf, asOf } from '../kit/http/as-of.ts'
import { type Route, type Visit, get } from '../kit/http/visit.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { findSending } from '../ledger/matter.store.ts'
import { findActs } from '../ledger/store.ts'
import type { WhatIf } from '../ledger/entry-into-force.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { findOrganisations } from '../organisations/store.ts'
import { agreementPage, agreementsPage } from './agreement.pages.tsx'
import { findOutsideParties } from './agreement.store.ts'
import { type Agreement, agreementOf } from './agreement.ts'
import { agreementDocument, agreementsSheet, entryDocument, partySheet } from './agreement-document.ts'
import { agreementsSchema, oneAgreementSchema } from './api.schema.ts'

/** The agreement with its ledger: the acts of every circulation that has been sent about it. */
async function assemble(
  { db, association }: Work,
  instrument: Instrument,
  circulations: readonly Circulation[],
  { on, known }: AsOf,
  whatIf: WhatIf | null = null,
): Promise<Agreement> {
  const latest = circulations.find((circulation) => circulation.instrumentId === instrument.id)
  const sending = latest && (await findSending(db, association, latest.id, { known }))
  if (!sending) return agreementOf(instrument, null, on, known)
  const acts = await findActs(db, association, sending.siblings, { known })
  const ledger = { terms: instrument.terms, members: sending.asked, acts }
  return agreementOf(instrument, ledger, on, known, whatIf)
}

async function findAgreements(visit: Visit) {
  const when = asOf(visit)
  const agreements = await visit.work(async (work) => {
    const circulations = await findCirculations(work.db, work.association, when.known)
    const instruments = await findInstruments(work.db, work.association, when.known)
    const gone = await withdrawnFor(visit, work, 'agreement')
    const shown = instruments.filter(({ id }) => !gone.has(id))
    const found: Agreement[] = []
    for (const instrument of shown) found.push(await assemble(work, instrument, circulations, when))
    return found
  })
  return { agreements, when }
}

/** Tänk om: `suppose` is a member's code or id, `answer` what it would say; anything else asks for nothing. */
function whatIfIn(
  { url }: Visit,
  organisations: readonly Pick<Organisation, 'id' | 'code'>[],
): WhatIf | null {
  const wanted = url.searchParams.get('suppose')
  const answer = (['adopts', 'declines'] as const).find((word) => word === url.searchParams.get('answer'))
  const member = wanted ? organisations.find(({ id, code }) => code === wanted || id === wanted) : undefined
  return member && answer ? { organisation: member.id, answer } : null
}

async function findAgreement(visit: Visit) {
  const when = asOf(visit)
  const slug = visit.part('agreement')
  return await visit.work(async (work) => {
    const { db, association } = work
    const instrument = await findInstrument(db, association, { slug }, when.known)
    if (!instrument) throw new NotFound()
    const circulations = await findCirculations(db, association, when.known)
    const organisations = await findOrganisations(db, association, when.on)
    return {
      when,
      agreement: await assemble(work, instrument, circulations, when, whatIfIn(visit, organisations)),
      circulations: circulations.filter((circulation) => circulation.instrumentId === instrument.id),
      others: await findInstruments(db, association, when.known),
      versions: await findInstrumentVersions(db, association, instrument.id, when.known),
      outside: await findOutsideParties(db, association, instrument.id, when.known),
      names: new Map(organisations.map(({ id, name, code }) => [id, { name, code }])),
    }
  })
}

export type AgreementFound = Awaited<ReturnType<typeof findAgreement>>

export const agreementRoutes: readonly Route[] = [
  get(
    '/:association/agreements',
    anyone,
    async (visit) => agreementsPage(visit, await findAgreements(visit)),
    {
      kept: true,
      data: async (visit) => {
        const { agreements, when } = await findAgreements(visit)
        const { on, known } = when
        return {
          on,
          known,
          agreements: agreements.map((agreement) => agreementDocument(agreement, new Map())),
        }
      },
      table: async (visit) => agreementsSheet((await findAgreements(visit)).agreements, visit.language),
      api: { summary: 'All agreements, and whether they are in force', schema: agreementsSchema },
    },
  ),
  get(
    '/:association/agreements/:agreement',
    anyone,
    async (visit) => agreementPage(visit, await findAgreement(visit)),
    {
      kept: true,
      data: async (visit) => {
        const { agreement, names } = await findAgreement(visit)
        return {
          on: agreement.on,
          known: agreement.known,
          ...agreementDocument(agreement, names),
          ...entryDocument(agreement, names),
        }
      },
      table: async (visit) => {
        const { agreement, names } = await findAgreement(visit)
        return partySheet(agreement, names, visit.language)
      },
      api: {
        summary: 'One agreement with its parties, what it waits for, and what if',
        schema: oneAgreementSchema,
        query: {
          suppose: 'The code of a member: had it answered otherwise',
          answer: 'adopts or declines',
        },
      },
    },
  ),
]
