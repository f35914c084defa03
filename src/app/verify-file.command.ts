import { readFile } from 'node:fs/promises'
import { systemClock } from '../kit/clock.ts'
import type { Database } from '../kit/db/db.ts'
import { fileBytes } from '../kit/files/store.ts'
import { Refusal } from '../kit/refusal.ts'
import { type Verdict, verifyChain } from '../log/actions.ts'
import { entriesSaying } from '../log/store.ts'
import { texts } from '../log/texts.ts'
import { readTranscript, walkTranscript } from '../log/transcript.ts'
import { type FileVerdict, holdAgainst, sealedFiles, sealing } from '../meetings/seal.ts'
import { sealTexts } from '../meetings/seal.texts.ts'
import { enterAll } from './entrance.ts'

/** Holds a file against the chain, and says whether it is the one that was sealed. */

interface Held {
  readonly slug: string
  readonly chain: Verdict
  readonly file: FileVerdict
}

/** @throws Refusal `verify.no-file` {file} */
async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch {
    throw new Refusal('verify.no-file', { file })
  }
}

/** By a transcript of the log alone: no database is asked. @throws Refusal `verify.no-file`, `log.not-a-transcript` */
export async function holdAgainstTranscript(file: string, transcriptFile: string): Promise<Told> {
  const transcript = readTranscript((await bytesOf(transcriptFile)).toString('utf8'))
  const sealed = transcript.entries.flatMap(sealedFiles)
  return tell(file, [
    {
      slug: transcript.association,
      chain: walkTranscript(transcript),
      file: holdAgainst(await bytesOf(file), sealed),
    },
  ])
}

/** By every association's log; where the file has been changed, the very byte is named. @throws Refusal `verify.no-file` */
export async function holdAgainstDatabase(database: Database, file: string): Promise<Told> {
  const bytes = await bytesOf(file)
  const found: Held[] = []
  for (const { id, slug } of await enterAll(database, systemClock.now()))
    found.push(
      await database.transaction(id, async (db) => {
        const entries = await entriesSaying(db, id, sealing)
        const verdict = holdAgainst(bytes, entries.flatMap(sealedFiles))
        const original = verdict.is === 'changed' ? await fileBytes(db, id, verdict.from.sha256) : null
        return {
          slug,
          chain: await verifyChain({ db, association: id }),
          file: original ? exactly(verdict, bytes, original) : verdict,
        }
      }),
    )
  return tell(file, found)
}

function exactly(verdict: FileVerdict, bytes: Buffer, original: Buffer): FileVerdict {
  const length = Math.max(bytes.length, original.length)
  for (let at = 0; at < length; at += 1)
    if (bytes[at] !== original[at]) return { ...verdict, first: at, last: at } as FileVerdict
  return verdict
}

/** What is to be said of a file, and whether it is as it was sealed and the log holds. */
export interface Told {
  readonly lines: readonly string[]
  readonly holds: boolean
}

/** The association whose file it is speaks; where it is nobody's, each says so. */
function tell(file: string, found: readonly Held[]): Told {
  const known =
    found.find((each) => each.file.is === 'sealed') ?? found.find((each) => each.file.is === 'changed')
  const chains = (known ? [known] : found).map(({ slug, chain }) => texts.sv.verdict(slug, chain))
  return {
    lines: [...chains, sealTexts.sv.fileVerdict(file, known?.file ?? { is: 'unknown' })],
    holds: known?.file.is === 'sealed' && known.chain.broken === null,
  }
}
