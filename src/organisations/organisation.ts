import { type Period, holdsOn } from './membership.ts'

/** Organisation: kommun, region, myndighet, bolag or another association. It has one name on any day, and names change (KSL became Storsthlm). */
export const organisationKinds = [
  'municipality',
  'region',
  'association',
  'authority',
  'company',
  'other',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** Its square on the association's tile map. `label` is the short form that fits in the square, where it needs one. */
export interface Tile {
  readonly column: number
  readonly row: number
  readonly label: string | null
}

/** An organisation as it is called on one day. */
export interface Organisation {
  readonly id: string
  readonly kind: OrganisationKind
  /** The national register's: four digits for a municipality, two for a region, text with leading zeros; null for others. */
  readonly code: string | null
  readonly name: string
  readonly inhabitants: number | null
  /** Where its post comes from, e.g. `bjuv.example`; lower case. */
  readonly mailDomain: string | null
  readonly tile: Tile | null
}

/** A name, and when it was the name. */
export interface Name extends Period {
  readonly name: string
}

/** The name on that day; before its first known name an organisation is called by it. */
export function nameOn(names: readonly Name[], day: string): string | null {
  const found = names.find((name) => holdsOn(name, day)) ?? names[0]
  return found?.name ?? null
}

const swedish = new Intl.Collator('sv-SE', { numeric: true })

/** Swedish order: å, ä and ö last. As the database's `sv-x-icu`. */
export function compareSwedish(one: string, other: string): number {
  return swedish.compare(one, other)
}

/** "Vallentuna kommun" is Vallentuna, "Upplands-Bro" is Upplands Bro; letter case does not matter. */
export function isSameName(one: string, other: string): boolean {
  return foldName(one) === foldName(other)
}

function foldName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\u2010-\u2015-]+/g, ' ')
    .replace(/ (kommun|stad)$/, '')
    .trim()
}

/** A name as part of an address: `Skåne Nordväst` becomes `skane-nordvast`. Empty when nothing of it can be written so. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-$/, '')
}

/** An association's part of the address: begins with a letter, so that it cannot be taken for a number or a file. */
export function isSlug(text: string): boolean {
  return /^[a-z][a-z0-9-]{1,40}$/.test(text)
}

/** How the organisation is named in an address: by its code where it has one. */
export function addressPart(organisation: Pick<Organisation, 'id' | 'code'>): string {
  return organisation.code ?? organisation.id
}
