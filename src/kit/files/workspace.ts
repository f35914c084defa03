import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, open, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Arbetsmapp: a folder of the program's own, in which a file that is too large to be held in memory is laid out for a child,
 * and the child lays out what it finds in it. It is taken away when the work is done.
 */
export interface Workspace extends AsyncDisposable {
  readonly path: string
}

/** A file in a workspace. */
export interface LaidFile {
  readonly path: string
  /** Bytes. */
  readonly size: number
}

const prefix = 'workspace-'
const place = (): string => (process.env['DATA_DIR'] ? join(process.env['DATA_DIR'], 'tmp') : tmpdir())

export async function openWorkspace(): Promise<Workspace> {
  await mkdir(place(), { recursive: true, mode: 0o700 })
  const path = await mkdtemp(join(place(), prefix))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/** Takes away what a program that was killed has left behind: nothing is worked on for a day. */
export async function clearWorkspaces(now: number): Promise<void> {
  const names = await readdir(place()).catch(() => [])
  for (const path of names.filter((name) => name.startsWith(prefix)).map((name) => join(place(), name))) {
    const found = await stat(path).catch(() => null)
    if (found && now - found.mtimeMs > 24 * 60 * 60_000) await rm(path, { recursive: true, force: true })
  }
}

/** Lays a file out piece by piece. */
export async function layOut(
  { path: folder }: Pick<Workspace, 'path'>,
  name: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<LaidFile> {
  const path = join(folder, name)
  await writeFile(path, content, { mode: 0o600, flag: 'wx' })
  return { path, size: (await stat(path)).size }
}

/** The file piece by piece. */
export const laidPieces = ({ path }: LaidFile): AsyncIterable<Buffer> => createReadStream(path)

/** The whole file: for a child. */
export const laidBytes = async ({ path }: Pick<LaidFile, 'path'>): Promise<Buffer> => await readFile(path)

/** The first bytes of it, `most` of them. */
export async function laidStart({ path }: LaidFile, most: number): Promise<Buffer> {
  await using file = await open(path)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0)
  return buffer.subarray(0, bytesRead)
}
