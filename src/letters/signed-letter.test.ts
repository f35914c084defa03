import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { freshDatabase } from '../../test/help/database.ts'
import { extractOf, multipart, rawLetter } from '../../test/help/letters.ts'
import { aSending } from '../../test/help/sending.ts'
import { visiting } from '../../test/help/visiting.ts'
import { fileBytes } from '../kit/files/store.ts'
import { openSigned } from '../kit/mime/signed.ts'
import { noDoors } from '../kit/settings.ts'
import { bringIn } from './door.jobs.ts'
import { findInboxLetter } from '../intake/inbox.store.ts'
import { isSignature } from './letter-signature.ts'
import { openLetter } from '../intake/letter.jobs.ts'
import { findParts } from './part.store.ts'

const { database } = await freshDatabase()
const sending = await aSending(database)
const { association, clock } = sending
const { staff } = await visiting(database, clock)

let count = 0
const head = () => ({
  From: 'registrator@ortaby.example',
  To: 'registrator@forbundet.example',
  Subject: 'Svar: PROV/15/0016-5',
  'Message-ID': `<s${(count += 1)}@ortaby.example>`,
})

async function opened(raw: Buffer) {
  const at = { door: 'lmtp', association, arrivedAt: () => clock.now() } as const
  const [id] = await bringIn({ database, clock, doors: noDoors }, raw, at)
  await openLetter({ database, clock, own: [] }, { association, letter: id! })
  return await sending.work(async ({ db }) => ({
    ...(await findInboxLetter(db, association, id!))!,
    parts: await findParts(db, association, id!),
  }))
}

/** An element of DER (X.690): its tag, its length and what it holds. */
function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents)
  const length = Buffer.from([0x82, content.length >> 8, content.length & 0xff])
  return Buffer.concat([Buffer.from([tag]), length, content])
}
const hex = (digits: string): Buffer => Buffer.from(digits, 'hex')
const data = hex('06092a864886f70d010701')

/** Signed by nobody: what is read is what is signed. */
const signedBy = (content: Buffer): Buffer =>
  der(
    0x30,
    hex('06092a864886f70d010702'),
    der(0xa0, der(0x30, hex('020101'), der(0x31), der(0x30, data, der(0xa0, der(0x04, content))), der(0x31))),
  )

/** As `openssl cms -sign -nodetach -stream` writes it: lengths that are not told, the content in pieces. */
const streamed = Buffer.from(
  'MIAGCSqGSIb3DQEHAqCAMIACAQExDTALBglghkgBZQMEAgEwgAYJKoZIhvcNAQcBoIAkgASBgkNvbnRlbnQtVHlwZTogdGV4dC9wbGFpbjsgY2hh' +
    'cnNldD11dGYtOA0KQ29udGVudC1UcmFuc2Zlci1FbmNvZGluZzogOGJpdA0KDQpLb21tdW5zdHlyZWxzZW4gYmVzbHV0YXIgYXR0IGFudGEgw7Z2' +
    'ZXJlbnNrb21tZWxzZW4uDQoAAAAAAAAxgZgwgZUCAQEwLjAWMRQwEgYDVQQDDAtyZWdpc3RyYXRvcgIUaQp8HFYYUSD2v8sTGPfabktkdAQwCwYJ' +
    'YIZIAWUDBAIBMAoGCCqGSM49BAMCBEcwRQIhAPxdt2MOD19rvy3znjTR9l+cmpeOYUFIHB1BDRvy7Bk+AiAUtniJL1OYXyGLNHVc7a67bqQeYctU' +
    'xsJmzFPI3+KABQAAAAAAAA==',
  'base64',
)

const sealedIn = (content: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(
      `${Object.entries(head())
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join(
          '',
        )}MIME-Version: 1.0\r\nContent-Type: application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"\r\nContent-Transfer-Encoding: base64\r\n\r\n`,
    ),
    Buffer.from(`${content.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`),
  ])

const extract = extractOf('Ortaby', 12)

