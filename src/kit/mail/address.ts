import { domainToASCII } from 'node:url'
import addressparser from 'nodemailer/lib/addressparser'

/** E-postadress, with the name of whose it is: `"Förbundets kansli" <registrator@forbund.example>`, or the bare address. */
export interface Mailbox {
  readonly name: string
  readonly address: string
}

/**
 * Whether a letter can be sent to the address: one plain address (letters, digits and the usual signs before the @, a
 * domain with a dot, also one with å ä ö), nothing around it. Quoted and foreign local parts exist, but hardly a mail
 * server takes them; a line break or comma in an address is always a mistake or an attack.
 */
export function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@')
  const local = text.slice(0, at)
  const domain = domainToASCII(text.slice(at + 1))
  return (
    at > 0 &&
    local.length <= 64 &&
    text.length <= 254 &&
    /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(local) &&
    /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/.test(domain) &&
    !/[\s<>()[\]:;,"\\/]/.test(text.slice(at))
  )
}

/** Joins a name and an address so that any name is safe in a header. */
export function mailbox(name: string, address: string): string {
  const shown = name.replace(/[\p{Cc}"\\<>]+/gu, ' ').trim()
  return shown ? `"${shown}" <${address}>` : address
}

/** Reads what `mailbox` wrote, or a bare address; null when it holds anything but one usable address. */
export function readMailbox(text: string): Mailbox | null {
  if (/\p{Cc}/u.test(text)) return null
  const [first, ...rest] = addressparser(text, { flatten: true })
  if (!first || rest.length > 0 || !isAddress(first.address)) return null
  return { name: first.name, address: first.address }
}

/** The domain in the letters that mail programs exchange: `xn--…` for one with å ä ö. */
export function domainOf(address: string): string {
  return domainToASCII(address.slice(address.lastIndexOf('@') + 1))
}
