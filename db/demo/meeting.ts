import type { HandClock } from '../../src/kit/clock.ts'
import { instantOf } from '../../src/kit/clock.ts'
import { storeFile } from '../../src/kit/files/store.ts'
import { newId } from '../../src/kit/id.ts'
import type { Work } from '../../src/kit/work.ts'
import type { Outcome } from '../../src/decisions/decision.ts'
import { addFollowup } from '../../src/followups/actions.ts'
import { readFollowupLine } from '../../src/followups/followup-line.ts'
import { addItems, writeItem } from '../../src/meetings/agenda.actions.ts'
import { type AgendaItem, type ItemKind, newItem } from '../../src/meetings/agenda.ts'
import { recordAttendance } from '../../src/meetings/attendance.actions.ts'
import type { Attendee } from '../../src/meetings/attendance.ts'
import { addEvent } from '../../src/meetings/event.actions.ts'
import { findInvitees } from '../../src/meetings/attendance.store.ts'
import { answerCall } from '../../src/meetings/invitation.actions.ts'
import { inviteToEvent } from '../../src/meetings/event-invitation.actions.ts'
import { decideProcedure, openMeeting, planMeeting } from '../../src/meetings/actions.ts'
import {
  answerJustering,
  chooseAdjusters,
  heldAdjuster,
  textHashFor,
} from '../../src/meetings/justering.actions.ts'
import type { EarlierTime } from '../../src/meetings/meeting.ts'
import { closeMeeting, sealMinutes } from '../../src/meetings/minutes.actions.ts'
import { addPaper } from '../../src/meetings/paper.actions.ts'
import { usualProcedure } from '../../src/meetings/procedure.ts'
import { findBodies } from '../../src/organisations/body.store.ts'
import type { Body } from '../../src/organisations/body.ts'
import { slugOf } from '../../src/organisations/organisation.ts'
import { findMembers } from '../../src/organisations/store.ts'
import { addMandate } from '../../src/people/mandate.actions.ts'
import { type DemoItem, demoItems } from './meeting-text.ts'

/** The work of the demo's office, with a clock that is moved by hand. */
interface DemoWork extends Work {
  readonly clock: HandClock
}

const secretary = 'sekreteraren, Skåne Nordväst'

/**
 * The directors' group's meeting of 26 January 2012 with its tasks, the board's of 17 February and the next two of the group. The
 * facts are of real minutes; people are titles, and the words are our own.
 */
export async function layMeeting(work: DemoWork): Promise<void> {
  const bodies = await findBodies(work.db, work.association)
  const named = (name: string): Body => bodies.find((body) => body.name === name)!
  const [group, board] = [named('Kommundirektörsgruppen'), named('Styrelsen')]
  for (const { id, name } of [group, board]) {
    const own = name === group.name ? { shortName: 'KD', perCapsulam: true } : {}
    await decideProcedure(work, { ...usualProcedure(id), ...own, isPublic: true, secretary })
  }
  await enterDirectors(work, group)
  const meeting = await plan(
    work,
    group,
    '2012-01-26T13:00',
    '2012-01-26T17:00',
    'Stadsbiblioteket i Ängelholm',
  )
  await plan(work, board, '2012-02-17T09:00', '2012-02-17T12:00', null)
  await plan(work, group, '2012-02-23T12:00', '2012-02-23T16:00', 'HBR')
  // "Marsmötet" was moved; when in March it was to have been nobody knows any more.
  const march = [{ startsAt: null, month: '2012-03' }]
  await plan(work, group, '2012-04-02T15:30', '2012-04-02T18:00', 'Helsingborg', march)
  await inviteToSeminar(work, group)
  await hold(work, meeting, { group, board })
  await adjust(work, meeting)
}

async function plan(
  work: DemoWork,
  { id: bodyId }: Body,
  from: string,
  to: string,
  place: string | null,
  earlier: readonly EarlierTime[] = [],
): Promise<string> {
  const id = newId()
  const time = { startsAt: instantOf(from), endsAt: instantOf(to) }
  await planMeeting(work, { ...time, id, bodyId, place, videoLink: null, hasMeal: false, earlier })
  return id
}

const members = (work: DemoWork) => findMembers(work.db, work.association, '2012-01-26')

async function enterDirectors(work: DemoWork, { id: bodyId }: Body): Promise<void> {
  for (const { id: organisationId, name } of await members(work))
    await addMandate(work, {
      id: newId(),
      organisationId,
      seat: { bodyId },
      role: 'ordinary',
      holder: `kommundirektör, ${name}`,
      email: `kommundirektor@${slugOf(name)}.example`,
      validFrom: null,
      validTo: null,
    })
}

