import { newId } from '../kit/id.ts'
import { storeFile } from '../kit/files/store.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { recordDecision } from '../decisions/actions.ts'
import { findDecision } from '../decisions/store.ts'
import { decisionOf } from './closing.ts'
import { held, step } from './actions.ts'
import { giveParagraphs, handOn } from './closing.actions.ts'
import { composeMinutes } from './composition.ts'
import { type WholeMeeting, findWholeMeeting } from './composition.view.ts'
import { makeEditions } from './edition.actions.ts'
import { checkSealable } from './justering.ts'
import { type Minutes, type MinutesItem, minutesHash } from './minutes.ts'
import { type KeptMinutes, findKeptMinutes, insertMinutes } from './minutes.store.ts'
import { checkStep, dayOfMeeting } from './meeting.ts'
import { printMinutes } from './print.actions.ts'
import { type SealPayload, fileSeal } from './seal.ts'
import { findMeeting, updateMeeting } from './store.ts'

/**
 * The meeting is over: paragraphs get their numbers, what was postponed, handed over or referred back goes on to where it belongs, and
 * the minutes are kept as they stand, for the adjusters. Two who close at once: the second finds it closed.
 * @param follows false where the meeting was held long ago and what followed has already happened
 * @throws Refusal `meeting.not-from`, `agenda.empty`, `decision.no-clauses`; NotFound
 */
export async function closeMeeting(work: Work, id: string, follows = true): Promise<KeptMinutes> {
  const meeting = await step(work, id, 'closed')
  const before = await findWholeMeeting(work.db, work.association, meeting)
  if (before.items.length === 0) throw new Refusal('agenda.empty')
  await giveParagraphs(work, before, before.items)
  const whole = await findWholeMeeting(work.db, work.association, meeting)
  if (follows) await handOn(work, whole)
  const kept = await keep(work, id, {
    state: 'closed',
    content: composeMinutes(await findWholeMeeting(work.db, work.association, meeting)),
  })
  await log(work, { verb: 'meeting.closed', subject: id, payload: { textHash: kept.textHash } })
  return kept
}

/** Opens a closed meeting again, to mend the text; the adjusters then answer anew. */
export async function reopenMeeting(work: Work, id: string): Promise<void> {
  await step(work, id, 'open')
  await log(work, { verb: 'meeting.reopened', subject: id, payload: {} })
}

/**
 * Seals the minutes once the adjusters have confirmed them: both documents are printed and kept, the text's hash goes into the chain,
 * and the decisions become objects of their own. After this only a correction is possible.
 * @throws Refusal `justering.not-done`, `justering.all-refused`, `justering.no-adjusters`, `meeting.not-from`; NotFound
 */
export async function sealMinutes(work: Work, id: string): Promise<KeptMinutes> {
  const meeting = await held(work, id)
  checkStep(meeting.state, 'sealed')
  const whole = await findWholeMeeting(work.db, work.association, meeting)
  const content = composeMinutes(whole)
  const adjusters = whole.adjusters.filter(({ itemId }) => itemId === null)
  checkSealable(adjusters, minutesHash(content), whole.body.governance, dayOfMeeting(meeting))
  const { files, seals } = await printed(work, content)
  const kept = await keep(work, id, { state: 'sealed', content, ...files })
  await updateMeeting(work.db, work.association, { ...meeting, state: 'sealed' })
  await recordDecisions(work, whole)
  await logSealed(work, id, kept, seals)
  await makeEditions(work, id)
  return kept
}

/**
 * Omedelbar justering: seals one item alone, while the meeting goes on, once its own adjusters have confirmed it.
 * @throws Refusal `justering.not-done`, `justering.all-refused`, `justering.no-adjusters`, `justering.not-there`; NotFound
 */
export async function sealItem(work: Work, id: string, itemId: string): Promise<KeptMinutes> {
  const meeting = await held(work, id)
  const { whole, content } = await itemMinutes(work, id, itemId)
  const adjusters = whole.adjusters.filter((adjuster) => adjuster.itemId === itemId)
  checkSealable(adjusters, minutesHash(content), whole.body.governance, dayOfMeeting(meeting))
  const { files, seals } = await printed(work, content)
  const kept = await keep(work, id, { state: 'sealed', itemId, content, ...files })
  await recordDecisions(work, { ...whole, items: whole.items.filter((item) => item.id === itemId) })
  await logSealed(work, id, kept, seals)
  await makeEditions(work, id)
  return kept
}

/** Gives an item its paragraph, and those before it theirs. @throws Refusal `justering.not-there`; NotFound */
export async function numberItem(work: Work, id: string, itemId: string): Promise<void> {
  const whole = await findWholeMeeting(work.db, work.association, await held(work, id))
  const index = whole.items.findIndex((item) => item.id === itemId)
  if (index === -1) throw new Refusal('justering.not-there')
  await giveParagraphs(work, whole, whole.items.slice(0, index + 1))
}

