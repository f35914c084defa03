import { ChildLost, ChildReader } from '../child/child-reader.ts'

/** A file that somebody wants to stand in a document of ours. */
export interface ToPlace {
  readonly bytes: Uint8Array
  readonly kind: 'pdf' | 'picture'
}

/** What each page says (nothing for a picture or a scanned page); null where the file cannot be placed: locked, broken, unknown. */
export type Placed = readonly string[] | null

const reader = new ChildReader<ToPlace, Placed>(new URL('./placing.worker.ts', import.meta.url), {
  patience: 60_000,
  megabytes: 512,
  idle: 15_000,
})

/** Tries a file before it is set in a document, in a child of its own: one that breaks must not take the document with it. */
export async function tryPlacing(file: ToPlace): Promise<Placed> {
  try {
    return await reader.read(file)
  } catch (error) {
    if (error instanceof ChildLost) return null
    throw error
  }
}
