/** Kommunens namn: "Österåkers kommun", "ÖSTERÅKER" and "Kommunstyrelsen i Österåker" are all Österåker. */
export interface KnownOrganisation {
  readonly id: string
  /** As it is called, and as it has been. */
  readonly names: readonly string[]
  /** Where its letters come from: `osteraker.example`. */
  readonly domains: readonly string[]
  /** Addresses of its own contacts, lower case. */
  readonly addresses: readonly string[]
}

const generic = /\b(?:kommun|kommuns|stad|stads|region|landsting|kommunstyrelsen?|kommunfullmäktige)\b/gu

const bare = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .replace(generic, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** The organisation that a text calls its own; null for one that we do not know. */
export function organisationNamed(
  name: string,
  organisations: readonly KnownOrganisation[],
): KnownOrganisation | null {
  const key = bare(name)
  if (key === '') return null
  const same = (known: string): boolean => {
    const other = bare(known)
    return other !== '' && (key === other || key === `${other}s` || `${key}s` === other)
  }
  return organisations.find(({ names }) => names.some(same)) ?? null
}

/** Mailboxes that anybody can have, and so nobody's sign. */
const everybodys = [
  'gmail.com',
  'hotmail.com',
  'outlook.com',
  'live.se',
  'icloud.com',
  'yahoo.se',
  'telia.com',
]

/** Whose address it is: one of its contacts', or of its domain (and those under it). */
export function organisationAt(
  address: string,
  organisations: readonly KnownOrganisation[],
): { readonly organisation: KnownOrganisation; readonly exact: boolean } | null {
  const exact = organisations.find(({ addresses }) => addresses.includes(address))
  if (exact) return { organisation: exact, exact: true }
  const domain = address.slice(address.lastIndexOf('@') + 1)
  if (!address.includes('@') || everybodys.includes(domain)) return null
  const home = organisations.find(({ domains }) =>
    domains.some((own) => domain === own || domain.endsWith(`.${own}`)),
  )
  return home ? { organisation: home, exact: false } : null
}
