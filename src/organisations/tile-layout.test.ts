import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Placed, layOut, shortNames } from './tile-layout.ts'

const member = (code: string | null, name = `Kommun ${code}`, tile: Placed['tile'] = null): Placed => ({
  id: `${code}${name}`,
  code,
  name,
  tile,
})

test('members that nobody has placed lie in a winding line by code: who follows whom lies beside it', () => {
  const members = ['0115', '0114', '1214', '0117', '1257', '1260'].map((code) => member(code))
  const places = layOut(members)
  const sorted = members
    .toSorted((one, other) => (one.code! < other.code! ? -1 : 1))
    .map(({ id }) => places.get(id)!)
  for (const [index, place] of sorted.slice(1).entries()) {
    const before = sorted[index]!
    assert.equal(Math.abs(place.column - before.column) + Math.abs(place.row - before.row), 1)
  }
})

test('who has been placed lies there, and a newcomer of the same county beside its kin', () => {
  const stockholm = member('0114', 'Väsby', { column: 5, row: 5, label: null })
  const skane = member('1214', 'Svalöv', { column: 0, row: 0, label: 'Sva' })
  const places = layOut([stockholm, skane, member('1257', 'Örkelljunga')])
  assert.deepEqual(places.get(stockholm.id), { column: 5, row: 5, label: null })
  assert.deepEqual(places.get('1257Örkelljunga'), { column: 1, row: 0, label: null })
})

test('no two lie on one square, none outside the map, whatever was placed; and the order they come in means nothing', () => {
  const cell = fc.record({ column: fc.nat(6), row: fc.nat(6), label: fc.constant(null) })
  const one = fc.record({ code: fc.integer({ min: 100, max: 2599 }), tile: fc.option(cell) })
  const many = fc.uniqueArray(one, { selector: ({ code }) => code, maxLength: 60 })
  fc.assert(
    fc.property(many, (drawn) => {
      const members = drawn.map(({ code, tile }) => member(String(code).padStart(4, '0'), `K${code}`, tile))
      const places = layOut(members)
      const cells = [...places.values()].map(({ column, row }) => `${column},${row}`)
      assert.equal(places.size, members.length)
      assert.equal(new Set(cells).size, members.length)
      assert.ok([...places.values()].every(({ column, row }) => column >= 0 && row >= 0))
      assert.deepEqual(layOut(members.toReversed()), places)
    }),
  )
})

test('short names are told apart', () => {
  const names = shortNames([
    member('0114', 'Upplands Väsby'),
    member('0139', 'Upplands-Bro'),
    member('0182', 'Nacka'),
    member('0192', 'Nackaby'),
    member('0180', 'Stockholm', { column: 0, row: 0, label: 'Sthlm' }),
  ])
  assert.deepEqual([...names.values()].toSorted(), ['Nac', 'Nak', 'Sthlm', 'UpB', 'Upp'])
})
