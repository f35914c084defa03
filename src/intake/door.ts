import type { Instant } from '../kit/clock.ts'

/** Dörr: a way that letters come in by: fetched from a mailbox, handed over by the mail server, laid in a folder, uploaded, or lodged by a link. */
export const doors = ['imap', 'lmtp', 'folder', 'upload', 'web'] as const
export type Door = (typeof doors)[number]

/** A letter as it stands at a door. */
export interface Arrival {
  readonly door: Door
  /** Whose mailbox it was sent to, as the mail server says; empty where there was none to say it. */
  readonly envelope: { readonly from: string | null; readonly to: readonly string[] }
  /** Of a letter that came as a file. */
  readonly filename: string | null
  /** When it reached the office. */
  readonly receivedAt: Instant
}

/** An association, by the addresses that are its own. */
export interface Addressed {
  readonly association: number
  readonly slug: string
  readonly mailFrom: string | null
}

/** `registrator+dnr@forbund.example` is `registrator@forbund.example`: what stands after the plus is the sender's note. */
const withoutNote = (address: string): string => address.toLowerCase().replace(/^([^@+]+)\+[^@]*@/, '$1@')

/**
 * Whose a letter is: of each association whose address it was sent to, or whose reply address (`byToken`); else the only
 * one there is, else the one that the installation names for the rest. Empty: nobody can say, and it must not be taken.
 */
export function associationsOf(
  recipients: readonly string[],
  all: readonly Addressed[],
  { byToken, rest }: { readonly byToken: readonly number[]; readonly rest: string | null },
): number[] {
  const plain = recipients.map(withoutNote)
  const named = all.filter(({ mailFrom }) => mailFrom !== null && plain.includes(bareAddress(mailFrom)))
  const found = [...new Set([...named.map(({ association }) => association), ...byToken])]
  if (found.length > 0) return found
  const only = all.length === 1 ? all[0] : all.find(({ slug }) => slug === rest)
  return only ? [only.association] : []
}

/** `"Kansliet" <registrator@forbund.example>` or the bare address. */
const bareAddress = (mailFrom: string): string =>
  (/<([^<>]+)>\s*$/.exec(mailFrom)?.[1] ?? mailFrom).trim().toLowerCase()

/** A letter cannot have reached the office after it was taken in, whatever another machine's clock says. */
export const notAfter = (moment: Instant | null, now: Instant): Instant =>
  moment !== null && moment < now ? moment : now