/**
 * The minutes of one item as they stand: what its adjusters read.
 * @throws Refusal `justering.not-there`; NotFound
 */
export async function itemMinutes(
  { db, association }: Work,
  id: string,
  itemId: string,
): Promise<{ whole: WholeMeeting; content: Minutes }> {
  const meeting = await findMeeting(db, association, { id })
  if (!meeting) throw new NotFound()
  const whole = await findWholeMeeting(db, association, meeting)
  if (!whole.items.some((item) => item.id === itemId)) throw new Refusal('justering.not-there')
  const adjusters = whole.adjusters.filter((adjuster) => adjuster.itemId === itemId)
  const all = composeMinutes({
    ...whole,
    adjusters: adjusters.map(({ holder }) => ({ holder, itemId: null })),
  })
  return { whole, content: { ...all, items: all.items.filter((item) => item.id === itemId) } }
}

/** What is wrong in a sealed item, and what it should say. */
export interface Correction extends Pick<MinutesItem, 'text' | 'clauses'> {
  readonly itemId: string
  readonly reason: string
}

/**
 * Corrects sealed minutes as an act of its own: a new version with its reason; the one before stays readable.
 * @throws Refusal `justering.not-sealed`, `justering.not-there`
 */
export async function correctMinutes(
  work: Work,
  id: string,
  { itemId, text, clauses, reason }: Correction,
): Promise<KeptMinutes> {
  await held(work, id)
  const kept = await findKeptMinutes(work.db, work.association, id)
  const last = kept.findLast((each) => each.state === 'sealed' && each.itemId === null)
  if (!last) throw new Refusal('justering.not-sealed')
  const there = last.content.items.some((item) => item.id === itemId)
  if (!there) throw new Refusal('justering.not-there')
  const items = last.content.items.map((item) => (item.id === itemId ? { ...item, text, clauses } : item))
  const content = { ...last.content, items }
  const { files, seals } = await printed(work, content, reason)
  const made = await keep(work, id, { state: 'sealed', content, correction: reason, ...files })
  await log(work, {
    verb: 'minutes.corrected',
    subject: id,
    payload: { itemId, reason, before: last.textHash, ...sealOf(made, seals) },
  })
  await makeEditions(work, id)
  return made
}

/** The two documents that are kept: for the archive (PDF/A-2a) and for everybody's reading aids (PDF/UA-1). */
async function printed(work: Work, content: Minutes, correction: string | null = null) {
  const [archive, accessible] = await printMinutes(content, { at: work.clock.now(), correction })
  const keptAs = async (pdf: Buffer): Promise<string> =>
    (await storeFile(work, pdf, { filename: 'protokoll.pdf' })).sha256
  const files = {
    archiveSha256: await keptAs(archive!),
    accessibleSha256: await keptAs(accessible!),
  }
  return { files, seals: { archive: fileSeal(archive!), accessible: fileSeal(accessible!) } }
}

type Seals = Omit<SealPayload, 'minutes'>

async function keep(
  work: Work,
  meetingId: string,
  facts: Pick<KeptMinutes, 'state' | 'content'> & Partial<KeptMinutes>,
): Promise<KeptMinutes> {
  const earlier = await findKeptMinutes(work.db, work.association, meetingId)
  const kept: KeptMinutes = {
    itemId: null,
    archiveSha256: null,
    accessibleSha256: null,
    correction: null,
    ...facts,
    id: newId(),
    version: earlier.length + 1,
    textHash: minutesHash(facts.content),
    writtenAt: work.clock.now(),
  }
  await insertMinutes(work.db, work.association, meetingId, kept)
  return kept
}

/** An item that was postponed or handed over from another one: its decision follows on what was decided there, if anything was. */
async function recordDecisions(work: Work, whole: WholeMeeting): Promise<void> {
  for (const item of whole.items) {
    const decision = decisionOf(item, whole)
    if (!decision) continue
    const earlier = item.earlierItemId && (await findDecision(work.db, work.association, item.earlierItemId))
    await recordDecision(
      work,
      earlier ? { ...decision, earlierId: earlier.id, relation: 'follows' } : decision,
    )
  }
}

const sealOf = ({ textHash, content }: KeptMinutes, seals: Seals): SealPayload & { textHash: string } => ({
  textHash,
  minutes: `${content.body} ${content.number}`,
  ...seals,
})

const logSealed = async (work: Work, id: string, kept: KeptMinutes, seals: Seals): Promise<unknown> =>
  await log(work, {
    verb: 'minutes.sealed',
    subject: id,
    payload: { itemId: kept.itemId, ...sealOf(kept, seals) },
  })