describe('signed letters', () => {
  test('a letter within its signature is read as a letter, and the raw letter stays the evidence', async () => {
    const within = multipart({}, [
      { type: 'text/plain; charset=utf-8', content: 'Hej! Beslutet är bifogat.' },
      { type: 'text/plain; charset=utf-8', filename: 'utdrag.txt', content: extract },
    ])
    const raw = sealedIn(signedBy(within))
    const letter = await opened(raw)
    assert.deepEqual([letter.state, letter.sorted], ['parsed', 'to_register'])
    assert.deepEqual(
      letter.parts.map(({ filename, parent }) => [filename, parent]),
      [
        ['smime.p7m', null],
        [null, 0],
        ['utdrag.txt', 0],
      ],
    )
    assert.equal(letter.proposals[0]?.act, 'adopted')
    assert.equal(letter.proposals[0]?.organisation, sending.members[0])
    assert.deepEqual(letter.parts.map(isSignature), [true, false, false])
    const desk = await staff.get(`/prov/inbox?letter=${letter.id}`)
    assert.match(desk.text, /Brevet är signerat. Underskriften är inte prövad./)
    assert.match(desk.text, /smime\.p7m.*underskrift, inte prövad/s)
    const kept = await sending.work(({ db }) => fileBytes(db, association, letter.sha256))
    assert.deepEqual(kept, raw)
  })

  test('what a program writes as it goes, in pieces of untold length, is read too', async () => {
    assert.match(openSigned(streamed)!.toString(), /beslutar att anta överenskommelsen\./)
    const letter = await opened(sealedIn(streamed))
    assert.equal(letter.state, 'parsed')
    assert.match(letter.parts[1]?.text ?? '', /beslutar att anta/)
  })

  test('a signature beside the letter leaves the letter as it is', async () => {
    const letter = await opened(
      multipart(
        head(),
        [
          { type: 'text/plain; charset=utf-8', content: extract },
          { type: 'application/pkcs7-signature', filename: 'smime.p7s', content: streamed },
        ],
        'multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256',
      ),
    )
    assert.equal(letter.state, 'parsed')
    assert.equal(letter.proposals[0]?.act, 'adopted')
    assert.equal(
      letter.parts.filter(isSignature).length,
      1,
      'a signature, also where it is not the letter’s shell',
    )
  })

  test('a file that is signed by itself is read as the file it is', async () => {
    const file = { type: 'application/pkcs7-mime', filename: 'utdrag.txt.p7m' }
    const letter = await opened(multipart(head(), [{ ...file, content: signedBy(Buffer.from(extract)) }]))
    assert.equal(letter.parts[1]?.filename, 'utdrag.txt')
    assert.equal(letter.proposals[0]?.act, 'adopted')
  })

  test('broken, or without its content, it is to be read by hand, with its reason', async () => {
    const apart = der(
      0x30,
      hex('06092a864886f70d010702'),
      der(0xa0, der(0x30, hex('020101'), der(0x31), der(0x30, data))),
    )
    for (const content of [apart, streamed.subarray(0, 90), signedBy(Buffer.alloc(9)).subarray(0, 50)]) {
      const letter = await opened(sealedIn(content))
      assert.deepEqual([letter.state, letter.unreadReason], ['unreadable', 'broken'])
    }
    const sealed = await opened(sealedIn(der(0x30, hex('06092a864886f70d010703'), der(0xa0, der(0x30)))))
    assert.equal(sealed.unreadReason, 'encrypted')
    const plain = await opened(rawLetter(head(), extract))
    assert.equal(plain.state, 'parsed')
    assert.deepEqual([...sealed.parts, ...plain.parts].filter(isSignature), [])
  })

  test('elements within elements without end cost nothing', () => {
    const deep = Buffer.concat([hex('308006092a864886f70d010702'), Buffer.alloc(200_000, hex('a080'))])
    const began = performance.now()
    assert.throws(() => openSigned(deep))
    assert.ok(performance.now() - began < 500)
  })
})
