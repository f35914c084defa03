import type { EntryRule, Member } from './terms.ts'

/** Tröskel: how many, or how much, an entry rule asks for. Whole numbers throughout: 29 % of 100 is 29, never 28.999. */

type Consents = (organisation: string) => boolean
type Percent = Extract<EntryRule, { kind: 'percent' }>

export const isByInhabitants = (rule: EntryRule): rule is Percent =>
  rule.kind === 'percent' && rule.of === 'inhabitants'

/** The members whose consent the rule looks at. */
export function askedOf(rule: EntryRule, members: readonly Member[]): readonly Member[] {
  if (rule.kind === 'fixed') return []
  if (rule.kind !== 'named') return members
  return rule.organisations.map(
    (organisation) =>
      members.find((member) => member.organisation === organisation) ?? { organisation, inhabitants: null },
  )
}

/** What must be reached: a number of members, or of inhabitants. */
export function needOf(rule: EntryRule, members: readonly Member[]): number {
  if (rule.kind === 'fixed' || rule.kind === 'each') return 0
  if (rule.kind === 'count') return rule.count
  const whole = weigh(rule, askedOf(rule, members))
  return rule.kind === 'percent' ? shareOf(rule.percent, whole) : whole
}

/** What these members weigh in the rule's eyes. */
export function weigh(rule: EntryRule, members: readonly Member[]): number {
  if (!isByInhabitants(rule)) return members.length
  return members.reduce((sum, member) => sum + (member.inhabitants ?? 0), 0)
}

/** Whether the rule is met. Never by inhabitants while a member's number is not known. */
export function isMet(rule: EntryRule, members: readonly Member[], consents: Consents): boolean {
  const asked = askedOf(rule, members)
  if (asked.length === 0 || (isByInhabitants(rule) && asked.some((member) => member.inhabitants === null)))
    return false
  const willing = asked.filter((member) => consents(member.organisation))
  return weigh(rule, willing) >= needOf(rule, members)
}

/** The least whole number that is at least `percent` of `whole`; `percent` may have decimals, as 66.67. */
function shareOf(percent: number, whole: number): number {
  const [units = '0', decimals = ''] = String(percent).split('.')
  const scale = 10 ** decimals.length * 100
  return Math.ceil((Number(units + decimals) * whole) / scale)
}
