import { createHash, hash } from 'node:crypto'

/** SHA-256 of the parts one after another; text counts as UTF-8. */
export function sha256(...parts: (string | Uint8Array)[]): Buffer {
  if (parts.length === 1) return hash('sha256', parts[0]!, 'buffer')
  const all = createHash('sha256')
  for (const part of parts) all.update(part)
  return all.digest()
}
