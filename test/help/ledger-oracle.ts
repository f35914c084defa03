import type { Member } from '../../src/ledger/terms.ts'
import { nextDay, stockholmDay } from './plain-calendar.ts'
import { answers, decisive, neither, onTheWay, Papers, yes, type Paper } from './plain-papers.ts'

type Place = 'position' | 'answer' | 'process' | 'undoing'

/**
 * A second, simple-minded reading of the ledger to try the real one against. It shares no code with it and thinks
 * otherwise: it rewrites the papers as if nobody had ever erred, then leafs through them in order, keeping one card
 * per question; and where the real one computes with ranges, it asks day by day.
 */
export class Oracle extends Papers {
  /** The card after leafing through the organisation's papers, and whether a yes or no stands on it. */
  private card(organisation: string, withoutSuccession = false): { paper: Paper | null; firm: boolean } {
    const card = new Map<Place, Paper>()
    for (const paper of this.papersOf(organisation)) {
      if (withoutSuccession && paper.type === 'succeeded') continue
      const place = this.placeOf(paper)
      if (place === 'undoing') {
        card.delete('answer')
        card.delete('process')
      }
      if (place) card.set(place, paper)
    }
    const top = (['position', 'answer', 'process', 'undoing'] as const).find((place) => card.has(place))
    return { paper: top ? card.get(top)! : null, firm: top === 'position' }
  }

  private undoesAnswer(paper: Paper): boolean {
    if (paper.type !== 'quashed' && paper.type !== 'retracted') return false
    const target = this.find(paper.text.concerns)
    return target !== undefined && answers.includes(target.type) && !this.isPushedAside(target)
  }

  private placeOf(paper: Paper): Place | null {
    if (this.undoesAnswer(paper)) return 'undoing'
    if (this.isUndone(paper) || this.isPushedAside(paper)) return null
    if (decisive.includes(paper.type) || this.hasLeft(paper)) return 'position'
    if (neither.includes(paper.type)) return 'answer'
    return onTheWay.includes(paper.type) ? 'process' : null
  }

  private hasLeft(paper: Paper): boolean {
    const today = stockholmDay(this.known)
    if (paper.type !== 'withdrawn' && paper.type !== 'succeeded') return false
    return (this.out(paper) ?? '9999') <= today && !this.isStayed(paper, today)
  }

  private inherited(organisation: string): { paper: Paper | null; firm: boolean } {
    const today = stockholmDay(this.known)
    const cards = this.papers
      .filter((one) => one.type === 'succeeded' && one.text.successor === organisation && !this.isUndone(one))
      .filter((one) => (one.text.effective ?? '9999') <= today && !this.isStayed(one, today))
      .map((one) => {
        const own = this.card(one.first.organisation, true)
        return own.paper ? own : this.inherited(one.first.organisation)
      })
      .filter((card) => card.paper !== null)
    return cards.findLast((card) => this.counts(card.paper!)) ?? cards.at(-1) ?? { paper: null, firm: false }
  }

  /** What the board should say of the organisation. */
  standing(organisation: string) {
    const today = stockholmDay(this.known)
    const own = this.card(organisation)
    const taken = own.firm ? own : this.inherited(organisation)
    const { paper } = taken.paper && (taken.firm || !own.paper) ? taken : own
    const kind = paper === null ? 'silent' : this.kind(paper, today)
    const answered = !['silent', 'submitted', 'referred_back', 'postponed', 'retracted'].includes(kind)
    return {
      kind,
      answered,
      counts: paper !== null && this.counts(paper),
      decided: paper?.text.decided ?? null,
      ...this.clocks(organisation, kind, answered, paper, today),
    }
  }

  private kind(paper: Paper, today: string): string {
    const isAnswer = answers.includes(paper.type)
    if (isAnswer && this.isStayed(paper, today)) return 'stayed'
    if (paper.type === 'opinion') return paper.text.opinion!
    return paper.type === 'acceded' ? 'adopted' : paper.type
  }

  private clocks(organisation: string, kind: string, answered: boolean, paper: Paper | null, today: string) {
    const extendedTo = this.extendedTo(organisation)
    const given = extendedTo ?? this.lastDay ?? '9999'
    const named = answered ? null : (paper?.text.until ?? null)
    const hasPassed = [given, named].every((day) => day === null || today > day)
    return {
      postponedTo: kind === 'postponed' ? named : null,
      extendedTo,
      overdue: !answered && hasPassed,
      late: answered && this.cameAfter(organisation, given),
    }
  }

  private cameAfter(organisation: string, given: string): boolean {
    const arrivals = this.arrivals(organisation)
    return arrivals.length > 0 && arrivals.every((day) => day > given)
  }

  private extendedTo(organisation: string): string | null {
    const granted = this.papersOf(organisation).filter((one) => one.type === 'extension_granted')
    return granted.findLast((one) => !this.isUndone(one))?.text.until ?? null
  }

