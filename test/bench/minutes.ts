import { printMinutes } from '../../src/meetings/print.actions.ts'
import { typesetter } from '../../src/kit/typst/typesetter.ts'
import { longMinutes } from '../help/minutes.ts'

/** Milliseconds for each of so many different minutes of six pages as PDF/A-2a, after ten to warm up. */
export async function measureMinutes(count = 40): Promise<number[]> {
  const at = '2012-02-01T10:00:00.000Z'
  const times: number[] = []
  for (let seed = 1; seed <= count + 10; seed += 1) {
    const minutes = longMinutes(seed)
    const began = performance.now()
    await printMinutes(minutes, { at }, ['a-2a'])
    if (seed > 10) times.push(performance.now() - began)
  }
  typesetter.stop()
  return times.toSorted((one, other) => one - other)
}