/** The seminar at which the proposal of the infrastructure talks is to be ready. */
async function inviteToSeminar(work: DemoWork, { id: bodyId }: Body): Promise<void> {
  const id = newId()
  const days = { fromOn: '2012-04-12', toOn: '2012-04-13', signUpOn: '2012-03-30' }
  await addEvent(work, { id, bodyId, name: 'Seminarium för kommundirektörer', place: null, ...days })
  const post = { from: 'sekretariatet@skane-nordvast.example', base: 'https://skane-nordvast.example' }
  await inviteToEvent(work, id, { message: 'Exempeldata. Program kommer senare.', extra: [], post })
  const invitees = await findInvitees(work.db, work.association, { eventId: id })
  for (const [index, { tokenHash }] of invitees.slice(0, 7).entries()) {
    const answer = index % 3 === 2 ? 'cannot' : 'comes'
    await answerCall(work, tokenHash, { answer, answerNote: null, wantsMeal: null })
  }
}

interface Bodies {
  readonly group: Body
  readonly board: Body
}

async function hold(work: DemoWork, meetingId: string, { group, board }: Bodies): Promise<void> {
  const agenda = demoItems.map((item) => ({ ...item, id: newId() }))
  await addItems(
    work,
    meetingId,
    agenda.map(({ id, title, kind }) => ({ id, title, kind })),
  )
  const paper = Buffer.from('Exempeldata. Förslag till samordning av krisinformation, utsänt inför mötet.')
  const { sha256 } = await storeFile(work, paper, { filename: 'krisinformation.txt' })
  const title = 'Förslag till samordning av krisinformation'
  const itemId = agenda[0]!.id
  await addPaper(work, meetingId, { id: newId(), itemId, title, filename: 'krisinformation.txt', sha256 })
  work.clock.set('2012-01-26T13:00')
  await openMeeting(work, meetingId)
  await recordAttendance(work, meetingId, await attendance(work))
  work.clock.set('2012-01-26T16:30')
  const setting = {
    on: '2012-01-26',
    bodyId: group.id,
    bodies: [{ ...group, shortName: 'KD' }, board],
    actors: ['krisinfogruppen'],
  }
  for (const { id, ...item } of agenda) {
    const content = contentOf(item, group, board)
    await writeItem(work, { meetingId, id }, { version: 1, writer: newId() }, content)
    for (const line of item.followups ?? []) {
      const typed = readFollowupLine(line, setting)
      const source = { id: newId(), bodyId: group.id, meetingId, itemId: id, saidOn: '2012-01-26' }
      await addFollowup(work, source, typed)
    }
  }
  work.clock.set('2012-01-26T17:00')
  await closeMeeting(work, meetingId)
}

function contentOf(item: DemoItem, group: Body, board: Body): AgendaItem {
  const { title, kind, text, clauses = [] } = item
  const outcome: Outcome | null = item.outcome ?? (clauses.length > 0 ? 'decided' : null)
  const toBoard = outcome === 'handed_over'
  const place = { id: newId(), bodyId: group.id, meetingId: null, position: 0 }
  return newItem({
    ...place,
    title,
    kind: kind satisfies ItemKind,
    text,
    clauses,
    outcome,
    outcomeRecipient: toBoard ? board.name : (item.recipient ?? null),
    outcomeBodyId: toBoard ? board.id : null,
  })
}

/** Nine of eleven: Åstorp has sent an apology, and of Perstorp nothing is written. */
async function attendance(work: DemoWork): Promise<Attendee[]> {
  const usual = { isSubstitute: false, byDistance: false, cameAt: null, leftAt: null, recusedItems: [] }
  const all = await members(work)
  const idOf = (name: string): string => all.find((member) => member.name === name)!.id
  const directors = all
    .filter(({ name }) => name !== 'Perstorp')
    .map(({ id: organisationId, name }): Attendee => {
      const kind = name === 'Åstorp' ? 'apology' : 'present'
      return { ...usual, id: newId(), organisationId, kind, holder: `kommundirektör, ${name}`, role: null }
    })
  const guests = [
    ['säkerhetschef', idOf('Ängelholm')],
    ['räddningschef', idOf('Ängelholm')],
    ['projektledare, Attraktiva arbetsgivare', null],
    ['utredare, gymnasiesamarbetet', null],
  ] as const
  const others = guests.map(([holder, organisationId]): Attendee => {
    return { ...usual, id: newId(), organisationId, kind: 'guest', holder, role: null }
  })
  const officer = {
    ...usual,
    id: newId(),
    organisationId: null,
    kind: 'officer',
    holder: secretary,
    role: null,
  } as const
  return [...directors, ...others, officer]
}

async function adjust(work: DemoWork, meetingId: string): Promise<void> {
  const adjuster = {
    id: newId(),
    holder: 'kommundirektör, Helsingborg',
    email: null,
    role: 'adjuster',
    itemId: null,
  } as const
  await chooseAdjusters(work, meetingId, [adjuster])
  work.clock.set('2012-01-31T10:00')
  const textHash = await textHashFor(work, await heldAdjuster(work, { id: adjuster.id }))
  await answerJustering(work, adjuster.id, { confirmed: true, manner: 'ink', reason: null, textHash })
  await sealMinutes(work, meetingId)
}
