import { addMilliseconds, instantOf } from '../../src/kit/clock.ts'
import { newId } from '../../src/kit/id.ts'
import { takeAct } from '../../src/answers/act.actions.ts'
import type { ActEvidence, NewAct } from '../../src/ledger/recorded-act.ts'
import type { Member } from '../../src/organisations/store.ts'
import { findRegister } from '../../src/organisations/store.ts'
import { type DemoAnswer, answers } from './answers.ts'
import { enter } from './entered.ts'
import { extractOf } from './extract.ts'
import type { DemoWork } from './ksl.ts'
import { remindTheSilent } from './reminded.ts'
import type { SentRecommendation } from './recommended.ts'
import { tellThirdBody, toldAt } from './told.ts'

/** The invented answers, each entered and recorded at its own time, and the notice to the third body among them. */
export async function recordAnswers(
  work: DemoWork,
  sent: SentRecommendation,
  members: ReadonlyMap<string, Member>,
): Promise<void> {
  const register = await findRegister(work.db, [...members.keys()])
  const acts = new Map<string, string>()
  let told = false
  for (const answer of answers) {
    if (!told && answer.recorded > toldAt) {
      await remindTheSilent(work, sent.circulation, sent.post)
      await tellThirdBody(work)
      told = true
    }
    // The registrar enters what came, looks at it, and confirms the act a minute later.
    work.clock.set(addMilliseconds(instantOf(answer.recorded), -60_000))
    const member = members.get(answer.code)!
    const office = register.find(({ code }) => code === answer.code)?.formalName ?? member.name
    const { entry, document } = await enter(work, {
      caseId: sent.caseId,
      direction: 'received',
      subject: answer.words ? `Protokollsutdrag från ${office}` : `Samtal med ${office}`,
      counterpart: office,
      foreignDnr: answer.dnr,
      channel: answer.channel,
      received: answer.received,
      ...(answer.words && { document: extractDocument(answer, office) }),
    })
    const act = actOf(answer, { ...sent, organisation: member.id, entry, corrected: acts.get(answer.code) })
    work.clock.set(answer.recorded)
    await takeAct(work, { act, evidence: [evidenceOf(answer, document)] })
    acts.set(answer.code, act.id)
  }
}

function extractDocument(answer: DemoAnswer, office: string) {
  return {
    title: `Protokollsutdrag ${answer.decided}, ${answer.paragraph}`,
    filename: `Protokollsutdrag ${office} ${answer.decided}.txt`,
    text: extractOf(answer, office),
  }
}

interface Placed {
  readonly circulation: string
  readonly organisation: string
  readonly entry: string
  /** The member's earlier act, for a correction. */
  readonly corrected: string | undefined
}

function actOf(answer: DemoAnswer, { circulation, organisation, entry, corrected }: Placed): NewAct {
  const { type, decided, decidedBy, paragraph, corrects } = answer
  const means = corrects ?? type
  return {
    id: newId(),
    type,
    circulation,
    organisation,
    registryEntry: entry,
    decided,
    decidedBy,
    paragraph,
    riders: answer.riders ?? [],
    until: answer.until ?? null,
    clauses: means.startsWith('adopted') ? [{ clause: 1, answer: 'adopted', text: null }] : [],
    deposited: means.startsWith('adopted') ? answer.received.slice(0, 10) : null,
    note: answer.note ?? null,
    ...(corrects && { as: corrects, supersedes: corrected! }),
  }
}

function evidenceOf(answer: DemoAnswer, document: string | null): ActEvidence {
  return { document, quote: answer.words ?? null, page: null, note: answer.note ?? null }
}
