import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extract } from '../../test/help/reading-extract.ts'
import { readDecision } from './extract.ts'

/** Every way of heading, leading, listing and proposing below, each with each. */
function* proposals(): Generator<readonly [string, string]> {
  const bodies = [
    ['Kommunstyrelsen', 'kommunfullmäktige'],
    ['Kommunstyrelsens arbetsutskott', 'kommunstyrelsen'],
    ['Arbetsutskottet', 'kommunstyrelsen'],
    ['Socialnämnden', 'kommunfullmäktige'],
    ['Regionstyrelsen', 'regionfullmäktige'],
  ] as const
  const leads = [
    (own: string, to: string) => `${own} föreslår ${to} besluta`,
    (own: string, to: string) => `${own} föreslår ${to} att besluta`,
    (own: string, to: string) => `${own} föreslår att ${to} beslutar`,
    (own: string, to: string) => `${own} beslutar föreslå ${to} besluta`,
    (own: string, to: string) => `${own} hemställer att ${to} beslutar`,
    (own: string, to: string) => `${own} beslutar att hemställa hos ${to}`,
    (_: string, to: string) => `${to.charAt(0).toUpperCase()}${to.slice(1)} föreslås besluta`,
    (own: string, to: string) => `${own} tillstyrker förslaget och föreslår att ${to} beslutar`,
    (_: string, to: string) => `Förslag till ${to}`,
  ]
  const lists = [
    (lead: string) => `${lead}\natt anta avtalet.`,
    (lead: string) => `${lead}\n\natt anta avtalet, samt\n\natt godkänna reglementet.`,
    (lead: string) => `${lead}:\n1. Avtalet antas.\n2. Reglementet godkänns.`,
    (lead: string) => `${lead}: 1. att anta avtalet, 2. att godkänna reglementet.`,
    (lead: string) => `${lead}\n- att anta avtalet\n- att godkänna reglementet`,
  ]
  const heads = (own: string): string[] => [
    'Beslut',
    'BESLUT',
    'Beslut:',
    `${own.replace(/(en|et)$/, '$1s').replace(/utskott$/, 'utskotts')} beslut`,
  ]
  for (const [own, to] of bodies)
    for (const head of heads(own))
      for (const lead of leads) for (const list of lists) yield [own, `${head}\n${list(lead(own, to))}`]
}

test('none of nine hundred ways of proposing is read as an adoption', () => {
  const wrong = [...proposals()].filter(
    ([own, decision]) => readDecision(extract(own, decision)).act !== 'submitted',
  )
  assert.deepEqual(wrong, [])
})
