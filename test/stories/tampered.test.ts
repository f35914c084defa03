import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultLines } from '../../src/app/verification.texts.ts'
import { noteCall } from '../../src/delays/call.actions.ts'
import { newId } from '../../src/kit/id.ts'
import { findCirculation } from '../../src/circulations/store.ts'
import { findMembers } from '../../src/organisations/store.ts'
import { linkIn } from '../help/answer-link.ts'
import { extract } from '../help/answering.ts'
import { foundKsl, sendRecommendation } from '../help/ksl.ts'
import { openOffice } from '../help/office.ts'
import { Tampering } from '../help/tampering.ts'

/** What leaves the office, what is lodged by the link and what is said on the telephone is held against the log too. */

const office = await openOffice({ now: '2015-03-16T08:00' })
await foundKsl(office)
await sendRecommendation(office, await office.registrar())
office.clock.set('2015-05-26T10:14')

const letterTo = (name: string) =>
  office.post.letters.find((letter) => letter.header('to') === `registrator@${name}.example`)!
const matter = `${linkIn(letterTo('osteraker').text)}/circulations/KSL-15-0016-5`
const file = {
  filename: 'Protokollsutdrag KS § 84.txt',
  bytes: extract({
    member: 'Österåker',
    body: 'Kommunstyrelsen',
    day: '2015-05-25',
    paragraph: '§ 84',
    words:
      'Kommunstyrelsen beslutar att anta överenskommelsen om samverkan för en trygg, säker och störningsfri region.',
  }),
  type: 'text/plain',
}
const form = (await office.visitor().get(matter)).form('/check').fillIn({ file })
await (await form.submit('Granska')).form('/lodge').submit()

await office.inAssociation('ksl', async (work) => {
  const members = await findMembers(work.db, work.association, '2015-05-26')
  const circulation = await findCirculation(work.db, work.association, 'KSL-15-0016-5')
  await noteCall(work, {
    id: newId(),
    entry: newId(),
    circulation: circulation!.id,
    organisation: members.find(({ name }) => name === 'Solna')!.id,
    calledOn: '2015-05-26',
    spokeWith: 'registratorn',
    said: 'Nämnden möts i juni.',
    lesson: 'note',
    until: null,
    place: { caseId: newId(), member: 'Solna', subject: 'Samtal' },
    seen: null,
  })
})

const tampering = new Tampering(office.connection, office.database)

test('nothing is said of what has been left alone, and all of it has been compared', async () => {
  const found = await tampering.checked('ksl')
  assert.deepEqual(faultLines(found, 'sv'), [])
  const counts = found.tables!.counts
  assert.ok(counts.get('mail')! >= 26)
  assert.deepEqual([counts.get('lodging'), counts.get('call')], [1, 1])
})

const altered: readonly [what: string, table: string, statement: string, says: RegExp][] = [
  [
    'what a letter said when it left',
    'outgoing_mail',
    `update outgoing_mail set body_text = body_text || ' Svara inte.'`,
    /^Det avsända brevet ”.+” till .+: ”innehåll” stämmer inte med loggen \(post \d+\)\.$/,
  ],
  [
    'to whom it was sent',
    'outgoing_mail',
    `update outgoing_mail set to_address = 'annan@annan.example' where to_address like '%solna%'`,
    /^Det avsända brevet ”.+” till registrator@solna\.example: ”mottagare” är annan@annan\.example; enligt/,
  ],
  [
    'a letter as if it had never been sent',
    'outgoing_mail',
    `delete from outgoing_mail where to_address like '%solna%'`,
    /^Det avsända brevet ”.+” till .+: saknas, men finns i loggen/,
  ],
  [
    'a letter that never left',
    'outgoing_mail',
    `insert into outgoing_mail select association_id, gen_random_uuid(), purpose, concerns, message_id || 'x', from_address,
       'annan@annan.example', reply_to, 'Påhittat', body_text, attachments, due_at, state, attempts, last_error,
       sent_at + interval '1 day', unsubscribe_url, by_itself from outgoing_mail where state = 'sent' limit 1`,
    /^Det avsända brevet ”Påhittat” till annan@annan\.example: finns inte i loggen/,
  ],
  [
    'what was lodged by the link',
    'lodging',
    `update lodging set written = jsonb_set(written, '{text}', '"Kommunstyrelsen avslår."')`,
    /^Det som Österåker lämnade via länken i KSL\/15\/0016-5: ”det som skrevs” stämmer inte med loggen/,
  ],
  [
    'what was said in a call',
    'call_note',
    `update call_note set said = 'Vi antar.'`,
    /^Samtalet med Solna om KSL\/15\/0016-5: ”det som sades” stämmer inte med loggen/,
  ],
  [
    'the day of a call',
    'call_note',
    `update call_note set called_on = called_on - 20`,
    /^Samtalet med Solna om .+: ”samtalets dag” är 2015-05-06; enligt loggen/,
  ],
]

for (const [what, table, statement, says] of altered)
  test(`altered behind the program: ${what}`, async () => {
    const found = await tampering.tampered(table, statement, 'ksl', false)
    assert.match(faultLines(found, 'sv')[0] ?? 'nothing is said', says)
    assert.doesNotMatch(faultLines(found, 'en').join(' '), /loggen|null|undefined/)
  })
