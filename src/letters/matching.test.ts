import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { matchLetter } from './matching.ts'
import type { Known, KnownCirculation, Post, ReadText } from './pointer.ts'
import { stepsBetween, tokensIn } from './reply-token.ts'

const tokens = ['0123456789abcdefghjkmnpqrs', 'zyxwvtsrqpnmkjhgfedcba9876']

const circulation = (
  id: string,
  dnr: string,
  title: string,
  answered: readonly string[] = [],
): KnownCirculation => ({
  id,
  dnr,
  caseDnr: dnr.replace(/-\d+$/, ''),
  title,
  open: true,
  asked: new Map(['oster', 'norr'].map((member) => [member, answered.includes(member)])),
})

const agreement = circulation(
  'avtal',
  'KSL/15/0016-5',
  'Överenskommelse om samverkan för en trygg, säker och störningsfri region',
)
const declaration = circulation(
  'avsikt',
  'KSL/14/0101-2',
  'Avsiktsförklaring om samverkan för en trygg, säker och störningsfri region 2014',
)
const organisation = (id: string, name: string) => ({
  id,
  names: [name],
  domains: [`${name.toLowerCase()}.example`],
  addresses: [`registrator@${name.toLowerCase()}.example`],
})

const known: Known = {
  circulations: [agreement, declaration],
  organisations: [
    organisation('oster', 'Osteraker'),
    organisation('norr', 'Norrby'),
    organisation('region', 'Regionen'),
  ],
  tokens: [
    { token: tokens[0]!, circulation: 'avtal', organisation: 'oster' },
    { token: tokens[1]!, circulation: 'avsikt', organisation: 'norr' },
  ],
  own: {
    texts: [
      { ...agreement, instrument: 'text-2015' },
      { ...declaration, instrument: 'text-2014' },
      { id: 'text-2015', dnr: null, caseDnr: null, title: agreement.title, instrument: 'text-2015' },
      { id: 'text-2014', dnr: null, caseDnr: null, title: declaration.title, instrument: 'text-2014' },
    ],
    prefixes: ['KSL'],
  },
  sent: [{ messageId: '<ut@forbundet.example>', circulation: 'avtal', organisation: 'norr' }],
}

const about = (deciding: string) => ({ deciding, heading: '', paragraph: deciding })

const body = (text: string, more: Partial<ReadText> = {}): ReadText => ({
  position: 0,
  role: 'body',
  filename: null,
  text,
  ours: false,
  reading: { kind: 'other', act: null, opinion: null, organisation: null, about: about('') },
  ...more,
})
const extract = (text: string, from: string | null, position = 1): ReadText => ({
  ...body(text),
  position,
  role: 'document',
  filename: 'utdrag.pdf',
  reading: { kind: 'answer', act: 'adopted', opinion: null, organisation: from, about: about(text) },
})

const post = (more: Partial<Post>): Post => ({
  subject: 'Beslut',
  recipients: ['registrator@forbundet.example'],
  answers: [],
  senders: ['registrator@osteraker.example'],
  texts: [body('Se bilaga.')],
  ...more,
})

const found = (letter: Post) =>
  matchLetter(letter, known).map((match) => ({
    to: match.circulation,
    from: match.organisation,
    part: match.part,
    codes: match.reasons.map(({ code }) => code),
  }))

