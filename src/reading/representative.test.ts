import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appointmentsIn } from './representative.ts'
import { sourceOf } from './source.ts'

const named = (text: string) => appointmentsIn(sourceOf(text)).map(({ name, role }) => `${name}: ${role}`)

test('a representative and a substitute are read from one sentence, however it is turned', () => {
  const both = ['Anna Exempelsson: ordinarie ledamot', 'Bo Provberg: ersättare i styrgruppen']
  assert.deepEqual(
    named(
      'Styrelsen beslutar att utse Anna Exempelsson till ordinarie ledamot och Bo Provberg till ersättare i styrgruppen.',
    ),
    both,
  )
  assert.deepEqual(
    named('Att till företrädare i projektet utses Anna Exempelsson och till ersättare Bo Provberg.'),
    ['Anna Exempelsson: företrädare i projektet', 'Bo Provberg: ersättare'],
  )
  assert.deepEqual(
    named('att utse Anna Exempelsson (S) som representant, och Bo Provberg (M) som ersättare.'),
    ['Anna Exempelsson (S): representant', 'Bo Provberg (M): ersättare'],
  )
})

test('one alone has the day that is said; where nobody is named nobody is read', () => {
  const [one, ...others] = appointmentsIn(
    sourceOf('Styrelsen utser Anna Exempelsson till företrädare till och med den 31 december 2017.'),
  )
  assert.deepEqual(
    [one?.name, one?.role, one?.until, others],
    ['Anna Exempelsson', 'företrädare', '2017-12-31', []],
  )
  assert.deepEqual(named('att utse en ledamot i gruppen.'), [])
})
