import { ErrorSummary } from '../html/notice.tsx'
import type { Problem, Visit } from './visit.ts'

/** What a form shows in its fields: what was typed when it comes back, else what it began with. */
export interface FormState {
  value(name: string, initial?: string | null): string
  all(name: string, initial?: readonly string[]): readonly string[]
  /** The sentence about that field, where there is one. */
  error(name: string): string | undefined
}

export function formState(visit: Visit, problem: Problem | undefined): FormState {
  const posted = visit.form.names.length > 0
  return {
    value: (name, initial) => visit.form.text(name) ?? initial ?? '',
    all: (name, initial = []) => (posted ? visit.form.all(name) : initial),
    error: (name) => {
      const fault = problem?.faults.find((found) => found.field === name)
      return fault && visit.say(fault.code, fault.facts)
    },
  }
}

const titles = { sv: 'Det gick inte att spara. Rätta det här:', en: 'It could not be saved. Correct this:' }
const refusedTitles = { sv: 'Det gick inte att spara.', en: 'It could not be saved.' }

interface ProblemsProps {
  readonly visit: Visit
  readonly problem: Problem | undefined
  /** What each field is called on the page. */
  readonly labels: Readonly<Record<string, string>>
}

/** The faults of a form that came back, each linked to its field, or the sentence of the rule that refused. */
export function Problems({ visit, problem, labels }: ProblemsProps) {
  if (!problem) return null
  const faults = problem.faults.map(({ field, code, facts }) => {
    // A fault in a list (`clauses.2`) is named after the list and linked to its field.
    const label = labels[field] ?? labels[field.split('.')[0] ?? field] ?? field
    const lead = label.endsWith('?') ? label : `${label}:`
    return { field, text: `${lead} ${visit.say(code, facts)}` }
  })
  const refused = problem.refusal ? [{ text: visit.say(problem.refusal.code, problem.refusal.facts) }] : []
  const title = (faults.length > 0 ? titles : refusedTitles)[visit.language]
  return <ErrorSummary title={title} errors={[...faults, ...refused]} />
}
