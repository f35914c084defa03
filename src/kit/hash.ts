import { createHash } from 'node:crypto'

/** SHA-256 of the parts one after another; text counts as UTF-8. */
export function sha256(...parts: (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
