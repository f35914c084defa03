import { meaning, type Act } from './act.ts'
import { isReplaced, isVoid, type History, type Step } from './history.ts'

/** Historik: every act ever recorded of a member, with what became of it. Nothing disappears from it. */

export interface HistoryLine {
  readonly act: Act
  /** `holds`: not undone by anything. Otherwise what undid it, and `by` names the act. */
  readonly state: 'holds' | 'corrected' | 'struck' | 'retracted' | 'quashed' | 'replaced'
  readonly by: string | null
}

/** The member's acts in the order they were recorded. */
export function linesOf(history: History, organisation: string): HistoryLine[] {
  const steps = history.all(organisation)
  if (steps.every(({ trail }) => trail.length === 1)) return steps.map((step) => lineOf(step, step.act))
  return steps
    .flatMap((step) => step.trail.map((act, index) => lineOf(step, act, step.trail[index + 1])))
    .sort((a, b) => (a.act.recorded < b.act.recorded ? -1 : 1))
}

function lineOf(step: Step, act: Act, correction?: Act): HistoryLine {
  if (correction) {
    return { act, state: correction.as === null ? 'struck' : 'corrected', by: correction.id }
  }
  if (meaning(act) === null) return { act, state: 'holds', by: null }
  return { act, ...undoingOf(step) }
}

function undoingOf(step: Step): Omit<HistoryLine, 'act'> {
  if (step.quashed) return { state: 'quashed', by: step.quashed.act.id }
  if (step.retracted) return { state: 'retracted', by: step.retracted.act.id }
  if (isReplaced(step)) return { state: 'replaced', by: replacementOf(step).act.id }
  return { state: 'holds', by: null }
}

function replacementOf(step: Step): Step {
  const live = step.replacedBy.find((later) => !isVoid(later))
  return live ?? replacementOf(step.replacedBy.find((later) => isReplaced(later))!)
}
