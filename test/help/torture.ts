import { zipSync } from 'fflate'
import { extractOf, multipart, pdfOf, rawLetter } from './letters.ts'
import { docx, lying, tnef, zipped } from './torture-files.ts'
import { dice } from './dice.ts'

/** A letter that no office has sent, or that one has and should not have. */
export interface Torture {
  readonly name: string
  readonly raw: Buffer
}

let count = 0
const head = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  From: 'registrator@ortaby.example',
  To: 'registrator@forbundet.example',
  Subject: 'Svar PROV/15/0016-5',
  'Message-ID': `<t${(count += 1)}@ortaby.example>`,
  ...more,
})

const pdf = pdfOf(extractOf('Ortaby', 12).split('\n'))

const nestedParts = (levels: number): Buffer => {
  const open = Array.from(
    { length: levels },
    (_, level) => `--b${level}\r\nContent-Type: multipart/mixed; boundary=b${level + 1}\r\n\r\n`,
  )
  return Buffer.from(
    `Subject: djupt\r\nMessage-ID: <djupt${levels}@x.example>\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n${open.join('')}--b${levels}\r\n\r\ndjupt\r\n`,
  )
}

const nestedLetters = (levels: number): Buffer =>
  Buffer.from(
    Array.from(
      { length: levels },
      (_, level) => `Subject: n${level}\r\nContent-Type: message/rfc822\r\n\r\n`,
    ).join('') + 'längst in',
  )

const longText = (length: number): string => 'Kommunstyrelsen beslutar att anta. '.repeat(length / 35)

