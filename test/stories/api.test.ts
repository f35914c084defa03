import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layDemo } from '../../db/demo.ts'
import { routes } from '../../src/app/site.ts'
import { openOffice } from '../help/office.ts'

const office = await openOffice({ now: '2015-06-04T08:00' })
await layDemo(office.database, 'http://radslag.example')
const visitor = office.visitor()

const root = '/api/v1/associations/:association'
const described = routes.filter((route) => route.api && route.data)

const json = async (path: string): Promise<unknown> => (await visitor.get(path)).assertStatus(200).json

/** What stands in the places of each address, taken from what the API itself tells. */
async function places(): Promise<Record<string, string>> {
  const { meetings } = (await json('/api/v1/associations/skane-nordvast/meetings')) as {
    meetings: { href: string; state: string }[]
  }
  const sealed = meetings.find(({ state }) => state === 'sealed')!.href.split('/')
  const { decisions } = (await json('/api/v1/associations/skane-nordvast/decisions')) as {
    decisions: { id: string }[]
  }
  const { agreements } = (await json('/api/v1/associations/ksl/agreements')) as {
    agreements: { slug: string }[]
  }
  const standing = (await json('/api/v1/associations/ksl/circulations/KSL-15-0016-5/standing')) as {
    addressees: { acts: { id: string }[] }[]
  }
  return {
    circulation: 'KSL-15-0016-5',
    agreement: agreements[0]!.slug,
    act: standing.addressees.flatMap(({ acts }) => acts)[0]!.id,
    decision: decisions[0]!.id,
    body: sealed[3]!,
    year: sealed[4]!,
    number: sealed[5]!,
  }
}

test('every address of the API answers in the shape that it is described with', async () => {
  const found = await places()
  assert.ok(described.length >= 11)
  for (const { api, path } of described) {
    // Opinions are given on a consultation, and on nothing else.
    const names = path.endsWith('/opinions') ? { ...found, circulation: 'KSL-14-0107-1' } : found
    const inner = (api!.path ?? path.replace('/:association', '')).replace(
      /:(\w+)/g,
      (_, name: string) => names[name]!,
    )
    const slug = /meeting|decision|followup/.test(path) ? 'skane-nordvast' : 'ksl'
    const address = root.replace(':association', slug) + inner
    const answered = await json(`${address}?q=samverkan`)
    const result = api!.schema.safeParse(answered)
    assert.deepEqual(result.error?.issues ?? [], [], address)
    // Nothing is told that is not described.
    assert.deepEqual(result.data, answered, address)
  }
})

test('meetings, decisions and follow-ups are told, the public ones, and described', async () => {
  const base = '/api/v1/associations/skane-nordvast'
  const { followups } = (await json(`${base}/followups`)) as { followups: unknown[] }
  assert.ok(followups.length > 5)
  const { paths } = (await json('/api/v1/openapi.json')) as { paths: Record<string, unknown> }
  for (const path of [
    'meetings',
    'meetings/{body}/{year}/{number}',
    'decisions',
    'decisions/{decision}',
    'followups',
    'organisations',
    'circulations',
    'acts/{act}',
  ])
    assert.ok(`/api/v1/associations/{association}/${path}` in paths, path)
})

test('a day that is none is told so at every address, and days are described where they matter', async () => {
  const { paths } = (await json('/api/v1/openapi.json')) as {
    paths: Record<string, { get: { parameters: { name: string }[] } }>
  }
  for (const path of ['followups', 'decisions', 'meetings', 'circulations', 'agreements', 'search'])
    for (const wrong of ['on=nonsens', 'known=nonsens', 'on=2015-02-30'])
      assert.equal((await visitor.get(`/api/v1/associations/ksl/${path}?${wrong}`)).status, 422, path)
  const parametersOf = (path: string): string[] =>
    paths[`/api/v1/associations/{association}/${path}`]!.get.parameters.map(({ name }) => name)
  const takesDays = (path: string): boolean =>
    ['on', 'known'].every((name) => parametersOf(path).includes(name))
  const dated = ['circulations', 'agreements', 'acts/{act}', 'decisions', 'decisions/{decision}', 'followups']
  assert.deepEqual(dated.filter(takesDays), dated)
  assert.ok(!takesDays('search'))
  assert.deepEqual(parametersOf('meetings'), ['association', 'known'])
  assert.deepEqual(parametersOf('meetings/events'), ['association', 'known'])
})

test('another method than there is, is told which there are', async () => {
  const ask = (path: string, method: string) => fetch(`${office.url}${path}`, { method })
  const board = await ask('/ksl/circulations/KSL-15-0016-5', 'DELETE')
  assert.deepEqual([board.status, board.headers.get('allow')], [405, 'GET, HEAD'])
  const form = await ask('/sign-in', 'PUT')
  assert.deepEqual([form.status, form.headers.get('allow')], [405, 'GET, HEAD, POST'])
  assert.equal((await ask('/ksl/nowhere/at/all', 'DELETE')).status, 404)
})

test('an address with a stroke at its end leads to the one without it, and to no other machine', async () => {
  const ask = (path: string, method = 'GET') => fetch(`${office.url}${path}`, { method, redirect: 'manual' })
  for (const [path, method] of [
    ['/ksl/', 'GET'],
    ['/ksl/', 'HEAD'],
  ] as const) {
    const led = await ask(`${path}?on=2015-06-01&lang=en`, method)
    assert.deepEqual([led.status, led.headers.get('location')], [308, '/ksl?on=2015-06-01&lang=en'])
  }
  assert.equal(
    (await ask('/ksl/circulations/KSL-15-0016-5/')).headers.get('location'),
    '/ksl/circulations/KSL-15-0016-5',
  )
  assert.equal((await ask('/ksl/', 'DELETE')).status, 404)
  for (const elsewhere of ['//elsewhere.example/', '/\\elsewhere.example/', '///'])
    assert.equal((await ask(elsewhere)).status, 404, elsewhere)
})

/** Addresses with no data of their own: a file, a sheet of paper, a way in. */
const withoutTwin = /documents|papers|\.pdf|\.ics|extracts|\/word|:token|sign-in|watch|^\/$/

test('every public page has its data as JSON', () => {
  const pages = routes.filter(
    ({ method, path, may }) =>
      method === 'GET' &&
      !path.startsWith('/api') &&
      may({ kind: 'visitor', id: '', name: '', administrator: false }),
  )
  const lacking = pages
    .filter((route) => !route.data && !withoutTwin.test(route.path))
    .map(({ path }) => path)
  assert.deepEqual(lacking, [])
})
