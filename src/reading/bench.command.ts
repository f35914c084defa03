import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { print } from '../kit/command.ts'
import { readDocument } from './document.ts'
import { reportOf } from './report.ts'
import { type Case, type FieldScore, type Label, type Score, precision, recall, scoreOf } from './score.ts'

const root = join(import.meta.dirname, '../..')
const collections = ['test/fixtures/reading', '../shared/corpus']

async function casesIn(folder: string): Promise<Case[]> {
  const labels = JSON.parse(await readFile(join(folder, 'labels.json'), 'utf8')) as Label[]
  return await Promise.all(
    labels.map(async (label) => {
      const source = await readFile(join(folder, label.file), 'utf8')
      return { label, source, report: reportOf(readDocument(source)) }
    }),
  )
}

const share = (part: number): string => part.toFixed(3).padStart(7)
const row = (score: FieldScore): string =>
  [
    score.field.padEnd(22),
    String(score.right).padStart(6),
    String(score.wrong).padStart(6),
    String(score.missed).padStart(7),
    share(precision(score)),
    share(recall(score)),
  ].join(' ')

function table({ fields, misses, proposalsAsAdoption }: Score): string {
  const missed = misses.map(
    ({ file, field, expected, read }) =>
      `  ${file}  ${field}: expected ${JSON.stringify(expected)}, read ${JSON.stringify(read)}`,
  )
  return [
    `${'field'.padEnd(22)}  right  wrong  missed  precision recall`,
    ...fields.map(row),
    `proposals read as adoption: ${proposalsAsAdoption.length} ${proposalsAsAdoption.join(' ')}`,
    'misses:',
    ...missed,
  ].join('\n')
}

/** Milliseconds of processor time per 1,000 characters, after the rules have been compiled by a first reading. */
function speedOf(cases: readonly Case[]): number {
  const rounds = 20
  const start = process.cpuUsage()
  for (let round = 0; round < rounds; round += 1) for (const { source } of cases) readDocument(source)
  const characters = cases.reduce((sum, { source }) => sum + source.length, 0)
  return process.cpuUsage(start).user / 1000 / rounds / (characters / 1000)
}

/** Precision and recall per field over each labelled collection that is there, a table of misses, and the speed. */
export async function benchReading(): Promise<number> {
  for (const collection of collections) {
    const folder = join(root, collection)
    if (!existsSync(join(folder, 'labels.json'))) continue
    const cases = await casesIn(folder)
    print(`\n${collection}: ${cases.length} documents, ${speedOf(cases).toFixed(3)} ms per kB`)
    print(table(scoreOf(cases)))
  }
  return 0
}
