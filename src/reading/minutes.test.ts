import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { isThere, sourceFolder } from '../../test/help/reading-cases.ts'
import { readDocument } from './document.ts'

test('the minutes of 2012 are read whole', { skip: !isThere(sourceFolder) }, () => {
  const text = readFileSync(join(sourceFolder, 'minutes-2012.txt'), 'utf8')
  const { minutes, kind, decision } = readDocument(text)
  assert.equal(kind, 'minutes')
  assert.equal(decision.date?.value, '2012-01-26')
  assert.equal(minutes!.present.length, 10)
  assert.equal(minutes!.apologies.length, 1)
  assert.equal(minutes!.guests.length, 4)
  assert.deepEqual(
    minutes!.items.map((item) => item.no),
    Array.from({ length: 14 }, (_, index) => String(index + 1)),
  )
  assert.equal(minutes!.items.filter((item) => item.decision?.includes('beslutar:')).length, 2)
  assert.deepEqual(
    minutes!.items.filter((item) => item.outcome === 'referred_back').map((item) => item.no),
    ['1'],
  )
  assert.deepEqual(
    minutes!.moved.map(({ value }) => [value.date, value.time, value.name]),
    [
      ['2012-02-23', '12.00', null],
      ['2012-04-02', '15.30', 'marsmötet'],
    ],
  )
  const tasks = minutes!.followups.filter(({ value }) => value.certainty === 'task')
  // The secretary is called by her first name in the text, as whoever signed it.
  const secretary = /Vid tangenterna\s+(\S+)/.exec(text)![1]!
  const expected: readonly (readonly [
    item: string,
    who: string | null,
    what: RegExp,
    when: string | null,
    on: string | null,
  ])[] = [
    ['1', 'krisinfogruppen', /^ytterligare bearbetning$/, null, null],
    ['2', null, /de fyra.* rådslagen.* femte/, null, null],
    ['2', null, /^därefter .*allt material.* medlemskommunerna.* remiss$/, null, null],
    ['4', null, /populärversion/, null, null],
    [
      '4',
      null,
      /^förslag enligt ovan .*\(via KD-möte i februari eller mars\)$/,
      'seminariet 12-13 april, via KD-möte i februari eller mars',
      '2012-04-12',
    ],
    ['5', 'Helsingborgs stadsjurist', /^bearbeta .*underlaget/, 'styrelsemötet 17 februari', '2012-02-17'],
    ['8', null, /längre föredragning/, 'styrelsemötet i februari', '2012-02-17'],
    ['9', secretary, /^tar in namn från KD-arna$/, null, null],
    ['9', secretary, /^kontaktar Helsingborgs projektledare$/, null, null],
    ['9', null, /^Projektförslag .*e-arkiv/, 'ett kommande KD-möte', null],
    ['10', secretary, /^kontaktar .* information/, 'ett kommande KD-möte', null],
    ['11', null, /^Material/, 'nästa KD-möte', '2012-02-23'],
    ['13', null, /^Information .*på HBR$/, 'nästa möte', '2012-02-23'],
  ]
  assert.deepEqual(
    tasks.map(({ value }) => [value.item, value.who, value.when, value.on]),
    expected.map(([item, who, , when, on]) => [item, who, when, on]),
  )
  for (const [index, { value }] of tasks.entries()) {
    assert.match(value.what, expected[index]![2])
    assert.equal(value.role, value.who === secretary ? 'sekreterare' : null)
  }
  assert.deepEqual(
    minutes!.followups.filter(({ value }) => value.certainty === 'possible').map(({ value }) => value.item),
    ['6', '7', '11', '14'],
  )
})
