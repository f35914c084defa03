import type { Act, ActType } from '../../src/ledger/act.ts'
import type { Terms } from '../../src/ledger/terms.ts'
import { monthsLater, nextDay, stockholmDay } from './plain-calendar.ts'

/** The papers of a circulation, rewritten as if nobody had ever erred, and what can be read off each of them. */

export interface Paper {
  readonly ids: string[]
  readonly first: Act
  text: Act
  type: ActType
  day: string
}

export const yes: ActType[] = ['adopted', 'adopted_with_declaration', 'adopted_with_condition', 'acceded']
export const decisive: ActType[] = [...yes, 'adopted_in_part', 'declined']
export const neither: ActType[] = ['noted', 'abstained', 'not_concerned', 'opinion', 'answered', 'nominated']
export const onTheWay: ActType[] = ['submitted', 'referred_back', 'postponed']
export const answers: ActType[] = [...decisive, ...neither]

export class Papers {
  protected papers: Paper[] = []
  private readonly undone = new Map<Paper, boolean>()
  protected readonly known: string
  protected readonly terms: Terms
  protected readonly lastDay: string | null

  constructor(acts: readonly Act[], known: string, terms: Terms, lastDay: string | null) {
    this.known = known
    this.terms = terms
    this.lastDay = lastDay
    const seen = acts.filter((act) => act.recorded <= known)
    seen.sort((a, b) => (a.recorded < b.recorded ? -1 : 1))
    for (const act of seen) this.read(act)
    this.papers = this.papers.filter((paper) => !(paper.text.type === 'corrected' && paper.text.as === null))
    for (const paper of this.papers) {
      paper.type = 'as' in paper.text && paper.text.as !== null ? paper.text.as : paper.text.type
      paper.day = paper.text.decided ?? stockholmDay(paper.first.recorded)
      const old = this.replacedBy(paper)
      if (old && old.day > paper.day) paper.day = old.day
    }
    const inOrder = [...this.papers]
    this.papers.sort((a, b) => a.day.localeCompare(b.day) || inOrder.indexOf(a) - inOrder.indexOf(b))
  }

  private read(act: Act): void {
    const mistaken = act.type === 'corrected' && this.find(act.supersedes)
    if (!mistaken) {
      this.papers.push({ ids: [act.id], first: act, text: act, type: act.type, day: '' })
      return
    }
    mistaken.ids.push(act.id)
    mistaken.text = act
  }

  protected papersOf(organisation: string): Paper[] {
    return this.papers.filter((one) => one.first.organisation === organisation)
  }

  protected find(id: string | null): Paper | undefined {
    return this.papers.find((paper) => id !== null && paper.ids.includes(id))
  }

  protected replacedBy(paper: Paper): Paper | undefined {
    return paper.first.type === 'replaced' && answers.includes(paper.type)
      ? this.find(paper.first.supersedes)
      : undefined
  }

  protected about(paper: Paper, ...types: ActType[]): Paper[] {
    return this.papers.filter(
      (other) => types.includes(other.type) && this.find(other.text.concerns) === paper && other !== paper,
    )
  }

  protected isUndone(paper: Paper): boolean {
    const known = this.undone.get(paper) ?? this.about(paper, 'retracted', 'quashed').length > 0
    this.undone.set(paper, known)
    return known
  }

  protected isPushedAside(paper: Paper): boolean {
    return this.papers.some(
      (other) => this.replacedBy(other) === paper && (!this.isUndone(other) || this.isPushedAside(other)),
    )
  }

  protected isStayed(paper: Paper, day: string): boolean {
    let stayed = false
    const rulings = this.papers.filter((other) => {
      if (other.type !== 'stayed' && other.type !== 'stay_lifted') return false
      const target = this.find(other.text.concerns)
      return (
        target === paper ||
        (other.type === 'stay_lifted' && this.find(target?.text.concerns ?? null) === paper)
      )
    })
    const begins = (ruling: Paper): string => ruling.text.effective ?? ruling.day
    for (const ruling of rulings.sort((a, b) => begins(a).localeCompare(begins(b))))
      if (begins(ruling) <= day) stayed = ruling.type === 'stayed'
    return stayed
  }

  protected metOn(paper: Paper): string | null {
    return this.about(paper, 'condition_met').find((other) => !this.isUndone(other))?.day ?? null
  }

  protected objections(paper: Paper): Paper[] {
    return this.about(paper, 'objected').filter((other) => !this.isUndone(other))
  }

  protected out(paper: Paper): string | null {
    const { effective, deposited, received, decided } = paper.text
    if (effective) return effective
    const rule = this.terms.withdrawal
    if (paper.type === 'succeeded') return null
    if (!rule) return null
    const given =
      deposited ?? (received ? stockholmDay(received) : (decided ?? stockholmDay(paper.first.recorded)))
    const run = monthsLater(given, rule.months)
    return nextDay(rule.yearEndOnly ? `${run.slice(0, 4)}-12-31` : run)
  }

  protected counts(paper: Paper): boolean {
    if (this.isStayed(paper, stockholmDay(this.known)) || !yes.includes(paper.type)) return false
    if (paper.type !== 'adopted_with_condition' || this.metOn(paper)) return true
    return this.terms.conditionsAllowed && this.objections(paper).length === 0
  }
}
