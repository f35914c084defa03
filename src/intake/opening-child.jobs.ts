import { ChildLost, ChildReader } from '../kit/child/child-reader.ts'
import { Extractor } from '../kit/extract/extract.ts'
import type { UnpackedLetter } from '../kit/mime/unpacked.ts'
import { type Around, type OpenedLetter, type Steps, type WorkerReading, openRaw } from './opening.jobs.ts'
import type { OpeningRequest } from './opening.worker.ts'

/** Milliseconds. A lot takes a twentieth of its second; one that does not is opened letter by letter, in steps. */
const patience = { lot: 20_000, unpack: 60_000, read: 30_000 }

/** Warm while letters come. What foreign parsers leave behind in its memory goes with it. */
const child = new ChildReader<OpeningRequest, unknown>(new URL('./opening.worker.ts', import.meta.url), {
  patience: patience.lot,
  megabytes: 768,
  idle: 30_000,
  life: 500,
})
const extractor = new Extractor()

/** One step at a time, so that a file that takes the child down takes only its own text with it. */
export const steps: Steps = {
  unpack: async (raw) => {
    try {
      return (await child.read({ unpack: raw }, patience.unpack)) as UnpackedLetter
    } catch (error) {
      if (!(error instanceof ChildLost)) return 'broken'
      return error.why === 'too-slow' ? 'too-slow' : 'too-large'
    }
  },
  extract: (bytes) => extractor.text(bytes),
  read: (text, organisations) =>
    child.read({ read: text, organisations }, patience.read).then(
      (reading) => reading as WorkerReading,
      () => null,
    ),
}

/** Opens letters in one call of the child. A lot that is lost, by one that takes too much, is opened with more care. */
export async function openRaws(raws: readonly Uint8Array[], around: Around): Promise<OpenedLetter[]> {
  try {
    return (await child.read({ open: raws, around })) as OpenedLetter[]
  } catch {
    const opened: OpenedLetter[] = []
    for (const raw of raws) opened.push(await openRaw(raw, around, steps))
    return opened
  }
}
