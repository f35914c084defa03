import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atomText } from './atom.ts'

const place = {
  address: 'https://radslag.example/ksl.atom',
  page: 'https://radslag.example/ksl',
  root: 'https://radslag.example',
  author: 'Förbundet <KSL> & vänner',
  language: 'sv',
} as const

const entry = (id: string, published: string, updated = published) => ({
  id,
  title: `Nr ${id}`,
  published,
  updated,
  href: `/ksl/acts/${id}`,
  summary: 'En rad & en till',
})

test('a feed has an id, a title, an author and a link to itself, and is as new as its newest entry', () => {
  const entries = [
    entry('2', '2015-06-03T10:00:00.000Z'),
    entry('1', '2015-05-20T09:12:00.000Z', '2015-06-04T10:00:00.000Z'),
  ]
  const text = atomText({ title: 'Nytt', entries, begun: '2015-01-01T00:00:00.000Z' }, place)
  assert.match(
    text,
    /<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom" xml:lang="sv"><id>https:\/\/radslag\.example\/ksl\.atom<\/id>/,
  )
  assert.match(text, /<updated>2015-06-04T10:00:00\.000Z<\/updated><author>/)
  assert.match(text, /<author><name>Förbundet &lt;KSL&gt; &amp; vänner<\/name><\/author>/)
  assert.match(
    text,
    /<link rel="self" type="application\/atom\+xml" href="https:\/\/radslag\.example\/ksl\.atom"\/>/,
  )
  assert.match(text, /<entry><id>urn:uuid:2<\/id><title>Nr 2<\/title>/)
  assert.match(text, /href="https:\/\/radslag\.example\/ksl\/acts\/2"/)
})

test('a feed without entries says since when', () => {
  const text = atomText({ title: 'Nytt', entries: [], begun: '2015-01-01T00:00:00.000Z' }, place)
  assert.match(text, /<updated>2015-01-01T00:00:00\.000Z<\/updated>/)
  assert.doesNotMatch(text, /<entry>/)
})
