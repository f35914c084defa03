import type { Facts, Told } from '../log/reconciliation.ts'

/** Avstämning av skickade brev: which versions of a circulation there should be, and the hash of each one's text. */

/** A version as it stands in the tables: the hash beside it, and the one that its words give now. Both hexadecimal. */
export interface StandingVersion {
  readonly version: number
  readonly hash: string
  readonly counted: string
}

export function factsOfVersions(versions: readonly StandingVersion[]): Facts {
  return {
    versions: versions.map(({ version }) => version),
    ...Object.fromEntries(versions.map(({ version, counted }) => [`text ${version}`, counted])),
    ...Object.fromEntries(versions.map(({ version, hash }) => [`hash ${version}`, hash])),
  }
}

/** Null when the dispatch has been undone. */
export function expectedVersions(told: readonly Told[]): Facts | null {
  let sent: StandingVersion[] = []
  for (const { verb, payload } of told) {
    const { version, hash } = payload as { readonly version: number; readonly hash: string }
    sent = verb === 'circulation.undone' ? [] : [...sent, { version, hash, counted: hash }]
  }
  return sent.length > 0 ? factsOfVersions(sent) : null
}
