/** Kontakt: where post to an organisation or to one of its bodies goes. Staff only; a recommendation goes to the registrar, questions to somebody else. */
export const purposes = ['registrar', 'questions', 'secretary', 'duty'] as const
export type Purpose = (typeof purposes)[number]

export interface Contact {
  readonly id: string
  readonly organisationId: string
  readonly bodyId: string | null
  readonly purpose: Purpose
  /** A function rather than a person: "registrator", "kommundirektör". */
  readonly title: string
  readonly email: string
}

export type AddressProblem =
  | 'contact.address-missing'
  | 'contact.address-without-at'
  | 'contact.address-characters'
  | 'contact.address-domain'
  | 'contact.address-too-long'

/** As people paste it: `mailto:` and angle brackets off, the domain in lower case. What stands before the @ is left as it is. */
export function tidyAddress(text: string): string {
  const bare = text
    .normalize('NFC')
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^[^<>]*<([^<>]*)>$/, '$1')
    .trim()
  const at = bare.lastIndexOf('@')
  return at < 0 ? bare : bare.slice(0, at) + bare.slice(at).toLowerCase()
}

// Letters beyond ASCII need mail servers that few offices have (RFC 6531), so they are refused here and not by a bounce.
const localPart = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
const domainName = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])$/

/** True for what may stand after the @. */
export function isMailDomain(text: string): boolean {
  return domainName.test(text)
}

/** What is wrong with a tidied address, or null when a letter can be sent to it. Says nothing of whether anybody reads it. */
export function addressProblem(address: string): AddressProblem | null {
  if (address === '') return 'contact.address-missing'
  const parts = /^([^@]+)@([^@]+)$/.exec(address)
  if (!parts) return 'contact.address-without-at'
  const [, local = '', domain = ''] = parts
  if (!localPart.test(local)) return 'contact.address-characters'
  if (!isMailDomain(domain)) return 'contact.address-domain'
  // RFC 5321 4.5.3.1
  return local.length > 64 || address.length > 254 ? 'contact.address-too-long' : null
}

/** True when the address lies in the organisation's own mail domain or below it. Unknown domain: nothing to say against it. */
export function isAtHome(address: string, mailDomain: string | null): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  return mailDomain === null || domain === mailDomain || domain.endsWith(`.${mailDomain}`)
}
