import type { Day } from '../kit/clock.ts'
import type { Facts } from '../kit/refusal.ts'
import type { Finding } from '../ledger/due-form.ts'
import { type Choice, isDecision, saysYes } from '../answers/choice.ts'
import type { Written } from './lodging.ts'
import type { Proposal } from '../answers/proposal.ts'

/**
 * Kontroll före inlämning: the same check as the registrar's, told to the member in plain words while it can still be
 * mended; and what the extract says otherwise than the form. It hinders nothing.
 */
export interface Remark {
  readonly code: string
  readonly facts: Facts
  /** Worth mending before it is lodged, or only worth knowing. */
  readonly isGrave: boolean
}

export interface Checked {
  readonly written: Written
  readonly choice: Choice
  readonly decided: Day | null
  readonly paragraph: string | null
  readonly until: Day | null
  /** What was read in the extract; null where nothing could be. */
  readonly proposal: Proposal | null
  readonly findings: readonly Finding[]
}

/** The gravest first. A finding that the member cannot mend is told as something to know. */
export function remarksOn(checked: Checked): Remark[] {
  const own = [...papers(checked), ...otherwise(checked), ...missing(checked)]
  const found = checked.findings
    .filter(({ code }) => isAbout(code, checked))
    .map(({ code, facts, severity }) => ({ code, facts, isGrave: severity !== 'note' }))
  return [...own, ...found].toSorted((a, b) => Number(b.isGrave) - Number(a.isGrave))
}

const grave = (code: string, facts: Facts = {}): Remark => ({ code, facts, isGrave: true })
const toKnow = (code: string, facts: Facts = {}): Remark => ({ code, facts, isGrave: false })

/** Of a step on the way there need not be a paper, and then it has no form to check. */
function isAbout(code: string, { choice, written, proposal }: Checked): boolean {
  const step = !isDecision(choice)
  if (step && (code === 'due-form.only-proposal' || code === 'due-form.approval-unknown')) return false
  const named = code === 'due-form.instrument-not-named' || code === 'due-form.stage-unclear'
  // Without a text to read, the form itself says what is answered and that it is decided.
  return !(named && (proposal === null || written.files.length === 0))
}

/** An enquiry is answered in the member's own words; everything else that decides is minuted. */
const needsPaper = (choice: Choice): boolean =>
  isDecision(choice) && choice !== 'answered' && choice !== 'nominated'

function papers({ written, choice }: Checked): Remark[] {
  if (written.files.length === 0) return needsPaper(choice) ? [grave('lodging.no-file')] : []
  return [
    ...(written.text.trim() === '' ? [toKnow('lodging.not-read')] : []),
    ...(/•{4}/.test(written.text) ? [grave('lodging.identity-number')] : []),
  ]
}

/** What was typed and what the extract says, where both say something and not the same. */
function otherwise({ choice, decided, paragraph, proposal }: Checked): Remark[] {
  if (!proposal) return []
  const remarks = [
    isOtherAnswer(proposal.choice, choice) && grave('lodging.other-answer', { read: proposal.choice }),
    differ(proposal.decided, decided) &&
      grave('lodging.other-day', { read: proposal.decided, typed: decided }),
    differ(digits(proposal.paragraph), digits(paragraph)) &&
      grave('lodging.other-paragraph', { read: proposal.paragraph, typed: paragraph }),
  ]
  return remarks.filter((remark) => remark !== false)
}

const differ = (read: string | null, typed: string | null): boolean =>
  read !== null && typed !== null && read !== typed

/** One yes is not another answer than a yes: what is added to it is told by itself. */
const isOtherAnswer = (read: Choice | null, choice: Choice): boolean =>
  differ(read, choice) && !(saysYes(read!) && saysYes(choice))

const digits = (text: string | null): string | null => text && (text.replace(/\D+/g, ' ').trim() || null)

function missing({ choice, until, written, proposal }: Checked): Remark[] {
  const rider = choice === 'adopted_with_declaration' || choice === 'adopted_with_condition'
  return [
    ...(choice === 'postponed' && until === null ? [toKnow('lodging.no-day')] : []),
    ...(rider && !written.fields['riderText'] && !proposal?.riders.length ? [grave('lodging.no-rider')] : []),
  ]
}
