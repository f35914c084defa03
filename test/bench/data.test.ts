import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshDatabase } from '../help/database.ts'
import { visiting } from '../help/visiting.ts'
import { HandClock } from '../../src/kit/clock.ts'
import { bench, layData, sizes } from './data.ts'

test('the data of the bench is what the pages that are measured show', async () => {
  const { connection, database } = await freshDatabase()
  await layData(connection.connectionString!, sizes.tiny)
  const { stranger } = await visiting(database, new HandClock('2015-07-01T12:00'))
  for (const circulation of [bench.circulation, bench.manyActs]) {
    const address = `/api/v1/associations/${bench.slug}/circulations/${circulation}/standing`
    const { status, text } = await stranger.get(address)
    assert.equal(status, 200, text)
    const { addressees } = JSON.parse(text) as { addressees: { acts: unknown[] }[] }
    assert.equal(addressees.length, sizes.tiny.addressees)
    assert.ok(addressees.some(({ acts }) => acts.length > 0))
    assert.equal((await stranger.get(`/${bench.slug}/circulations/${circulation}`)).status, 200)
  }
  assert.match((await stranger.get(`/${bench.slug}/search?q=avfallsplan`)).text, /<mark>/)
  const acts = await stranger.get(`/${bench.slug}/search.json?q=anta+kommunstyrelsen`)
  assert.match(acts.text, /"[A-ZÅÄÖ][a-zåäö]+: Rekommendation 1 om samverkan"/)
})
