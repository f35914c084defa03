import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Attendee, checkAttendee, countPresence, isQuorate, presenceOf } from './attendance.ts'

const attendee = (organisationId: string | null, kind: Attendee['kind']): Attendee => ({
  id: `${organisationId}-${kind}`,
  organisationId,
  holder: 'kommundirektör',
  kind,
  role: null,
  isSubstitute: false,
  byDistance: false,
  cameAt: null,
  leftAt: null,
  recusedItems: [],
})
const eleven = '1214 1257 1260 1275 1276 1277 1278 1282 1283 1284 1292'.split(' ')
const nine = eleven.filter((code) => code !== '1277' && code !== '1275')

test('nine of eleven are there, one has sent an apology, and the eleventh is absent without anybody having written it', () => {
  const written = [
    ...nine.map((code) => attendee(code, 'present')),
    attendee('1277', 'apology'),
    attendee(null, 'guest'),
    attendee('skane-nordvast', 'officer'),
  ]
  const rows = presenceOf(eleven, written)
  assert.deepEqual(countPresence(rows), { members: 11, present: 9, apologies: 1, absent: 1 })
  assert.equal(rows.find((row) => row.organisationId === '1275')!.presence, 'absent')
  const joined = presenceOf([...eleven, '1290'], written)
  assert.deepEqual(countPresence(joined), { members: 12, present: 9, apologies: 1, absent: 2 })
})

test('every member is exactly one of present, excused or absent, whoever else came', () => {
  const some = fc.array(
    fc.record({
      code: fc.constantFrom(...eleven, '0180'),
      kind: fc.constantFrom<Attendee['kind']>('present', 'apology', 'guest'),
    }),
  )
  fc.assert(
    fc.property(some, (came) => {
      const count = countPresence(
        presenceOf(
          eleven,
          came.map(({ code, kind }) => attendee(code, kind)),
        ),
      )
      assert.equal(count.present + count.apologies + count.absent, 11)
      assert.equal(
        count.present,
        new Set(
          came.filter((each) => each.kind === 'present' && each.code !== '0180').map(({ code }) => code),
        ).size,
      )
    }),
  )
})

test('a body under Kommunallagen needs more than half, another what its own rules say', () => {
  const half = { members: 10, present: 5, apologies: 5, absent: 0 }
  assert.equal(isQuorate(half, 'none', 'kommunalforbund'), false)
  assert.equal(isQuorate({ ...half, present: 6 }, 'none', 'kommunalforbund'), true)
  assert.equal(isQuorate(half, 'none', 'avtalssamverkan'), true)
  assert.equal(isQuorate(half, 'majority', 'kommunforbund'), false)
})

test('nobody leaves before coming, and presence is for a member', () => {
  const times = { cameAt: '2012-01-26T13:00:00.000Z', leftAt: '2012-01-26T12:00:00.000Z' }
  assert.throws(() => checkAttendee({ ...attendee('1214', 'present'), ...times }), {
    code: 'attendance.left-first',
  })
  assert.throws(() => checkAttendee(attendee(null, 'present')), { code: 'attendance.member' })
  checkAttendee(attendee(null, 'guest'))
})
