import assert from 'node:assert/strict'
import { after } from 'node:test'
import { system } from '../../src/kit/actor.ts'
import { HandClock } from '../../src/kit/clock.ts'
import type { Db } from '../../src/kit/db/db.ts'
import { newId } from '../../src/kit/id.ts'
import { typesetter } from '../../src/kit/typst/typesetter.ts'
import { foundAssociation } from '../../src/organisations/actions.ts'
import { insertBody } from '../../src/organisations/body.store.ts'
import { findMembers, findOwnAssociation } from '../../src/organisations/store.ts'
import { freshDatabase } from './database.ts'
import { type Answer, type Fields, visiting } from './visiting.ts'

/** Skåne Nordväst in January 2012: eleven members, the directors' group and the board, and their meetings planned. People are titles, addresses are invented. */
export const { connection, database } = await freshDatabase()
after(() => typesetter.stop())
export const clock = new HandClock('2012-01-16T09:00')
const actor = system('test')
export const association = await database.transaction(null, (db) =>
  foundAssociation(
    { db, actor, clock },
    { slug: 'skane-nordvast', name: 'Skåne Nordväst', mailFrom: 'kansli@skane-nordvast.example' },
  ),
)
export const inside = <T>(run: (work: { db: Db }) => Promise<T>): Promise<T> =>
  database.transaction(association, (db) => run({ db }))
export const { staff, stranger, app, cookie } = await visiting(database, clock)

const codes = '1214 1257 1260 1275 1276 1277 1278 1282 1283 1284 1292'.split(' ')
export const send = async (path: string, fields: Fields = {}): Promise<string> => {
  const answer = await staff.post(path, fields)
  assert.equal(answer.status, 303, `${path}: ${answer.text.replace(/<[^>]+>/g, ' ').slice(0, 1500)}`)
  return answer.location
}
export const page = async (path: string, visitor = staff): Promise<Answer> => {
  const answer = await visitor.get(path)
  assert.equal(answer.status, 200, `${path} ${answer.text.slice(0, 300)}`)
  return answer
}
await send('/skane-nordvast/organisations/add', { codes: codes.join('\n'), from: '2000-01-01' })
export const members = await inside(({ db }) => findMembers(db, association, '2012-01-26'))
export const [kd, board] = await inside(async ({ db }) => {
  const { hubId: organisationId } = await findOwnAssociation(db, association)
  const bodies = [
    ['Kommundirektörsgruppen', 'directors_group', 'avtalssamverkan'],
    ['Styrelsen', 'board', 'kommunforbund'],
  ] as const
  const ids: string[] = []
  for (const [name, kind, governance] of bodies) {
    const id = newId()
    ids.push(id)
    await insertBody(db, association, {
      id,
      organisationId,
      name,
      kind,
      governance,
      validFrom: null,
      validTo: null,
    })
  }
  return ids as [string, string]
})
export const room = '/skane-nordvast/meetings'
const procedure = {
  numbering: 'items',
  quorum: 'none',
  isPublic: 'on',
  secretary: 'sekreteraren, Skåne Nordväst',
}
await send(`${room}/kommundirektorsgruppen/procedure`, {
  ...procedure,
  shortName: 'KD',
  secretaryEmail: 'sekreterare@skane-nordvast.example',
})
await send(`${room}/styrelsen/procedure`, procedure)
const plan = (bodyId: string, day: string, from: string, to: string) =>
  send(`${room}/new`, { id: newId(), bodyId, day, from, to, place: 'Stadsbiblioteket i Ängelholm' })
export const meeting = await plan(kd, '2012-01-26', '13.00', '17.00')
export const february = await plan(kd, '2012-02-23', '13.00', '16.00')
export const march = await plan(kd, '2012-03-22', '13.00', '16.00')
export const boardMeeting = await plan(board, '2012-02-17', '9', '12')
for (const { id, name } of members) {
  const email = `kommundirektor@${name.toLowerCase().replace(/[åä]/g, 'a').replace(/ö/g, 'o').replace(/ /g, '-')}.example`
  await send('/skane-nordvast/mandates/add', {
    id: newId(),
    organisationId: id,
    bodyId: kd,
    role: 'ordinary',
    holder: `kommundirektör, ${name}`,
    email,
  })
}

export const titles = [
  'Krisinformation',
  'Rådslag Infrastruktur (beslut)',
  'Gränslöst Attraktiva arbetsgivare',
  'Kommunikationsplanen (beslut)',
  'Räddningstjänstförbund, beslutsförslag',
  'ESS-TITA representation',
  'Hemsidans hantering',
  'Torrhamnen',
  'E-arkiv',
  'YH-utbildningar',
  'Utvärdering av NSVA',
  'Gymnasiesamarbetet o prislistan',
  'Skåne Business Region',
  'Övrigt',
]
