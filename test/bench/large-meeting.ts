import { system } from '../../src/kit/actor.ts'
import { instantOf, systemClock } from '../../src/kit/clock.ts'
import { Database } from '../../src/kit/db/db.ts'
import { newId } from '../../src/kit/id.ts'
import { typesetter } from '../../src/kit/typst/typesetter.ts'
import type { Work } from '../../src/kit/work.ts'
import { decideProcedure, openMeeting, planMeeting } from '../../src/meetings/actions.ts'
import { newItem } from '../../src/meetings/agenda.ts'
import { insertItems } from '../../src/meetings/agenda.store.ts'
import { recordAttendance } from '../../src/meetings/attendance.actions.ts'
import { answerJustering, chooseAdjusters } from '../../src/meetings/justering.actions.ts'
import { closeMeeting, sealMinutes } from '../../src/meetings/minutes.actions.ts'
import type { Minutes } from '../../src/meetings/minutes.ts'
import { printMinutes } from '../../src/meetings/print.actions.ts'
import { usualProcedure } from '../../src/meetings/procedure.ts'
import { addMembers, foundAssociation } from '../../src/organisations/actions.ts'
import { insertBody } from '../../src/organisations/body.store.ts'
import { findMembers, findOwnAssociation, findRegister } from '../../src/organisations/store.ts'
import { cpuOf, median, timeOf } from './load.ts'
import { type Row, atMost, told } from './row.ts'
import { end, startProgram } from './served.ts'
import { signIn } from './sign-in.ts'

/** The largest meeting that is thought of: so many items and participants, and one item as long as a book. */
const items = 200
const participants = 120
const longestWords = 30_000

const slug = 'stormote'
const day = '2012-01-26'

type Inside = <T>(run: (work: Work) => Promise<T>) => Promise<T>

/** Times of the meeting's pages while it goes on and when it is sealed, and of its print. */
export async function measureLargeMeeting(connectionString: string): Promise<Row[]> {
  const database = new Database({ connectionString })
  const actor = system('bench')
  const clock = systemClock
  const association = await database.transaction(null, (db) =>
    foundAssociation({ db, actor, clock }, { slug, name: 'Stormötet', mailFrom: null }),
  )
  const inside: Inside = (run) =>
    database.transaction(association, (db) => run({ db, association, actor, clock }))
  const program = await startProgram(connectionString)
  const { cookie } = await signIn(program, connectionString)
  const at = `${program.url}/${slug}/meetings/gruppen/2012/1`
  const longest = newId()
  const meeting = await inside((work) => layMeeting(work, longest))
  const pid = program.child.pid!
  const rows = [
    ...page(`${size}: its page, for the secretary`, await costOf(at, pid, cookie)),
    ...page('… its writing page, at that item', await costOf(`${at}/write?item=${longest}`, pid, cookie)),
  ]
  const minutes = await inside((work) => sealed(work, meeting))
  rows.push(
    ...page('… its minutes as they are published', await costOf(at, pid)),
    told('… its sealed PDF, as it is kept', (await costOf(`${at}/minutes.pdf`, pid)).ms, 'ms'),
    told('… its print as PDF/A and PDF/UA', await timeOfPrint(minutes), 'ms'),
  )
  await end(program.child)
  await database.close()
  typesetter.stop()
  return rows
}

const size = `a meeting of ${items} items, ${participants} participants and an item of ${longestWords} words`
const page = (what: string, { ms, cpu }: Cost): Row[] => [
  atMost(what, ms, 'ms', 100),
  told('… CPU of the program', cpu, 'ms'),
]

interface Cost {
  readonly ms: number
  readonly cpu: number
}

/** The median of twenty requests after five, and what one of them costs the program; another address each time. */
async function costOf(url: string, pid: number, cookie?: string): Promise<Cost> {
  const times: number[] = []
  let before = 0
  for (let asked = 0; asked < 25; asked += 1) {
    if (asked === 5) before = cpuOf(pid)
    const address = `${url}${url.includes('?') ? '&' : '?'}n=${asked}`
    times.push(await timeOf(address, undefined, cookie ? { cookie } : {}))
  }
  return { ms: median(times.slice(5)), cpu: (cpuOf(pid) - before) / 20 }
}

async function timeOfPrint(minutes: Minutes): Promise<number> {
  const times: number[] = []
  for (let number = 1; number <= 6; number += 1) {
    const began = performance.now()
    await printMinutes({ ...minutes, number: `${number}/2012` }, { at: '2012-02-01T10:00:00.000Z' })
    times.push(performance.now() - began)
  }
  return median(times.slice(1))
}

const sentence =
  'Gruppen diskuterade underlaget om räddningstjänstens samverkan och förbundets gemensamma planering.'

/** In paragraphs of four hundred words. */
const wordsOf = (count: number): string => {
  const sentences = Array.from({ length: Math.ceil(count / sentence.split(' ').length) }, () => sentence)
  return sentences.map((each, at) => (at % 40 === 39 ? `${each}\n\n` : `${each} `)).join('')
}

/** A meeting that goes on. */
async function layMeeting(work: Work, longest: string): Promise<string> {
  const { db, association } = work
  const codes = (await findRegister(db)).filter(({ kind }) => kind === 'municipality').map(({ code }) => code)
  await addMembers(work, { codes: codes.slice(0, participants), from: '2000-01-01' })
  const [bodyId, id] = [newId(), newId()]
  const { hubId } = await findOwnAssociation(db, association)
  const facts = { kind: 'board', governance: 'kommunforbund', validFrom: null, validTo: null } as const
  await insertBody(db, association, { id: bodyId, organisationId: hubId, name: 'Gruppen', ...facts })
  await decideProcedure(work, { ...usualProcedure(bodyId), isPublic: true })
  const time = { startsAt: instantOf(`${day}T13:00`), endsAt: instantOf(`${day}T17:00`) }
  await planMeeting(work, { id, bodyId, ...time, place: 'Rådhuset', videoLink: null, hasMeal: false })
  const agenda = Array.from({ length: items }, (_, index) =>
    newItem({
      id: index === 0 ? longest : newId(),
      bodyId,
      meetingId: id,
      position: index + 1,
      title: `Ärende ${index + 1} om räddningstjänsten`,
      kind: 'decision',
      text: wordsOf(index === 0 ? longestWords : 120),
      clauses: ['godkänna det framtagna materialet', 'sända det vidare till medlemmarna.'],
      outcome: 'decided',
    }),
  )
  await insertItems(db, association, agenda)
  await openMeeting(work, id)
  await attend(work, id)
  return id
}

async function attend(work: Work, meeting: string): Promise<void> {
  const members = await findMembers(work.db, work.association, day)
  const whole = { isSubstitute: false, byDistance: false, cameAt: null, leftAt: null, recusedItems: [] }
  const attendees = members.map(({ id: organisationId, name }) => {
    const holder = `kommundirektör, ${name}`
    return { ...whole, id: newId(), organisationId, holder, kind: 'present', role: null } as const
  })
  await recordAttendance(work, meeting, attendees)
}

/** Closed, confirmed by its adjuster, and sealed. */
async function sealed(work: Work, meeting: string): Promise<Minutes> {
  const id = newId()
  const adjuster = { id, holder: 'Justerare', email: null, role: 'adjuster', itemId: null } as const
  await chooseAdjusters(work, meeting, [adjuster])
  const { textHash } = await closeMeeting(work, meeting)
  await answerJustering(work, id, { confirmed: true, manner: 'page', reason: null, textHash })
  return (await sealMinutes(work, meeting)).content
}
