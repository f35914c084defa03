import { bytesWithoutIdentityNumbers } from '../identity-number.ts'

/** Data of which all or a part has been written already. */
export class WrittenJson {
  readonly bytes: Buffer
  constructor(bytes: Buffer) {
    this.bytes = bytes
  }
}

const writtenData = new WeakMap<object, Buffer>()

/** Bytes of a part that is held; a larger one is seldom asked for twice. */
const largest = 500_000

/**
 * `head` with one key more, as JSON: as `shared` does for pages, what it holds is written once for all answers that show it.
 * @param of what the part is made of; it is not changed
 */
export function withShared(head: object, key: string, of: object, make: () => unknown): WrittenJson {
  const part = writtenData.get(of) ?? jsonBytes(make())
  if (part.length <= largest) writtenData.set(of, part)
  const begin = JSON.stringify({ ...head, [key]: null }).replace(/null\}$/, '')
  return new WrittenJson(
    Buffer.concat([bytesWithoutIdentityNumbers(Buffer.from(begin)), part, Buffer.from('}')]),
  )
}

/** Data as it is sent. */
export function jsonBytes(value: unknown): Buffer {
  if (value instanceof WrittenJson) return value.bytes
  return bytesWithoutIdentityNumbers(Buffer.from(JSON.stringify(value)))
}
