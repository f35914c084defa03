import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readDocument } from '../reading/document.ts'
import { proposalOf } from './minutes-import.ts'

const written = `NÄTVERKSGRUPPENS PROTOKOLL 3/2014

Tid/Plats: Tisdag 4 mars 2014 kl 9.00 – 11.30, Rådhuset i Exempelstad

Närvarande: Anna Ek, Alby, Bo Alm, Bylund.

Anmält förhinder: Cia Björk, Cedby

1. **Hamnen:** Materialet var utsänt. Gruppen diskuterade det.
 - Nätverksgruppen beslutar:**
 - Att godkänna materialet.
 - Att sända det till styrelsen.
2. **Övrigt:** Material om bron kommer till nästa möte.

Vid tangenterna

Dan Dahl

Justeras

Eva Ask`

test('minutes become a proposed meeting with items, clauses, attendance and tasks', () => {
  const meeting = proposalOf(readDocument(written))!
  assert.deepEqual(
    [meeting.number, meeting.day, meeting.from, meeting.to],
    [3, '2014-03-04', '9.00', '11.30'],
  )
  assert.match(meeting.place!, /Rådhuset i Exempelstad/)
  assert.deepEqual(meeting.present, ['Anna Ek, Alby', 'Bo Alm, Bylund'])
  assert.deepEqual(meeting.adjusters, ['Eva Ask'])
  const [harbour, other] = meeting.items
  assert.equal(harbour!.text, 'Materialet var utsänt. Gruppen diskuterade det.')
  assert.deepEqual(harbour!.clauses, ['godkänna materialet.', 'sända det till styrelsen.'])
  assert.equal(harbour!.outcome, 'decided')
  assert.equal(other!.text, 'Material om bron kommer till nästa möte.')
  assert.deepEqual(other!.followups, ['–: Material om bron kommer till nästa möte → nästa möte'])
})

test('what is no minutes is not made into a meeting', () => {
  assert.equal(proposalOf(readDocument('Hej! Här kommer vårt svar. Hälsningar')), null)
})

const source = new URL('../../../shared/sources/minutes-2012.txt', import.meta.url)

test(
  'the minutes of 2012: fourteen items, two decisions, a referral back and thirteen tasks',
  { skip: !existsSync(source) },
  () => {
    const meeting = proposalOf(readDocument(readFileSync(source, 'utf8')))!
    assert.deepEqual([meeting.number, meeting.day, meeting.items.length], [1, '2012-01-26', 14])
    assert.equal(meeting.present.length, 10)
    assert.deepEqual(
      meeting.items.flatMap(({ outcome }, index) => (outcome ? [[index + 1, outcome]] : [])),
      [
        [1, 'referred_back'],
        [2, 'decided'],
        [4, 'decided'],
      ],
    )
    assert.equal(meeting.items[0]!.recipient, 'krisinfogruppen')
    const lines = meeting.items.flatMap(({ followups }) => followups)
    assert.equal(lines.filter((line) => !line.startsWith('möjlig:')).length, 13)
    assert.doesNotMatch(meeting.items[13]!.text, /Justeras/)
  },
)
