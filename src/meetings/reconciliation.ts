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

/** A masked edition: the hash of the words that are masked in it (undefined: not told), and its files, hexadecimal. */
export interface StandingEdition {
  readonly words: string | undefined
  readonly archive: string
  readonly accessible: string
  readonly extracts: readonly string[]
}

export function factsOfEditions(editions: readonly StandingEdition[]): Facts {
  const fields = editions
    .toSorted((one, other) => (one.archive < other.archive ? -1 : 1))
    .flatMap(({ words, archive, accessible, extracts }, index) => [
      [`masked ${index + 1}`, [archive, accessible, ...extracts.toSorted()]],
      [`words ${index + 1}`, words],
    ])
  return { editions: editions.length, ...Object.fromEntries(fields) }
}

interface Payload {
  readonly textHash: string
  readonly words?: string
  readonly archive?: { readonly sha256: string }
  readonly accessible?: { readonly sha256: string }
  readonly extracts?: readonly { readonly sha256: string }[]
}

/** Each entry made one version, or one masked edition, in the same order. */
export const expectedMinutes = (told: readonly Told[]): Facts => ({
  ...expectedVersions(told.filter(({ verb }) => verb !== 'minutes.masked')),
  ...factsOfEditions(
    told
      .filter(({ verb }) => verb === 'minutes.masked')
      .map(({ payload }) => {
        const { words, archive, accessible, extracts } = payload as unknown as Required<Payload>
        const files = { archive: archive.sha256, accessible: accessible.sha256 }
        return { words, ...files, extracts: extracts.map(({ sha256 }) => sha256) }
      }),
  ),
})

const expectedVersions = (told: readonly Told[]): Facts =>
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
