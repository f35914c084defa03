import { type Discrepancy, type Facts, type Told, discrepancyOf, factsNamed } from '../log/reconciliation.ts'

/** Avstämning av liggaren: what an act and its evidence should say by the entry that recorded it. */

/** When it came is left out: the registry entry says that, and is held against the log itself. */
const actFacts = factsNamed(
  'type',
  'as',
  'circulation',
  'version',
  'organisation',
  'registryEntry',
  'decided',
  'final',
  'deposited',
  'effective',
  'decidedBy',
  'paragraph',
  'clauses',
  'riders',
  'findings',
  'until',
  'opinion',
  'nominees',
  'supersedes',
  'concerns',
  'successor',
  'note',
)
const evidenceFacts = factsNamed('document', 'quote', 'page', 'note')

/** An act bears the moment and the number of its entry, and is never changed. */
export function expectedAct([recorded]: readonly Told[]): Facts {
  const { seq, recordedAt, payload } = recorded!
  const { act, evidence } = payload as { readonly act: Facts; readonly evidence: readonly Facts[] }
  return { ...actFacts(act), evidence: evidence.map(evidenceFacts), recorded: recordedAt, entry: seq }
}

/** A standing as it is kept, or all periods of a party, for one organisation. */
export interface Stray {
  readonly organisation: string
  readonly discrepancy: Discrepancy
}

/**
 * Rows of a projection that are not as the acts give at any of these moments. It is computed when something is recorded and
 * each night, so that it may be as it was at the last of these, or as it is now.
 * @param computed at one moment each, by organisation; the first one is told of
 */
export function strays(
  kept: ReadonlyMap<string, Facts>,
  computed: readonly ReadonlyMap<string, Facts>[],
): Stray[] {
  const organisations = new Set([kept, ...computed].flatMap((rows) => [...rows.keys()]))
  return [...organisations].flatMap((organisation) => {
    const found = computed.map((rows) =>
      discrepancyOf(kept.get(organisation) ?? null, rows.get(organisation) ?? null),
    )
    return found[0] && found.every((each) => each !== null) ? [{ organisation, discrepancy: found[0] }] : []
  })
}
