import { createCase } from '../../src/cases/actions.ts'
import { sendCirculation } from '../../src/circulations/dispatch.actions.ts'
import { saveDraft, startDraft } from '../../src/circulations/draft.actions.ts'
import { type Draft, emptyDraft } from '../../src/circulations/draft.ts'
import { postOf } from '../../src/circulations/letter.actions.ts'
import { newId } from '../../src/kit/id.ts'
import { takeAct } from '../../src/answers/act.actions.ts'
import type { Opinion } from '../../src/ledger/act.ts'
import type { Member } from '../../src/organisations/store.ts'
import { enter, storeText } from './entered.ts'
import type { DemoWork } from './ksl.ts'
import { addressedMembers } from './member.ts'

const dnr = 'KSL/14/0107'
const title = 'Riktlinjer för gemensam upphandling, förslag'
const filename = 'Riktlinjer för gemensam upphandling, förslag.txt'
const guidelines = `EXEMPELDATA – texten är skriven för demonstrationen

Riktlinjer för gemensam upphandling, förslag

1. Kommunerna upphandlar tillsammans när det ger bättre villkor.
2. En kommun i taget håller i upphandlingen för de andra.
3. Kostnaden delas efter antalet invånare.
`
const points = [
  'Ska kommunerna upphandla tillsammans när det ger bättre villkor?',
  'Ska en kommun i taget hålla i upphandlingen?',
  'Ska kostnaden delas efter antalet invånare?',
]

interface DemoOpinion {
  readonly code: string
  readonly day: string
  readonly says: Opinion
  readonly remark?: string
  /** Of the third point, which they do not agree on. */
  readonly cost: 'adopted' | 'adopted_with_changes' | 'declined'
  readonly words?: string
}

/** Invented (Exempeldata). */
const given: readonly DemoOpinion[] = [
  { code: '0114', day: '2014-10-06', says: 'supports', cost: 'adopted' },
  {
    code: '0117',
    day: '2014-10-13',
    says: 'supports_with_remarks',
    remark: 'Riktlinjerna behöver säga vem som svarar för uppföljningen.',
    cost: 'adopted_with_changes',
    words: 'Kostnaden bör delas efter hur mycket var och en köper.',
  },
  { code: '0123', day: '2014-11-03', says: 'no_objection', cost: 'adopted' },
  {
    code: '0139',
    day: '2014-11-10',
    says: 'opposes',
    remark: 'Små leverantörer får svårare att lämna anbud.',
    cost: 'declined',
    words: 'Fördelningen missgynnar kommuner som köper lite.',
  },
]

/** A remiss that four have answered, point by point. */
export async function consult(
  work: DemoWork,
  members: ReadonlyMap<string, Member>,
  publicUrl: string,
): Promise<void> {
  work.clock.set('2014-09-08T09:00')
  const { id: caseId } = await createCase(work, {
    id: newId(),
    title: 'Gemensam upphandling',
    openedOn: '2014-09-08',
    numbering: { dnr },
  })
  const circulation = await send(work, caseId, publicUrl)
  for (const opinion of given) {
    const member = members.get(opinion.code)!
    work.clock.set(`${opinion.day}T10:00`)
    const subject = `Yttrande från ${member.name}`
    const { entry } = await enter(work, {
      caseId,
      direction: 'received',
      subject,
      counterpart: member.name,
      received: `${opinion.day}T09:30`,
      channel: 'mail',
    })
    await record(work, { circulation, organisation: member.id, entry, opinion })
  }
}

async function send(work: DemoWork, caseId: string, publicUrl: string): Promise<string> {
  const { sha256 } = await storeText(work, filename, guidelines)
  const members = await addressedMembers(work)
  const draft: Draft = {
    ...emptyDraft('consultation', newId()),
    title,
    dated: '2014-09-08',
    answerBy: '2014-11-28',
    parts: [{ heading: 'Bakgrund', text: 'Styrelsen vill ha kommunernas yttranden över förslaget.' }],
    clauses: points.map((text) => ({ text, onlyFor: [] })),
    answerTo: 'registrator@ksl.example',
    addressees: members.map(({ id, email }) => ({ organisationId: id, role: 'to', email: email ?? '' })),
    documents: [{ role: 'instrument', title: 'Riktlinjer, förslag', filename, sha256 }],
  }
  const id = newId()
  await startDraft(work, { id, draft, example: true })
  const revision = await saveDraft(work, {
    id,
    revision: 1,
    draft,
    chosen: { kind: 'written', id: caseId, dnr },
  })
  const association = {
    name: 'Kommunförbundet Stockholms Län',
    slug: 'ksl',
    mailFrom: 'registrator@ksl.example',
  }
  const post = postOf(association, { mailFrom: null, replyDomain: 'svar.ksl.example', publicUrl })
  await sendCirculation(work, { id, revision, post })
  return id
}

interface Recording {
  readonly circulation: string
  readonly organisation: string
  readonly entry: string
  readonly opinion: DemoOpinion
}

async function record(
  work: DemoWork,
  { circulation, organisation, entry, opinion: { day, says, remark, cost, words } }: Recording,
): Promise<void> {
  const riders = remark ? [{ kind: 'addition' as const, text: remark, reviewOn: null }] : []
  await takeAct(work, {
    act: {
      id: newId(),
      type: 'opinion',
      opinion: says,
      circulation,
      organisation,
      registryEntry: entry,
      decided: day,
      decidedBy: 'Kommunstyrelsen',
      deposited: day,
      riders,
      clauses: [
        { clause: 1, answer: says === 'opposes' ? 'declined' : 'adopted', text: null },
        { clause: 3, answer: cost, text: words ?? null },
      ],
    },
    evidence: [{ document: null, quote: null, page: null, note: 'Yttrandet finns i pärmen.' }],
  })
}
