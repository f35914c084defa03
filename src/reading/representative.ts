import type { Day } from '../kit/clock.ts'
import { firstDay } from './day.ts'
import { flat, found } from './source.ts'
import type { Found, Source } from './source.ts'
import { swedish } from './pattern.ts'

/** Val av företrädare: who is appointed to what, until when and in whose place. */
export interface Appointment {
  readonly name: string
  readonly role: string
  readonly until: Day | null
  readonly insteadOf: string | null
}

const person = '(\\p{Lu}[\\p{L}-]{1,30}(?: \\p{Lu}[\\p{L}-]{1,30}){1,3}(?: \\(\\p{L}{1,3}\\))?)'
const passive = swedish(
  `\\btill ((?:ny |ordinarie )?(?:ledamot|ersättare|ordförande|representant|företrädare|revisor|ombud)[^.]{0,260}?) (?:utses|väljs|valdes|utsågs) ${person}`,
  'u',
)
const active = swedish(
  `\\b(?:utse|utser|välja|väljer|nominera|nominerar) ${person} (?:till|som) ((?:ny |ordinarie )?(?:ledamot|ersättare|ordförande|representant|företrädare|revisor|ombud)[^.]{0,200})`,
  'u',
)
const replaced = swedish(`\\bi stället för ${person}`, 'u')
const roleEnds = /\s+(?:i\s+stället\s+för|för\s+tiden|till\s+och\s+med|t\.?o\.?m)\b.*$/u

const caseless = (pattern: RegExp): RegExp => new RegExp(pattern.source.replace('till', '[Tt]ill'), 'u')
const toOffice = caseless(passive)

export function appointmentIn(decision: Source): Found<Appointment> | null {
  const match = toOffice.exec(decision.text) ?? active.exec(decision.text)
  if (!match) return null
  const named = /^\p{Lu}/u.test(match[1]!)
  const [name, office] = named ? [match[1]!, match[2]!] : [match[2]!, match[1]!]
  const value = {
    name: flat(name),
    role: flat(office).replace(roleEnds, ''),
    until: firstDay(office)?.day ?? null,
    insteadOf: replaced.exec(office)?.[1] ?? null,
  }
  return found(value, decision, { start: match.index, end: match.index + match[0].length })
}

const office =
  '((?:ny |ordinarie )?(?:ledamot|ersättare|ordförande|representant|företrädare|revisor|ombud)[^.,]{0,120}?)'
/** "… och till ersättare Bo Provberg" */
const officeToo = swedish(`^(?:,| och| samt)(?: som| till) ${office} (?:utses |väljs )?${person}`, 'u')
/** "… och Bo Provberg till ersättare" */
const personToo = swedish(
  `(?:,| och| samt)(?: utse| välja)? ${person} (?:till|som) ${office}(?=[.,]|$| och| samt)`,
  'u',
)

/** Whoever is appointed in the decision, and a second one in the same sentence: usually the substitute. */
export function appointmentsIn(decision: Source): Appointment[] {
  const first = appointmentIn(decision)?.value
  if (!first) return []
  const { text } = decision
  const toOfficeFirst = toOffice.exec(text)
  if (toOfficeFirst) {
    const too = officeToo.exec(text.slice(toOfficeFirst.index + toOfficeFirst[0].length))
    return too ? [first, besides(too[2]!, too[1]!)] : [first]
  }
  const [sentence = ''] = active.exec(text) ?? []
  const too = personToo.exec(sentence)
  if (!too) return [first]
  return [{ ...first, role: first.role.replace(personToo, '').replace(/,+$/, '') }, besides(too[1]!, too[2]!)]
}

const besides = (name: string, role: string): Appointment => {
  return { name: flat(name), role: flat(role), until: null, insteadOf: null }
}
