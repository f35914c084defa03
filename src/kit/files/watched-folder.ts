import { constants } from 'node:fs'
import { lstat, mkdir, open, readdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Instant } from '../clock.ts'
import { newId } from '../id.ts'
import { logger } from '../logger.ts'
import { Refusal } from '../refusal.ts'
import { endingOf } from './kind.ts'

export interface FoundFile {
  readonly filename: string
  readonly content: AsyncIterable<Uint8Array>
  /** When the file was last written. */
  readonly writtenAt: Instant
}

export interface FolderOptions {
  readonly folder: string
  /** Lower case, without the dot; other files are left alone. */
  readonly endings: readonly string[]
  /** Resolves when the file is safe. */
  readonly take: (file: FoundFile) => Promise<void>
  /** How often the folder is looked at, in milliseconds. */
  readonly every?: number
}

/** Where files go when they have been taken, and where those that never can be. */
const places = { taken: 'taken', refused: 'refused' } as const

/** A file written less than so long ago may still be on its way in, in milliseconds. */
const settled = 1500

/** Takes the files that are laid in a folder, until stopped. Nothing is deleted: they are moved into folders within it. */
export function watchFolder(options: FolderOptions): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const watching = keepLooking(options, stopping.signal)
  return {
    async stop() {
      stopping.abort()
      await watching
    },
  }
}

async function keepLooking(options: FolderOptions, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    await lookOnce(options).catch((error: unknown) => logger.error('folder.unreadable', error))
    await sleep(options.every ?? 3000, null, { signal: stopping }).catch(() => null)
  }
}

/** Takes what lies there now and is wholly written. */
export async function lookOnce(options: FolderOptions): Promise<void> {
  const { folder, endings } = options
  for (const name of (await readdir(folder).catch(noFolder)).toSorted()) {
    if (endings.includes(endingOf(name))) await lookAt(options, name).catch(noFile)
  }
}

async function lookAt(options: FolderOptions, name: string): Promise<void> {
  const { mtimeMs, isLink, isPlain } = await looked(join(options.folder, name))
  if (isLink) return await moveTo(options.folder, name, 'refused')
  if (!isPlain || Date.now() - mtimeMs < settled) return
  const place = await takeFile(options, name, new Date(mtimeMs).toISOString())
  if (place) await moveTo(options.folder, name, place)
}

/** A link would have whoever may write here read any file that the program may: only what lies here itself is taken. */
async function looked(path: string) {
  const found = await lstat(path)
  return { mtimeMs: found.mtimeMs, isLink: found.isSymbolicLink(), isPlain: found.isFile() }
}

/** Nor is a link followed that has been put in the file's place since. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  await using file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  yield* file.createReadStream({ autoClose: false }) as AsyncIterable<Uint8Array>
}

/** Another process that looks into the same folder has moved it. */
function noFile(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}

function noFolder(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}

/** Where the file goes now; null when it stays, to be tried again. */
async function takeFile(
  { folder, take }: FolderOptions,
  filename: string,
  writtenAt: Instant,
): Promise<keyof typeof places | null> {
  try {
    await take({ filename, writtenAt, content: piecesOf(join(folder, filename)) })
    return 'taken'
  } catch (error) {
    // Empty or too large, now and tomorrow.
    if (error instanceof Refusal && error.code.startsWith('file.')) return 'refused'
    logger.error('folder.stayed', error)
    return null
  }
}

async function moveTo(folder: string, name: string, place: keyof typeof places): Promise<void> {
  const target = join(folder, places[place])
  await mkdir(target, { recursive: true })
  const there = await stat(join(target, name)).catch(() => null)
  await rename(join(folder, name), join(target, there ? `${newId()} ${name}` : name))
}
