import { randomBytes } from 'node:crypto'
import { sha256 } from './hash.ts'

/**
 * What a link carries that is itself the permission: 192 bits drawn by chance, 32 characters of an address. Only its
 * hash is kept, so that neither the database nor a copy of it opens anything.
 */
export const newToken = (): string => randomBytes(24).toString('base64url')

/** As it is kept. Any text may be asked about: what was never given out has a hash that nobody has. */
export const tokenHash = (token: string): Buffer => sha256(token)