  private arrivals(organisation: string): string[] {
    return this.papersOf(organisation)
      .filter((one) => answers.includes(one.type) && this.about(one, 'retracted').length === 0)
      .map(({ text, first }) => {
        const seen = text.deposited ?? stockholmDay(first.recorded)
        return text.received ? stockholmDay(text.received) : seen
      })
  }

  /** What the organisation's own decisions say that day: yes, no, or nothing. */
  private word(organisation: string, day: string, withoutSuccession: boolean): boolean | null {
    let word: boolean | null = null
    let hasLeft = false
    for (const paper of this.papersOf(organisation)) {
      if (this.isUndone(paper)) continue
      const returns = hasLeft
      if (paper.type === 'withdrawn' || paper.type === 'succeeded') hasLeft = true
      if (this.isStayed(paper, day) || (withoutSuccession && paper.type === 'succeeded')) continue
      word = this.wordOf(paper, day, returns) ?? word
    }
    return word
  }

  private wordOf(paper: Paper, day: string, returns: boolean): boolean | null {
    if (yes.includes(paper.type)) return this.yesOn(paper, day, returns)
    if (neither.includes(paper.type) && !this.overturns(paper)) return null
    const from = this.noFrom(paper)
    return from !== null && from <= day ? false : null
  }

  private noFrom(paper: Paper): string | null {
    if (paper.type === 'withdrawn') return this.out(paper)
    if (paper.type === 'succeeded') return paper.text.effective ?? paper.day
    return answers.includes(paper.type) ? paper.day : null
  }

  private yesOn(paper: Paper, day: string, returns: boolean): boolean | null {
    const from = this.from(paper, returns)
    if (from === null) return paper.day <= day ? false : null
    if (from > day) return null
    if (paper.type !== 'adopted_with_condition') return true
    const objected = this.objections(paper).some((one) => one.day <= day)
    return !objected || (this.metOn(paper) ?? '9999') <= day
  }

  private overturns(paper: Paper): boolean {
    const old = this.replacedBy(paper)
    return old !== undefined && (decisive.includes(old.type) || this.overturns(old))
  }

  private from(paper: Paper, returns: boolean): string | null {
    const agreed = paper.type === 'acceded' || returns ? null : this.agreedDay()
    const from = paper.text.effective ?? agreed ?? paper.text[this.terms.counting]
    if (paper.type !== 'adopted_with_condition' || this.terms.conditionsAllowed) return from
    const met = this.metOn(paper)
    const both = [from, met].includes(null) ? null : [from!, met!].sort()
    return both && (agreed === null ? both[1]! : from)
  }

  private agreedDay(): string | null {
    return this.terms.entry.kind === 'fixed' ? this.terms.entry.on : null
  }

  consents(organisation: string, day: string, withoutSuccession = false): boolean {
    const own = this.word(organisation, day, withoutSuccession)
    if (own !== null) return own
    return this.papers.some(
      (one) =>
        one.type === 'succeeded' &&
        one.text.successor === organisation &&
        !this.isUndone(one) &&
        (one.text.effective ?? one.day) <= day &&
        this.consents(one.first.organisation, day, true),
    )
  }

  /** A member's seat is taken over with the member. */
  private seat(organisation: string, day: string): boolean {
    const heirs = this.papers.filter(
      (one) => one.type === 'succeeded' && one.first.organisation === organisation && !this.isUndone(one),
    )
    return this.consents(organisation, day) || heirs.some((one) => this.seat(one.text.successor!, day))
  }

  /** Leafs through the calendar for the first day on which the rule is met. */
  entry(members: readonly Member[], first: string, last: string): string | null {
    const { entry } = this.terms
    if (entry.kind === 'fixed') return entry.on
    if (entry.kind === 'each') return null
    for (let day = first; day <= last; day = nextDay(day)) {
      const willing = members.filter((member) => this.seat(member.organisation, day))
      if (this.isEnough(willing, members)) return nextDay(day, entry.kind === 'count' ? entry.daysAfter : 0)
    }
    return null
  }

  private isEnough(willing: readonly Member[], members: readonly Member[]): boolean {
    const { entry } = this.terms
    if (entry.kind === 'all') return willing.length === members.length
    if (entry.kind === 'count') return willing.length >= entry.count
    if (entry.kind === 'named') {
      return entry.organisations.every((name) => willing.some((member) => member.organisation === name))
    }
    if (entry.kind !== 'percent') return false
    const sum = (some: readonly Member[]): bigint =>
      some.reduce((total, one) => total + BigInt(entry.of === 'members' ? 1 : one.inhabitants!), 0n)
    return sum(willing) * 10_000n >= BigInt(Math.round(entry.percent * 100)) * sum(members)
  }

  /** Whether the organisation is bound that day, given the day of entry into force. */
  isParty(organisation: string, day: string, entry: string | null): boolean {
    const ended = this.papers.some(
      (one) => one.type === 'terminated' && !this.isUndone(one) && (one.text.effective ?? one.day) <= day,
    )
    const { validTo } = this.terms
    if (ended || (validTo !== null && day > validTo)) return false
    if (this.terms.entry.kind !== 'each' && (entry === null || day < entry)) return false
    return this.consents(organisation, day)
  }
}
