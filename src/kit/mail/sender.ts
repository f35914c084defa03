import { mailbox } from './address.ts'

/** From whom an association's letters come. */
export interface Sender {
  readonly address: string
  /** The address with the association's name, as it stands in a letter's head. */
  readonly mailbox: string
}

interface Addressed {
  readonly mailFrom: string | null
}

/** The association's own address goes before the installation's. Null: there is neither, and nothing can be sent. */
export function senderOf(own: Addressed & { readonly name: string }, installation: Addressed): Sender | null {
  const address = own.mailFrom ?? installation.mailFrom
  return address === null ? null : { address, mailbox: mailbox(own.name, address) }
}
