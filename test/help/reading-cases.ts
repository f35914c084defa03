import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDocument } from '../../src/reading/document.ts'
import { reportOf } from '../../src/reading/report.ts'
import type { Case, Label } from '../../src/reading/score.ts'

const root = join(import.meta.dirname, '../..')
/** Own invented documents, and the real ones beside the repository where they exist. */
export const ownFolder = join(root, 'test/fixtures/reading')
export const realFolder = join(root, '../shared/corpus')
export const sourceFolder = join(root, '../shared/sources')
export const isThere = (folder: string): boolean => existsSync(folder)

export function labelledCases(folder: string): Case[] {
  const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8')) as Label[]
  return labels.map((label) => {
    const source = readFileSync(join(folder, label.file), 'utf8')
    return { label, source, report: reportOf(readDocument(source)) }
  })
}
