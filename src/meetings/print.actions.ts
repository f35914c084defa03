import { join } from 'node:path'
import type { Instant } from '../kit/clock.ts'
import { type Standard, templateText, typesetter } from '../kit/typst/typesetter.ts'
import { type MinutesPrint, manuscriptOf } from './manuscript.ts'
import { type Minutes, minutesHash } from './minutes.ts'

const template = join(import.meta.dirname, 'minutes.typ')

export interface PrintFacts extends Partial<Omit<MinutesPrint, 'textHash'>> {
  readonly at: Instant
  /** The whole sealed minutes, where an extract of them or what the public may read is printed. */
  readonly of?: Minutes
}

/** Prints minutes, or an extract of them, one PDF for each standard. The same minutes at the same time give the same bytes. */
export async function printMinutes(
  minutes: Minutes,
  { at, kind = 'Protokoll', correction = null, certified = null, of = minutes }: PrintFacts,
  standards: readonly Standard[] = ['a-2a', 'ua-1'],
): Promise<Buffer[]> {
  const source = await templateText(template)
  const data = manuscriptOf(minutes, { kind, textHash: minutesHash(of), correction, certified })
  return await typesetter.pdfs({ source, data, seconds: Math.floor(Date.parse(at) / 1000) }, standards)
}
