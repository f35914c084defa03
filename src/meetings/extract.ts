import { isSameName } from '../organisations/organisation.ts'
import type { MinutesItem } from './minutes.ts'

/**
 * Protokollsutdrag: one paragraph of adjusted minutes with their head, certified as agreeing with them, for those whom the
 * paragraph names ("protokollsutdrag skickas till").
 */
export interface ExtractRecipient<Letter extends SentLetter = SentLetter> {
  readonly name: string
  /** Empty where nothing is known of it. */
  readonly address: string
  /** The last letter to it that has not been undone; null where none has been written. */
  readonly letter: Letter | null
}

/** What is to be known of a letter that has been written. */
export interface SentLetter {
  /** `"Räddningstjänsten" <registrator@…>`, or the bare address. */
  readonly toAddress: string
  readonly state: string
}

/** An address by the name of whose it is. */
export interface KnownAddress {
  readonly name: string
  readonly address: string
}

/** `Räddningstjänsten <registrator@…>`, the name in quotation marks or not; else a bare address, or a name alone. */
function mailboxIn(line: string): { readonly name: string; readonly address: string | null } {
  const [, name = '', address] = /^\s*"?([^"<>]*?)"?\s*<([^<>\s]+)>\s*$/.exec(line) ?? []
  if (address) return { name: name || address, address }
  const bare = line.trim()
  return { name: bare, address: /^[^\s@]+@[^\s@]+$/.test(bare) ? bare : null }
}

/** What is printed of a line: the name, and the address only where that is all there is. */
export const recipientName = (line: string): string => mailboxIn(line).name

/**
 * Whom the extract goes to: the address stands on the line, or was used for the same name before, or is that of the organisation
 * with the name.
 * @param known the surest first
 * @param letters about this paragraph, the newest first
 */
export function recipientsOfItem<Letter extends SentLetter>(
  lines: readonly string[],
  known: readonly KnownAddress[],
  letters: readonly Letter[],
): ExtractRecipient<Letter>[] {
  return lines.map((line) => {
    const name = recipientName(line)
    const sent = letters.find(
      ({ toAddress, state }) => state !== 'cancelled' && recipientName(toAddress) === name,
    )
    const address = sent ? addressIn(sent.toAddress) : mailboxIn(line).address
    const usual = known.find((each) => isSameName(each.name, name))?.address
    return { name, address: address ?? usual ?? '', letter: sent ?? null }
  })
}

const addressIn = (toAddress: string): string => mailboxIn(toAddress).address ?? toAddress

/** Addresses that extracts have been sent to before, by name. */
export const usedAddresses = (letters: readonly SentLetter[]): KnownAddress[] =>
  letters.map(({ toAddress }) => ({ name: recipientName(toAddress), address: addressIn(toAddress) }))

/** "Kommundirektörsgruppen 1/2012, § 14". */
export const extractTitle = (minutes: string, { number }: Pick<MinutesItem, 'number'>): string =>
  `${minutes}, ${number.startsWith('§') ? number : `punkt ${number}`}`

/** The letter that the extract goes with. */
export function extractLetter(
  { title, item, association }: { title: string; item: MinutesItem; association: string },
  certifiedBy: string,
): { subject: string; text: string } {
  const lines = [
    `Härmed skickas protokollsutdrag ur ${title}: ${item.title}.`,
    '',
    ...(item.clauses.length > 0 ? [item.decides, ...item.clauses.map((clause) => `att ${clause}`), ''] : []),
    `Utdraget är bestyrkt av ${certifiedBy}. Dess kontrollsumma står i förbundets logg.`,
    '',
    association,
  ]
  return { subject: `Protokollsutdrag: ${title}`, text: lines.join('\n') }
}