/** Each structure that letters come in, sound or broken. */
function structures(): Torture[] {
  const text = { type: 'text/plain; charset=utf-8', content: 'Se bilaga.' }
  const sound: [string, Buffer][] = [
    ['plain', rawLetter(head(), extractOf('Ortaby', 1))],
    [
      'html only',
      rawLetter(
        head({ 'Content-Type': 'text/html; charset=utf-8' }),
        '<p>Vi <b>antar</b></p><script>x()</script>',
      ),
    ],
    ['html without end', rawLetter(head({ 'Content-Type': 'text/html' }), `<div>${'<p>'.repeat(5000)}<!-- `)],
    [
      'alternative',
      multipart(head(), [text, { type: 'text/html', content: '<p>Se bilaga</p>' }], 'multipart/alternative'),
    ],
    ['pdf', multipart(head(), [text, { type: 'application/pdf', filename: 'utdrag.pdf', content: pdf }])],
    [
      'docx',
      multipart(head(), [text, { type: 'application/octet-stream', filename: 'utdrag.docx', content: docx }]),
    ],
    [
      'broken pdf',
      multipart(head(), [text, { type: 'application/pdf', filename: 'a.pdf', content: pdf.subarray(0, 90) }]),
    ],
    [
      'pdf called doc',
      multipart(head(), [text, { type: 'application/msword', filename: 'a.doc', content: pdf }]),
    ],
    [
      'program called pdf',
      multipart(head(), [
        text,
        { type: 'application/pdf', filename: 'a.pdf', content: Buffer.from('MZ\x90\0\0', 'latin1') },
      ]),
    ],
    [
      'winmail.dat',
      multipart(head(), [
        text,
        { type: 'application/ms-tnef', filename: 'winmail.dat', content: tnef('utdrag.pdf', pdf) },
      ]),
    ],
    [
      'broken winmail.dat',
      multipart(head(), [
        text,
        { type: 'application/ms-tnef', filename: 'winmail.dat', content: tnef('x', pdf).subarray(0, 60) },
      ]),
    ],
    [
      'zip',
      multipart(head(), [
        { type: 'application/zip', filename: 'svar.zip', content: Buffer.from(zipSync({ 'a.pdf': pdf })) },
      ]),
    ],
    [
      'zip in zip in zip',
      multipart(head(), [{ type: 'application/zip', filename: 'a.zip', content: zipped(12) }]),
    ],
    [
      'zip that swells',
      multipart(head(), [
        {
          type: 'application/zip',
          filename: 'a.zip',
          content: Buffer.from(zipSync({ 'a.txt': Buffer.alloc(60_000_000) })),
        },
      ]),
    ],
    ['zip that lies', multipart(head(), [{ type: 'application/zip', filename: 'a.zip', content: lying() }])],
    [
      'broken msg',
      multipart(head(), [
        {
          type: 'application/vnd.ms-outlook',
          filename: 'a.msg',
          content: Buffer.from('d0cf11e0a1b11ae1'.repeat(99), 'hex'),
        },
      ]),
    ],
    [
      'forwarded as attachment',
      multipart(head(), [{ type: 'message/rfc822', encoding: '8bit', content: rawLetter(head(), 'inre') }]),
    ],
    [
      'attached twice over',
      multipart(head(), [{ type: 'message/rfc822', encoding: '8bit', content: nestedLetters(3) }]),
    ],
    [
      'inline picture',
      multipart(
        head(),
        [
          { type: 'text/html', content: '<img src="cid:a">Hej' },
          { type: 'image/png', content: Buffer.alloc(2000, 7), head: { 'Content-ID': '<a>' } },
        ],
        'multipart/related',
      ),
    ],
    [
      'three hundred parts',
      multipart(
        head(),
        Array.from({ length: 300 }, (_, index) => ({
          type: 'text/plain',
          filename: `${index}.txt`,
          content: `del ${index}`,
        })),
      ),
    ],
    [
      'two thousand parts',
      multipart(
        head(),
        Array.from({ length: 2000 }, () => ({ type: 'text/plain', content: 'x' })),
      ),
    ],
    ['1,000 levels', nestedParts(1000)],
    ['4,000 levels', nestedParts(4000)],
    ['1,000 letters in letters', nestedLetters(1000)],
    [
      'utf-8 that is latin1',
      multipart(head(), [
        { type: 'text/plain; charset=utf-8', encoding: '8bit', content: Buffer.from('åäö', 'latin1') },
      ]),
    ],
    ['unknown writing', multipart(head(), [{ type: 'text/plain; charset=x-mac-klingon', content: 'hej' }])],
    [
      'utf-16',
      multipart(head(), [
        { type: 'text/plain; charset=utf-16le', content: Buffer.from('hej åäö', 'utf16le') },
      ]),
    ],
    ['zero characters', rawLetter(head({ Subject: 'a\0b' }), 'x\0y\0z')],
    [
      'half a pair',
      multipart(head(), [
        { type: 'text/plain; charset=utf-16le', content: Buffer.from([0x3d, 0xd8, 0x41, 0]) },
      ]),
    ],
    [
      'boundary that never comes',
      rawLetter(head({ 'Content-Type': 'multipart/mixed; boundary=aldrig' }), 'text'),
    ],
    ['boundary missing', rawLetter(head({ 'Content-Type': 'multipart/mixed' }), '--x\n\ntext')],
    ['no head', Buffer.from('bara text utan huvud\n')],
    ['only a head', Buffer.from('From: a@x.example\r\nSubject: hej\r\n\r\n')],
    ['one byte', Buffer.from('x')],
    ['bare returns', Buffer.from('From: a@x.example\rSubject: hej\r\rtext\r')],
    ['mbox line', Buffer.concat([Buffer.from('From a@x.example Mon Jun 1\r\n'), rawLetter(head(), 'hej')])],
    ['subject of a megabyte', rawLetter(head({ Subject: 'å'.repeat(500_000) }), 'x')],
    [
      'head of five megabytes',
      rawLetter(
        {
          ...head(),
          ...Object.fromEntries(
            Array.from({ length: 50 }, (_, index) => [`X-${index}`, 'x'.repeat(100_000)]),
          ),
        },
        'x',
      ),
    ],
    [
      'ten thousand recipients',
      rawLetter(
        head({ To: Array.from({ length: 10_000 }, (_, index) => `m${index}@x.example`).join(', ') }),
        'x',
      ),
    ],
    [
      'broken encoded words',
      rawLetter(head({ Subject: '=?utf-8?Q?=C3=?= =?x?B?!!!?= =?utf-8?B?w6U?=' }), 'x'),
    ],
    ['broken base64', rawLetter(head({ 'Content-Transfer-Encoding': 'base64' }), '!!!=a=b==\n'.repeat(200))],
    [
      'broken quoted-printable',
      rawLetter(head({ 'Content-Transfer-Encoding': 'quoted-printable' }), '=ZZ=\n='.repeat(500)),
    ],
    ['date of no day', rawLetter(head({ Date: 'Mon, 99 Foo 20155 99:99' }), 'x')],
    ['Message-ID twice over', rawLetter(head({ 'In-Reply-To': '<a@b> <c@d>'.repeat(5000) }), 'x')],
    ['address without end', rawLetter(head({ From: '"'.repeat(20_000) }), 'x')],
    [
      'names that climb',
      multipart(head(), [{ type: 'text/plain', filename: '../../../etc/passwd', content: 'x' }]),
    ],
    ['name that turns', multipart(head(), [{ type: 'text/plain', filename: 'gnp.\u202eexe', content: 'x' }])],
    ['long text', rawLetter(head(), longText(1_500_000))],
    ['long line', rawLetter(head(), 'a'.repeat(3_000_000))],
    ['line of paragraphs', rawLetter(head(), '§ '.repeat(200_000))],
    ['line of brackets', rawLetter(head(), '('.repeat(300_000))],
    [
      'fifty megabytes',
      multipart(head(), [
        { type: 'application/octet-stream', filename: 'a.bin', content: Buffer.alloc(50 * 1024 * 1024, 3) },
      ]),
    ],
    [
      'digest',
      rawLetter(
        head({ 'Content-Type': 'multipart/digest; boundary=d' }),
        '--d\n\nSubject: inre\n\ntext\n--d--',
      ),
    ],
    [
      'signed',
      multipart(
        head(),
        [text, { type: 'application/pkcs7-signature', filename: 'smime.p7s', content: 'x' }],
        'multipart/signed',
      ),
    ],
    [
      'encrypted',
      multipart(head(), [
        { type: 'application/pkcs7-mime', filename: 'smime.p7m', content: Buffer.alloc(900, 9) },
      ]),
    ],
    [
      'report without parts',
      rawLetter(
        head({ 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=r' }),
        '--r--',
      ),
    ],
  ]
  return sound.map(([name, raw]) => ({ name, raw }))
}

/** A sound letter with bytes flipped, cut out or doubled, as bad lines and bad programs do. */
function mutated(raw: Buffer, random: () => number): Buffer {
  const bytes = Buffer.from(raw)
  for (let flips = 1 + Math.floor(random() * 30); flips > 0; flips--)
    bytes[Math.floor(random() * bytes.length)]! ^= 1 << Math.floor(random() * 8)
  const at = Math.floor(random() * bytes.length)
  const kind = random()
  if (kind < 0.2) return bytes.subarray(0, at + 1)
  if (kind < 0.3) return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at / 2)])
  return bytes
}

/** At least `total` letters: every structure once, and then mutations of the sound and small ones. */
export function tortureLetters(total: number, seed = 2015): Torture[] {
  const all = structures()
  const small = all.filter(({ raw }) => raw.length < 20_000)
  const random = dice(seed)
  const mutations = Array.from({ length: Math.max(0, total - all.length) }, (_, index) => {
    const { name, raw } = small[index % small.length]!
    return { name: `${name}, mutation ${index}`, raw: mutated(raw, random) }
  })
  return [...all, ...mutations]
}
