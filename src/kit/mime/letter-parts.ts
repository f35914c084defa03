import { ChildLost, ChildReader } from '../child/child-reader.ts'
import type { UnpackedLetter, UnreadReason } from './unpacked.ts'

const reader = new ChildReader<Uint8Array, UnpackedLetter>(new URL('./unpack.worker.ts', import.meta.url), {
  patience: 60_000,
  megabytes: 768,
  idle: 30_000,
})

/**
 * The letter taken apart, in a child with limits; or why it could not be. Never throws for what is in the letter.
 * @param bytes of a letter as sent, one saved from Outlook, or a ZIP of them
 */
export async function letterParts(bytes: Uint8Array): Promise<UnpackedLetter | UnreadReason> {
  try {
    return await reader.read(bytes)
  } catch (error) {
    if (!(error instanceof ChildLost)) return 'broken'
    return error.why === 'too-slow' ? 'too-slow' : 'too-large'
  }
}
