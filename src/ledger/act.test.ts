import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAct } from '../../test/help/acts.ts'
import { instantOf } from '../kit/clock.ts'
import { type Act, arrivedOn } from './act.ts'

test('an answer came on the day it reached the office: not when it was written down, nor when it was in due form', () => {
  const came = (more: Partial<Act>) =>
    arrivedOn(
      anAct({ id: 'a', type: 'adopted', organisation: 'vallentuna', recorded: '2015-06-18T09:00', ...more }),
    )
  assert.equal(came({ received: instantOf('2015-06-15T23:59:59') }), '2015-06-15')
  assert.equal(came({ receivedOn: '2015-06-15', deposited: '2015-06-17' }), '2015-06-15')
  assert.equal(came({ receivedOn: '2015-06-15' }), '2015-06-15', 'a call has no hour and no due form')
  assert.equal(came({ deposited: '2015-06-17' }), '2015-06-17')
  assert.equal(came({}), '2015-06-18')
})
