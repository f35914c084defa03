import assert from 'node:assert/strict'
import { test } from 'node:test'
import { variations } from '../../test/help/paper-variations.ts'
import { isThere, labelledCases, ownFolder, realFolder } from '../../test/help/reading-cases.ts'
import { readDocument } from './document.ts'
import { reportOf } from './report.ts'
import { scoreOf } from './score.ts'
import type { Case } from './score.ts'

const kept = ['act', 'stage', 'date', 'number', 'body', 'diary_numbers']

/** Of a dozen papers one is more than a share of them. */
const fewest = 2

/** Every third of the own documents, another third for the next variation: all of them would take the time of all other tests. */
const thirdOf = (cases: readonly Case[], index: number): readonly Case[] =>
  cases.filter((_, each) => each % 3 === index % 3)

for (const [name, folder, some] of [
  ['own', ownFolder, thirdOf],
  ['real', realFolder, (cases: readonly Case[]) => cases],
] as const) {
  const cases = isThere(folder) ? labelledCases(folder) : []
  for (const [index, { name: manner, of, floor }] of variations.entries()) {
    test(
      `${manner}: the papers say what they said, and no proposal becomes an adoption (${name})`,
      { skip: cases.length === 0 },
      () => {
        const score = scoreOf(
          some(cases, index).map(({ label, source }) => {
            const text = of(source)
            return { label, source: text, report: reportOf(readDocument(text)) }
          }),
        )
        assert.deepEqual(score.proposalsAsAdoption, [])
        const misses = score.misses.filter(({ field }) => kept.includes(field))
        for (const { field, right, wrong, missed } of score.fields.filter((each) =>
          kept.includes(each.field),
        )) {
          const allowed = Math.max(fewest, (1 - floor) * (right + missed))
          assert.ok(wrong <= allowed && missed <= allowed, `${field}: ${JSON.stringify(misses)}`)
        }
      },
    )
  }
}
