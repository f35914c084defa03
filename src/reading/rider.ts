import type { Day } from '../kit/clock.ts'
import { addMonths } from '../kit/clock.ts'
import { firstDay } from './day.ts'
import { anyOf, swedish } from './pattern.ts'
import { flat, found, part, trimmed } from './source.ts'
import type { Found, Source } from './source.ts'

/** Tillägg, villkor: what the deciding body adds to its yes. A party's reservation is dissent and never a rider. */
export interface ReadRider {
  readonly kind: 'condition' | 'declaration'
  readonly text: string
  /** The day the body wants the matter looked at again; null where none is said. */
  readonly reviewOn: Day | null
}

const conditions = swedish(
  `\\b${anyOf([
    'under förutsättning (?:att|av)',
    'under (?:den )?förutsättningen att',
    'förutsatt att',
    'med förbehåll (?:för|om|att|av)',
    'med reservation för att',
    '(?:på|med) (?:det )?villkor(?:et)? att',
    'villkor(?:as|at|ade)? (?:av|med|att)',
    'beslutet gäller (?:endast|enbart|först) (?:om|när)',
    'gäller (?:endast|enbart|först) (?:om|när|under)',
    'träder i kraft först (?:om|när)',
  ])}`,
  'iu',
)
const declarations = swedish(
  `\\b${anyOf([
    'ska(?:ll)? (?:[^.:;]{0,60} )?utvärderas',
    'utvärdering (?:av [^.:;]{0,60} )?(?:ska|görs|genomförs|sker)',
    'utvärderas (?:efter|senast|under|årligen)',
    'med (?:det |följande |nedanstående )?tillägg(?:et)?\\b',
    'med (?:den |följande )?(?:ändring(?:en)?|justering(?:en)?)(?= att\\b| ?:)',
    'med (?:följande )?(?:synpunkt(?:er)?|kommentar(?:er)?|påpekande(?:n)?|anmärkning(?:ar)?|uttalande|förtydligande)\\b',
    'med (?:den )?(?:kommentaren|anmärkningen|förklaringen|påpekandet|uttalandet|noteringen|markeringen) att',
    'uttala(?:r|s)? (?:att|som)',
    'förutsätter att',
    '(?:framhåller|understryker|betonar|påpekar|poängterar) att',
    'vill (?:framhålla|understryka|betona|påpeka|poängtera)',
    'att notera att',
    'notera(?:r|s)? (?:dock )?att',
    'och tilläggsyrkande\\p{L}{0,30}',
    'samt tilläggsyrkande\\p{L}{0,30}',
    'omprövas (?:efter|senast|under)',
  ])}`,
  'iu',
)
/** What is only ordered, or what the recommended text itself says of its yearly adjustment, is no rider. */
const ordered = swedish('\\b(?:i uppdrag|uppdras|uppdra|bemyndiga\\p{L}{0,30})\\b', 'iu')

/** The day a rider names, or so many years from the decision; null where it says neither. */
export function reviewDay(text: string, decided: Day | null): Day | null {
  const written = firstDay(text)
  if (written?.day) return written.day
  const years = /\b(?:efter|inom) (ett|två|tre|fyra|fem|\d) år/i.exec(text)?.[1]
  if (!years || !decided) return null
  const words: Readonly<Record<string, number>> = { ett: 1, två: 2, tre: 3, fyra: 4, fem: 5 }
  return addMonths(decided, 12 * (words[years.toLowerCase()] ?? Number(years)))
}

/** False where no part of the text has a rider. */
export const mayAdd = (text: string): boolean => conditions.test(text) || declarations.test(text)

/** The rider in a clause, quoted from where it begins; null where the clause adds nothing of its own. */
export function riderIn(clause: Source, decided: Day | null): Found<ReadRider> | null {
  const condition = conditions.exec(clause.text)
  const match = condition ?? declarations.exec(clause.text)
  if (!match || ordered.test(clause.text)) return null
  const piece = trimmed(part(clause, match.index > 80 || condition ? match.index : 0))
  const text = flat(piece.text)
  const kind = condition ? 'condition' : 'declaration'
  return found({ kind, text, reviewOn: kind === 'declaration' ? reviewDay(text, decided) : null }, piece)
}

const exception = swedish(
  '\\b(?:med undantag (?:av|för|från)|dock (?:inte|ej)|med (?:avslag på|avvikelse från) punkt|förutom|utom (?:såvitt|vad) |i de delar|delvis|till den del|bortsett från)\\b',
  'iu',
)
/** "Antas med undantag av punkt 4": the yes is to a part only. */
export const isPartial = (clause: string): boolean => exception.test(clause)
