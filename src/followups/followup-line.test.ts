import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type LineSetting, readFollowupLine, readWhen } from './followup-line.ts'

const setting: LineSetting = {
  on: '2012-01-26',
  bodyId: 'kd',
  bodies: [
    { id: 'kd', name: 'Kommundirektörsgruppen', kind: 'directors_group', shortName: 'KD' },
    { id: 'styrelsen', name: 'Styrelsen', kind: 'board' },
  ],
  actors: ['krisinfogruppen', 'projektledaren, e-arkiv'],
}

test('one typed line is who, what and when', () => {
  assert.deepEqual(readFollowupLine('Sekreteraren tar in namn → nästa möte', setting), {
    who: 'Sekreteraren',
    what: 'tar in namn',
    certainty: 'task',
    when: { at: { kind: 'next', bodyId: 'kd' }, by: null, words: 'nästa möte' },
    afterNumber: null,
  })
})

test('who may stand before a colon, be known by name, or not be said at all', () => {
  const who = (line: string) => {
    const { who, what } = readFollowupLine(line, setting)
    return [who, what]
  }
  assert.deepEqual(who('Projektledaren, e-arkiv: visar planen'), ['Projektledaren, e-arkiv', 'visar planen'])
  assert.deepEqual(who('Krisinfogruppen arbetar om förslaget'), ['krisinfogruppen', 'arbetar om förslaget'])
  assert.deepEqual(who('Exempelstads stadsjurist bearbetar underlaget'), [
    'Exempelstads stadsjurist',
    'bearbetar underlaget',
  ])
  assert.deepEqual(who('–: en populärversion tas fram'), [null, 'en populärversion tas fram'])
  assert.deepEqual(who('Material om bolaget kommer'), [null, 'Material om bolaget kommer'])
  assert.throws(() => readFollowupLine(' → nästa möte', setting), { code: 'followup.nothing-to-do' })
})

test('what only might be done is marked so', () => {
  const { certainty, what } = readFollowupLine('möjlig: –: svar på erbjudandet', setting)
  assert.deepEqual([certainty, what], ['possible', 'svar på erbjudandet'])
})

test('when is a day, a meeting, one of two months, or after another', () => {
  const when = (words: string) => {
    const { when, afterNumber } = readWhen(words, setting)
    return [when.at, when.by, afterNumber]
  }
  assert.deepEqual(when('senast den 10 mars'), [null, '2012-03-10', null])
  assert.deepEqual(when('2012-03-10'), [null, '2012-03-10', null])
  assert.deepEqual(when('10/3'), [null, '2012-03-10', null])
  assert.deepEqual(when('10 januari'), [null, '2013-01-10', null])
  assert.deepEqual(when('styrelsen 17 februari'), [
    { kind: 'day', bodyId: 'styrelsen', day: '2012-02-17' },
    null,
    null,
  ])
  assert.deepEqual(when('styrelsemötet i februari'), [
    { kind: 'months', bodyId: 'styrelsen', months: ['2012-02'] },
    null,
    null,
  ])
  const either = { kind: 'months', bodyId: 'kd', months: ['2012-02', '2012-03'] }
  assert.deepEqual(when('KD-möte i februari eller mars'), [either, null, null])
  assert.deepEqual(when('February or March meeting'), [either, null, null])
  assert.deepEqual(when('seminariet 12–13 april, via KD-möte i februari eller mars'), [
    either,
    '2012-04-12',
    null,
  ])
  assert.deepEqual(when('marsmötet'), [{ kind: 'months', bodyId: 'kd', months: ['2012-03'] }, null, null])
  assert.deepEqual(when('ett kommande KD-möte'), [{ kind: 'coming', bodyId: 'kd' }, null, null])
  assert.deepEqual(when('efter 2'), [null, null, 2])
  assert.deepEqual(when('så snart det går'), [null, null, null])
  assert.deepEqual(when(''), [null, null, null])
})

test('a body is known by the short name that it gives itself, and by no other', () => {
  const bodyOf = (words: string, shortName: string | null): string | undefined => {
    const group = {
      id: 'ledning',
      name: 'Ledningsgruppen för vatten',
      kind: 'working_group' as const,
      shortName,
    }
    const { at } = readWhen(words, { ...setting, bodies: [...setting.bodies, group] }).when
    return at?.kind === 'next' ? at.bodyId : undefined
  }
  assert.equal(bodyOf('nästa LG-möte', 'LG'), 'ledning')
  assert.equal(bodyOf('nästa möte i LG', 'LG'), 'ledning')
  assert.equal(bodyOf('nästa LGT-möte', 'LG'), 'kd')
  assert.equal(bodyOf('nästa LG-möte', null), 'kd')
})
