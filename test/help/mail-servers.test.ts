import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whyNoMailServers } from './mail-servers.ts'

const machine = { isRoot: true, isCi: true, has: () => true }

test('with CI=true the mail servers are there or the run is red; elsewhere their tests say why they are left out', () => {
  assert.equal(whyNoMailServers(machine), null)
  assert.throws(() => whyNoMailServers({ ...machine, isRoot: false }), /CI=true.*root only/)
  assert.throws(() => whyNoMailServers({ ...machine, has: () => false }), /CI=true.*apt-get install/)
  assert.match(whyNoMailServers({ isRoot: false, isCi: false, has: () => true }) ?? '', /root only/)
})
