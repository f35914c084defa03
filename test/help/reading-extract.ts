import assert from 'node:assert/strict'
import { readDecision } from '../../src/reading/extract.ts'

/** An extract with a head in one office's manner and the decision as given. */
export const extract = (
  body: string,
  decision: string,
  title = 'Överenskommelse om gemensam beredskap',
): string =>
  `Exempelby kommun\n${body}\nSammanträdesprotokoll 2024-03-12\n\n§ 15   Dnr KS 2024/77\n${title}\n\n${decision}\n\nBeslutet skickas till\nFörbundet\n`

export type Row = readonly [body: string, decision: string, act: string | null, stage?: string]

/** Each row's decision is read as its act and, where given, its stage. */
export function holds(rows: readonly Row[], title?: string): void {
  const wrong = rows.flatMap(([body, decision, act, stage]) => {
    const read = readDecision(extract(body, decision, title))
    const isRight = read.act === act && (stage === undefined || read.stage === stage)
    return isRight ? [] : [{ body, decision, act: read.act, stage: read.stage }]
  })
  assert.deepEqual(wrong, [])
}

export const council = 'Kommunfullmäktige'
export const board = 'Kommunstyrelsen'
export const committee = 'Kommunstyrelsens arbetsutskott'
