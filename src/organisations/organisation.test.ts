import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isAppealable, lawOf } from './body.ts'
import { addressProblem, isAtHome, tidyAddress } from './contact.ts'
import { holdsOn, lastDay, overlap } from './membership.ts'
import { compareSwedish, isSlug, nameOn, slugOf } from './organisation.ts'

test('an organisation is called by the name of the day', () => {
  const names = [
    { name: 'KSL', validFrom: null, validTo: '2018-01-01' },
    { name: 'Storsthlm', validFrom: '2018-01-01', validTo: null },
  ]
  assert.equal(nameOn(names, '2017-12-31'), 'KSL')
  assert.equal(nameOn(names, '2018-01-01'), 'Storsthlm')
  assert.equal(nameOn([names[1]!], '1999-01-01'), 'Storsthlm')
})

test('Swedish order puts å, ä and ö last', () => {
  const names = ['Örkelljunga', 'Ängelholm', 'Åstorp', 'Zinkgruvan', 'Bjuv', 'Svalöv']
  assert.deepEqual(names.sort(compareSwedish), [
    'Bjuv',
    'Svalöv',
    'Zinkgruvan',
    'Åstorp',
    'Ängelholm',
    'Örkelljunga',
  ])
})

test('a name becomes an address without Swedish letters', () => {
  assert.equal(slugOf('Skåne Nordväst'), 'skane-nordvast')
  assert.equal(
    slugOf('  Kommunförbundet: Västernorrland & Jämtland, i stort '),
    'kommunforbundet-vasternorrland-jamtland',
  )
  assert.ok(isSlug('ksl') && !isSlug('2ksl') && !isSlug('å'))
})

test('a membership holds from its first day and not on the day it ends', () => {
  const period = { validFrom: '2005-01-01', validTo: '2026-01-01' }
  assert.ok(!holdsOn(period, '2004-12-31') && holdsOn(period, '2005-01-01'))
  assert.ok(holdsOn(period, '2025-12-31') && !holdsOn(period, '2026-01-01'))
  assert.equal(lastDay(period), '2025-12-31')
  assert.ok(!overlap(period, { validFrom: '2026-01-01', validTo: null }))
  assert.ok(overlap(period, { validFrom: '2025-12-31', validTo: null }))
})

test('a kommunförbund follows its statutes, a municipality the Kommunallagen of the day', () => {
  assert.equal(lawOf('kommunforbund', '2015-03-19'), 'statutes')
  assert.equal(lawOf('avtalssamverkan', '2012-01-20'), 'practice')
  assert.equal(lawOf('municipality', '2017-12-31'), 'kl-1991')
  assert.equal(lawOf('kommunalforbund', '2018-01-01'), 'kl-2017')
  assert.ok(isAppealable('gemensam_namnd', '2020-01-01') && !isAppealable('kommunforbund', '2020-01-01'))
})

test('an address is tidied of what people paste with it', () => {
  assert.equal(tidyAddress('Registrator <Registrator@Bjuv.EXAMPLE> '), 'Registrator@bjuv.example')
  assert.equal(tidyAddress('mailto:kommun@astorp.example'), 'kommun@astorp.example')
})

test('an address that a letter cannot be sent to is refused with the reason', () => {
  const problems: Record<string, string | null> = {
    'kommun@bjuv.example': null,
    "o'hara+diarium@ks.bjuv.example": null,
    '': 'contact.address-missing',
    'bjuv.example': 'contact.address-without-at',
    'a@b@bjuv.example': 'contact.address-without-at',
    'å@bjuv.example': 'contact.address-characters',
    'kommun @bjuv.example': 'contact.address-characters',
    '.kommun@bjuv.example': 'contact.address-characters',
    'kommun@bjuv': 'contact.address-domain',
    'kommun@bjuv..example': 'contact.address-domain',
    'kommun@\u202Eelpmaxe': 'contact.address-domain',
    [`${'a'.repeat(65)}@bjuv.example`]: 'contact.address-too-long',
  }
  for (const [address, problem] of Object.entries(problems))
    assert.equal(addressProblem(address), problem, address)
})

test('an address is at home in the organisation’s domain and below it', () => {
  assert.ok(isAtHome('a@bjuv.example', 'bjuv.example') && isAtHome('a@ks.bjuv.example', 'bjuv.example'))
  assert.ok(!isAtHome('a@obbjuv.example', 'bjuv.example') && isAtHome('a@x.example', null))
})
