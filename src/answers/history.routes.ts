import { z } from 'zod'
import { evidenceFor } from '../cases/published.routes.ts'
import { setDocumentPublic } from '../cases/registry.actions.ts'
import { anyone, staff } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import { field, parseForm } from '../kit/form.ts'
import { type AsOf, asOf } from '../kit/http/as-of.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Sheet } from '../kit/table.ts'
import { texts as ledgerTexts } from '../ledger/texts.ts'
import { findAct } from '../ledger/store.ts'
import { strike } from './actions.ts'
import { momentInTable } from '../kit/day-words.ts'
import { historyTexts } from './history.texts.ts'
import { historyPage } from './history.pages.tsx'
import { memberPath } from './parts.pages.tsx'
import { type MemberHistory, findMemberHistory } from './history.store.ts'

/** The member's history as the visitor may read it. */
async function findHistory(visit: Visit, when: AsOf): Promise<MemberHistory> {
  return await visit.work(async (work) => {
    const found = await findMemberHistory(work, which(visit), when)
    const evidence = await evidenceFor(
      visit,
      work,
      found.lines.flatMap((line) => line.evidence),
    )
    const lines = found.lines.map((line) => ({
      ...line,
      evidence: evidence.filter(({ act }) => act === line.act.id),
    }))
    return { ...found, lines }
  })
}

const which = (visit: Visit) => ({
  slug: visit.part('circulation'),
  code: visit.part('code'),
})

const show: Handler = async (visit, problem) => {
  const when = asOf(visit)
  const found = await findHistory(visit, when)
  return historyPage({ visit, problem, asOf: when, found })
}

/** For machines, with what the public may see. */
async function data(visit: Visit) {
  const when = asOf(visit)
  const found = await findHistory(visit, when)
  const { circulation, member, placed, lines } = found
  return {
    on: when.on,
    known: when.known,
    circulation: circulation.dnr,
    ...(circulation.example && { note: 'Exempeldata' }),
    organisation: { code: member.code, name: member.name },
    standing: placed.standing.kind,
    party: placed.party,
    acts: lines.map((line) => actDocument(visit, line)),
  }
}

function actDocument(visit: Visit, { act, state, by, evidence }: MemberHistory['lines'][number]) {
  // What the public may not read: notes of calls, what the check said, the registry's own keys, who was named.
  const {
    note: _note,
    findings: _findings,
    registryEntry: _entry,
    organisation: _member,
    nominees: _names,
    ...said
  } = act
  const open = evidence.filter((kept) => kept.document !== null && kept.public)
  return {
    ...said,
    state,
    by,
    evidence: open.map(({ document, sha256, quote, page }) => ({
      href: `/${visit.association.slug}/documents/${document}`,
      sha256,
      quote,
      page,
    })),
  }
}

/** The acts as a table, with what the public may see. */
async function table(visit: Visit): Promise<Sheet> {
  const words = historyTexts[visit.language]
  const { acts, states } = ledgerTexts[visit.language]
  const found = await findHistory(visit, asOf(visit))
  return {
    name: `${found.member.name} ${found.circulation.dnr}`,
    columns: [
      words.actColumn,
      words.recordedAt,
      words.decided,
      words.decidedBy,
      words.paragraph,
      words.received,
      words.effective,
      words.until,
      words.stateColumn,
    ],
    rows: found.lines.map(({ act, state }) => [
      [acts[act.type], act.as && acts[act.as]].filter(Boolean).join(' – '),
      momentInTable(act.recorded),
      act.decided,
      act.decidedBy,
      act.paragraph,
      (act.received && dayOf(act.received)) ?? act.receivedOn,
      act.effective,
      act.until,
      states[state],
    ]),
    ...(found.circulation.example && { note: 'Exempeldata' }),
  }
}

const takeStrike: Handler = async (visit) => {
  const form = z.object({
    act: field.id(),
    correction: field.id(),
    seen: field.id(),
    note: field.lines(2000),
  })
  const { act: id, correction, seen, note } = parseForm(visit.form, form)
  await visit.work(async (work) => {
    const { circulation, member } = await findMemberHistory(work, which(visit), asOf(visit))
    const act = await findAct(work.db, work.association, id)
    const isTheirs = act?.circulation === circulation.id && act.organisation === member.organisationId
    if (!isTheirs) throw new NotFound()
    await strike(work, { act, correction, note, seen })
  })
  return seeOther(`${memberPath(visit)}?done=struck`)
}

const takeDocument: Handler = async (visit) => {
  const form = z.object({ document: field.id(), public: field.oneOf(['yes', 'no']) })
  const typed = parseForm(visit.form, form)
  await visit.work(async (work) => {
    const { lines } = await findMemberHistory(work, which(visit), asOf(visit))
    const isTheirs = lines.some(({ evidence }) => evidence.some((kept) => kept.document === typed.document))
    if (!isTheirs) throw new NotFound()
    await setDocumentPublic(work, { id: typed.document, public: typed.public === 'yes' })
  })
  return seeOther(memberPath(visit))
}

const path = '/:association/circulations/:circulation/members/:code'

export const historyRoutes: readonly Route[] = [
  get(path, anyone, show, { data, table }),
  post(`${path}/strike`, staff, takeStrike, show),
  post(`${path}/document`, staff, takeDocument, show),
]
