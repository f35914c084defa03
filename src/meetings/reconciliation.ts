import type { Facts, Told } from '../log/reconciliation.ts'

/** Avstämning av protokoll: which versions of a meeting's minutes there should be, the hash of each text, and its printed files. */

/** A version as it stands in the tables. Hashes are hexadecimal. */
export interface StandingMinutes {
  /** Beside the text, and the one that the text gives now. */
  readonly hash: string
  readonly counted: string
  readonly archive: string | null
  readonly accessible: string | null
}

export function factsOfMinutes(versions: readonly StandingMinutes[]): Facts {
  const fields = versions.flatMap(({ hash, counted, archive, accessible }, index) => [
    [`text ${index + 1}`, counted],
    [`hash ${index + 1}`, hash],
    [`files ${index + 1}`, [archive, accessible]],
  ])
  return { versions: versions.map((_, index) => index + 1), ...Object.fromEntries(fields) }
}

interface Payload {
  readonly textHash: string
  readonly archive?: { readonly sha256: string }
  readonly accessible?: { readonly sha256: string }
}

/** Each entry made one version, in the same order. */
export const expectedMinutes = (told: readonly Told[]): Facts =>
  factsOfMinutes(
    told.map(({ payload }) => {
      const { textHash, archive, accessible } = payload as unknown as Payload
      return {
        hash: textHash,
        counted: textHash,
        archive: archive?.sha256 ?? null,
        accessible: accessible?.sha256 ?? null,
      }
    }),
  )
