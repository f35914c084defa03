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
 * Whose a letter is: of each association whose address it was sent to, or whose reply address (`byToken`); else the one
 * that the installation names for the rest (`rest`, a slug), else the first founded: a letter by BCC or to an alias waits
 * in somebody's inbox and not in a queue that nobody looks at. Empty: there is no association.
 */
export function associationsOf(
  recipients: readonly string[],
  all: readonly Addressed[],
  { byToken, rest }: { readonly byToken: readonly number[]; readonly rest: string | null },
): number[] {
  const plain = recipients.map(withoutNote)
  const addressed = all.filter(({ mailFrom }) => mailFrom !== null && plain.includes(bareAddress(mailFrom)))
  const found = [...new Set([...addressed.map(({ association }) => association), ...byToken])]
  if (found.length > 0) return found
  const named = all.find(({ slug }) => slug === rest)
  const first = all.toSorted((a, b) => a.association - b.association)[0]
  const home = named ?? first
  return home ? [home.association] : []
}

/** `"Kansliet" <registrator@forbund.example>` or the bare address. */
const bareAddress = (mailFrom: string): string =>
  (/<([^<>]+)>\s*$/.exec(mailFrom)?.[1] ?? mailFrom).trim().toLowerCase()

/** A letter cannot have reached the office after it was taken in, whatever another machine's clock says. */
export const notAfter = (moment: Instant | null, now: Instant): Instant =>
  moment !== null && moment < now ? moment : now
