import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { bringIn, openDoors } from '../../src/letters/door.jobs.ts'
import { openLetter } from '../../src/intake/letter.jobs.ts'
import { noDoors } from '../../src/kit/settings.ts'
import { freshDatabase } from '../help/database.ts'
import { handOver } from '../help/lmtp-client.ts'
import { extractOf, rawLetter } from '../help/letters.ts'
import { freePort } from '../help/mail-servers.ts'
import { openOffice } from '../help/office.ts'
import { assertWholeOrNotAtAll } from '../help/refusing-tables.ts'
import { aSending } from '../help/sending.ts'

// Whatever fails on the way, nothing of it is kept, and nobody is told that it was.

const { connection, database } = await freshDatabase()
const sending = await aSending(database)
const { association, clock } = sending
const porter = { database, clock, doors: noDoors }

let letters = 0
const nextLetter = (): Buffer =>
  rawLetter(
    {
      From: 'registrator@ortaby.example',
      To: 'registrator@forbundet.example',
      Subject: 'Svar: PROV/15/0016-5',
      'Message-ID': `<helt-${(letters += 1)}@ortaby.example>`,
      'Content-Type': 'text/plain; charset=utf-8',
    },
    extractOf('Ortaby', letters),
  )

test('a letter is taken in whole or not at all, and acknowledged only when it is', async () => {
  const port = await freePort()
  const close = await openDoors({ ...porter, doors: { ...noDoors, lmtpPort: port } })
  after(close)
  const written = await assertWholeOrNotAtAll(connection, () =>
    handOver(port, { raw: nextLetter(), to: 'registrator@forbundet.example' }),
  )
  assertAmong(written, 'file file_chunk letter log_entry log_payload')
})

test('what is found in a letter is kept whole or not at all', async () => {
  const at = { door: 'lmtp', association, arrivedAt: () => clock.now() } as const
  const ids = await Promise.all(Array.from({ length: 6 }, () => bringIn(porter, nextLetter(), at)))
  const waiting = ids.flat().values()
  const written = await assertWholeOrNotAtAll(connection, () =>
    openLetter({ database, clock, own: [] }, { association, letter: waiting.next().value! }).then(
      () => true,
      () => false,
    ),
  )
  assertAmong(written, 'letter letter_part')
})

const decided = (paragraph: number): string => `Ortaby kommun
PROTOKOLLSUTDRAG
Kommunstyrelsen 2015-05-11
§ ${paragraph} Överenskommelse om samverkan (PROV/15/0016)
Dnr PK1 2015/123

Kommunstyrelsens beslut
1. att anta överenskommelsen om samverkan.
2. att fastställa taxebeloppet från och med den 1 januari 2015.

Justerat 2015-05-13
`

test('an answer is registered whole or not at all: register, documents, act, log and receipt', async () => {
  const office = await openOffice({ now: '2015-05-20T09:12' })
  const { members } = await aSending(office.database, { slug: 'helt', members: 26, clock: office.clock })
  const registrar = await office.registrar()
  const entries = members.entries()
  const written = await assertWholeOrNotAtAll(office.connection, async () => {
    const [index, member] = entries.next().value!
    const start = await registrar.get('/helt/circulations/PROV-15-0016-5/register')
    const confirm = await start
      .form('read')
      .fillIn({ text: decided(index + 1), member })
      .submit()
    return (await confirm.form('register').submit('Registrera')).status === 200
  })
  assertAmong(written, 'registry_entry document file act act_evidence standing log_entry outgoing_mail')
})

function assertAmong(written: readonly string[], names: string): void {
  const missing = names.split(' ').filter((name) => !written.includes(`public.${name}`))
  assert.deepEqual(missing, [], `written: ${written.join(', ')}`)
}
