import type { Day } from '../kit/clock.ts'
import type { Period } from './membership.ts'

/** Organ: fullmäktige, styrelse, nämnd, utskott, direktörsgrupp; of the association or of a member. Its governance decides whose law its decisions follow. */
export const bodyKinds = [
  'council',
  'board',
  'committee',
  'directors_group',
  'working_group',
  'other',
] as const
export type BodyKind = (typeof bodyKinds)[number]

/** Kommun, kommunalförbund, gemensam nämnd, kommunförbund (an ideell förening), avtalssamverkan (also a directors' group). */
export const governances = [
  'municipality',
  'kommunalforbund',
  'gemensam_namnd',
  'kommunforbund',
  'avtalssamverkan',
] as const
export type Governance = (typeof governances)[number]

export interface Body extends Period {
  readonly id: string
  readonly organisationId: string
  readonly name: string
  readonly kind: BodyKind
  readonly governance: Governance
}

/** Kommunallagen of 2017 or of 1991, the association's own statutes, or mere practice among those who have agreed to meet. */
export type Law = 'kl-2017' | 'kl-1991' | 'statutes' | 'practice'

/** KL 2017:725 holds for decisions from this day; those before it fall under KL 1991:900. */
const newLawFrom: Day = '2018-01-01'

/** Whose rules a decision of that day follows. A kommunförbund is a private association: no notice board, no appeal under KL. */
export function lawOf(governance: Governance, decidedOn: Day): Law {
  if (governance === 'kommunforbund') return 'statutes'
  if (governance === 'avtalssamverkan') return 'practice'
  return decidedOn < newLawFrom ? 'kl-1991' : 'kl-2017'
}

/** True where the decision is posted on the notice board (anslagstavla) and can be appealed by the law of its day. */
export function isAppealable(governance: Governance, decidedOn: Day): boolean {
  return lawOf(governance, decidedOn).startsWith('kl')
}
