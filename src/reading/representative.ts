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
