/**
 * Bilaga: a paper that a decision points to and that says what was decided ("enligt arbetsutskottets förslag", "enligt
 * bilaga 1"). Without it nobody knows what was decided. A decision that itself names our text needs none.
 */
export interface Annex {
  /** As the decision names it. */
  readonly name: string
  readonly isThere: boolean
}

export interface AnnexPlace {
  /** The sentences that decide. */
  readonly deciding: string
  /** Whether they name our text, by its number or title. */
  readonly namesOurs: boolean
  /** The whole extract. */
  readonly text: string
  /** Names of the files that came with it. */
  readonly papers: readonly string[]
}

const toAnnex =
  /\b(?:enligt|i enlighet med|som framgår av)\s+(?:(?:bifogad|bilagd|upprättad)\s+)?(bilagan?(?:\s+\d{1,2})?)(?![\p{L}\d])/iu
const toProposal =
  /\b(?:enligt|i enlighet med)\s+((?:[\p{L}-]{3,40}s\s+)?förslag(?:et)?(?:\s+till\s+(?:beslut|yttrande))?)(?!\p{L})/iu

/** What the decision points to; null where it points to nothing, or says itself what was decided. */
export function annexOf({ deciding, namesOurs, text, papers }: AnnexPlace): Annex | null {
  if (namesOurs) return null
  const annex = toAnnex.exec(deciding)?.[1]
  if (annex) return { name: tidy(annex), isThere: hasAnnex(annex, text, papers) }
  const proposal = toProposal.exec(deciding)?.[1]
  return proposal ? { name: tidy(proposal), isThere: hasProposal(text, deciding, papers) } : null
}

const tidy = (name: string): string => name.replace(/\s+/g, ' ').trim()

/** Among the files by its name, or set below the extract under a heading of its own. */
function hasAnnex(annex: string, text: string, papers: readonly string[]): boolean {
  const number = /\d+/.exec(annex)?.[0] ?? ''
  const called = new RegExp(`bilaga[\\s_-]*${number}(?!\\d)`, 'iu')
  const heading = new RegExp(`^[ \\t]*bilaga[ \\t]*${number}(?!\\d)[ \\t]*(?::.*)?$`, 'imu')
  return papers.some((paper) => called.test(paper)) || heading.test(text)
}

/** The proposal mostly stands above the decision, under its own heading; else it is a file. */
function hasProposal(text: string, deciding: string, papers: readonly string[]): boolean {
  const called = /förslag|tjänsteskrivelse|tjänsteutlåtande|beslutsunderlag/iu
  const before = text.slice(0, Math.max(0, text.indexOf(deciding.slice(0, 60))))
  const heading = /^[ \t]*(?:[\p{L}-]+[ \t]+){0,3}förslag(?:[ \t]+till[ \t]+\p{L}+)?[ \t]*:?[ \t]*$/imu
  return papers.some((paper) => called.test(paper)) || heading.test(before)
}