describe('the ladder', () => {
  test('the reply address says both circulation and member', () => {
    const [first] = found(post({ recipients: [`svar+${tokens[0]}@svar.example`] }))
    assert.deepEqual([first?.to, first?.from, first?.codes[0]], ['avtal', 'oster', 'reply_address'])
  })
  test('a damaged reply address can only be one', () => {
    const worn = `svar+${tokens[0]!.slice(0, 9)}${tokens[0]!.slice(11)}@svar.example`
    const [first] = found(post({ recipients: [worn], senders: [] }))
    assert.deepEqual([first?.to, first?.from, first?.codes[0]], ['avtal', 'oster', 'reply_address_damaged'])
  })
  test('a token of somebody else’s making is nobody’s', () => {
    assert.deepEqual(tokensIn('svar+qqqqqqqqqqqqqqqqqqqqqqqqqq@svar.example', tokens), [])
  })
  test('the thread says which letter is answered', () => {
    const [first] = found(post({ answers: ['<ut@forbundet.example>'], senders: ['privat@brevlada.example'] }))
    assert.deepEqual([first?.to, first?.from, first?.codes[0]], ['avtal', 'norr', 'thread'])
  })
  test('our Dnr in subject, text or attachment, however its strokes are written', () => {
    for (const written of ['KSL/15/0016-5', 'ksl 15-0016–5', 'KSL:15:0016 - 5']) {
      assert.equal(found(post({ subject: `Svar på ${written}` }))[0]?.codes[0], 'dnr_subject', written)
      assert.equal(found(post({ texts: [body(`Vi svarar på ${written}.`)] }))[0]?.codes[0], 'dnr_text')
      const [inFile] = found(post({ texts: [body('Se bilaga.'), extract(`Dnr ${written}`, 'Osteraker')] }))
      assert.deepEqual([inFile?.to, inFile?.part, inFile?.codes[0]], ['avtal', 1, 'dnr_text'])
    }
  })
  test('another document of the same case only points to the case, and a longer number to nothing', () => {
    assert.deepEqual(found(post({ subject: 'KSL/15/0016-51', senders: [] }))[0]?.codes, ['case_dnr'])
    assert.deepEqual(found(post({ subject: 'KSL/15/00165', senders: [] })), [])
  })
  test('a number that the scanner has worn is known, and said to be worn', () => {
    const [first] = found(post({ texts: [body(''), extract('Dnr KSL/l5/OO16-5', 'Norrby')] }))
    assert.deepEqual([first?.to, first?.from, first?.codes[0]], ['avtal', 'norr', 'dnr_worn'])
  })
  test('without all that, the sender’s domain, what is open for it, and the title’s words', () => {
    const text =
      'Kommunstyrelsen antar överenskommelsen om samverkan för en trygg, säker och störningsfri region'
    const [first] = found(post({ texts: [extract(text, null)] }))
    assert.deepEqual([first?.to, first?.from, first?.codes], ['avtal', 'oster', ['title', 'sender_contact']])
  })
  test('of two with nearly the same title the words that differ decide', () => {
    const text = 'avsiktsförklaring om samverkan för en trygg, säker och störningsfri region, 2014'
    assert.equal(found(post({ texts: [extract(text, null)] }))[0]?.to, 'avsikt')
    const neither = 'samverkan för en trygg, säker och störningsfri region'
    assert.deepEqual(found(post({ texts: [extract(neither, null)] })), [])
  })
  test('a letter in the thread of the one that decides on the other: it is said, and no act is proposed', () => {
    const text = 'Kommunstyrelsen beslutar att ställa sig bakom avsiktsförklaringen om samverkan.'
    const thread = post({
      answers: ['<ut@forbundet.example>'],
      senders: ['registrator@norrby.example'],
      texts: [extract(text, null)],
    })
    const [match] = matchLetter(thread, known)
    assert.equal(match?.circulation, 'avtal')
    assert.equal(match.act, null)
    const why = match.reasons.find(({ code }) => code === 'other_instrument')
    assert.equal(why?.fact, declaration.title)
  })
  test('an unknown sender without a sign waits for somebody to choose', () => {
    assert.deepEqual(found(post({ senders: ['nagon@brevlada.example'] })), [])
  })
})

describe('whose answer it is', () => {
  test('another member’s text in a member’s letter: the text is trusted, and it is said', () => {
    const [first] = found(
      post({
        recipients: [`svar+${tokens[0]}@svar.example`],
        texts: [body(''), extract('Dnr KSL/15/0016-5', 'Norrby kommun')],
      }),
    )
    assert.equal(first?.from, 'norr')
    assert.ok(first?.codes.includes('other_member_text'))
  })
  test('the text of somebody who was not asked does not take the answer from the member', () => {
    const [first] = found(
      post({ recipients: [`svar+${tokens[0]}@svar.example`], texts: [extract('KSL/15/0016-5', 'Regionen')] }),
    )
    assert.equal(first?.from, 'oster')
  })
  test('one letter may answer two circulations, each by its own paper', () => {
    const both = found(
      post({
        texts: [
          body('Bifogat.'),
          extract('Dnr KSL/15/0016-5', null, 1),
          extract('Dnr KSL/14/0101-2', null, 2),
        ],
      }),
    )
    assert.deepEqual(both.map(({ to, part }) => `${to} ${part}`).toSorted(), ['avsikt 2', 'avtal 1'])
  })
  test('our own papers that come back are no answer', () => {
    const [first] = found(
      post({
        subject: 'KSL/15/0016-5',
        texts: [body('Antas.', { position: 0 }), { ...extract('Vi rekommenderar', null), ours: true }],
      }),
    )
    assert.equal(first?.part, 0)
  })
})

test('steps between words are letters changed, added or taken away', () => {
  assert.equal(stepsBetween('skattebelopp', 'taxebelopp', 9), 4)
  assert.equal(stepsBetween('abc', 'abc', 9), 0)
  assert.equal(stepsBetween('', 'abcdefghijkl', 5), 5)
})
