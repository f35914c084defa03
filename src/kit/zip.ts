import { createHash } from 'node:crypto'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** One file of an archive; its bytes are asked for when their turn comes. */
export interface ZipEntry {
  /** With its folders, `/` between them. */
  readonly name: string
  readonly bytes: AsyncIterable<Uint8Array> | string
}

/** What is compressed already gains nothing by it. */
const packed = /\.(?:pdf|docx|xlsx|zip|png|jpe?g|msg)$/i

/** An archive's last file: the checksum of each of the others, as `sha256sum -c` reads them. */
export const sumsName = 'SHA256SUMS.txt'

/**
 * A ZIP (APPNOTE 6.3) as a stream, one piece in memory at a time whatever it holds; the checksums last. Names that come
 * twice are told apart. Below 4 GB: the format's later extension is not written.
 */
export async function* zipStream(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  const sums: string[] = []
  const taken = new Set<string>()
  for await (const entry of entries) {
    const name = freeName(entry.name, taken)
    const hash = createHash('sha256')
    const file = packed.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name)
    zip.add(file)
    for await (const piece of piecesOf(entry.bytes)) {
      hash.update(piece)
      file.push(piece)
      yield* ready.splice(0)
    }
    file.push(new Uint8Array(), true)
    sums.push(`${hash.digest('hex')}  ${name}\n`)
    yield* ready.splice(0)
  }
  const last = new ZipDeflate(sumsName)
  zip.add(last)
  last.push(Buffer.from(sums.join('')), true)
  zip.end()
  yield* ready.splice(0)
}

async function* piecesOf(bytes: ZipEntry['bytes']): AsyncGenerator<Uint8Array> {
  if (typeof bytes === 'string') yield Buffer.from(bytes)
  else yield* bytes
}

function freeName(name: string, taken: Set<string>): string {
  let free = name
  for (let copy = 2; taken.has(free.toLowerCase()); copy += 1)
    free = name.replace(/(\.[^./]*)?$/, ` (${copy})$1`)
  taken.add(free.toLowerCase())
  return free
}
