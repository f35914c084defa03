import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** OWASP's second argon2id profile: 19 MiB, two passes, one lane: about 30 ms here. */
const costs = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

/** Hashes a password with argon2id and a salt of its own. @returns `argon2id$memory$passes$lanes$salt$tag`, the last two base64 */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await tagOf(password, { ...costs, nonce })
  const { memory, passes, parallelism } = costs
  return ['argon2id', memory, passes, parallelism, nonce.toString('base64'), tag.toString('base64')].join('$')
}

/** True when the password is the one hashed. Takes as long for a wrong one. */
export async function passwordMatches(password: string, hashed: string): Promise<boolean> {
  const [kind, memory, passes, parallelism, nonce = '', tag = ''] = hashed.split('$')
  if (kind !== 'argon2id') return false
  const wanted = Buffer.from(tag, 'base64')
  const found = await tagOf(password, {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: wanted.length,
    nonce: Buffer.from(nonce, 'base64'),
  })
  return timingSafeEqual(found, wanted)
}

/** The same password typed on two keyboards can be two rows of code points: composed first (NFC). */
async function tagOf(password: string, parameters: Omit<Argon2Parameters, 'message'>): Promise<Buffer> {
  return await derive('argon2id', { ...parameters, message: Buffer.from(password.normalize('NFC')) })
}
