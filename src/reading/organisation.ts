import type { CleanText } from './clean.ts'
import { swedish } from './pattern.ts'
import { flat, found, part } from './source.ts'
import type { Found, Source } from './source.ts'

/** Organisation: whose body it is. Taken from where a text names its own office, never from one it merely mentions. */

/** What the caller knows that the text does not say. All optional: without it names are known by their form. */
export interface Knowledge {
  /** Names that stand alone in a letterhead, e.g. municipalities. */
  readonly organisations?: readonly string[]
}

const capital = '\\p{Lu}[\\p{L}-]{1,30}'
const form = new RegExp(
  '(?<![\\p{L}-])(?:' +
    [
      `(?:${capital}[ ]){1,2}(?:kommun|KOMMUN|[Ss]tad|STAD|[Rr]egionförbund|[Kk]ommunalförbund|[Kk]ommunförbund)(?![\\p{L}])`,
      `(?:Region|REGION|Landstinget)[ ]${capital}(?:[ ]${capital})?`,
      `(?:Kommunförbundet|Kommunalförbundet|Räddningstjänstförbundet|Samordningsförbundet|Regionförbundet|Avfallsförbundet|Tolkförmedling(?:en)?|Räddningstjänsten)[ ]${capital}(?:[ ]${capital})?`,
      `(?:${capital}[ ]){1,4}(?:AB|ekonomisk förening)(?![\\p{L}])`,
      `(?:${capital}[ ]){1,2}\\p{Ll}{0,20}förbund(?:et)?(?![\\p{L}])`,
    ].join('|') +
    ')',
  'gu',
)
const ownAct = swedish(
  '^[\\s\\d.]*(?:att )?(?:\\p{Lu}[\\p{L}-]{1,30} ){1,2}(?:kommun|stad) (?:ingår|antar|godkänner|ställer sig|ska ingå|tecknar|ansluter|tillstyrker|avstår|avböjer|har inget|säger|lämnar|begär|deltar)',
  'gimu',
)

const lead =
  /^(?:Protokoll(?:sutdrag)?|Sammanfattning|Tjänsteskrivelse|Tjänsteutlåtande|Ärendet|Bakgrund|Kommunstyrelsen|Kommunfullmäktige|Förbundsstyrelsen|Direktionen|Datum|Sammanträdesprotokoll|Utdrag|Beslut|Styrelsen|I|Till|Från|För|Den|Det)\s+/u

function named(source: Source, pattern: RegExp): Found<string> | null {
  for (const match of source.text.matchAll(pattern)) {
    const skipped = lead.exec(match[0])?.[0].length ?? 0
    const start = match.index + skipped
    const written = match[0].slice(skipped)
    if (/\s/.test(written.trim()))
      return found(flat(written), source, { start, end: match.index + match[0].length })
  }
  return null
}

const alone = (names: readonly string[]): RegExp =>
  new RegExp(
    `^[ *#]*(${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})[ *]*$`,
    'gimu',
  )

/** The letterhead, the page's margins, a clause in which the organisation itself acts, or the mail's signature. */
export function findOrganisation(
  clean: CleanText,
  decision: Source,
  knowledge: Knowledge,
): Found<string> | null {
  const { whole, margins } = clean
  const first = whole.text.search(/^[ ]*§/m)
  const head = part(whole, 0, first === -1 ? Math.min(900, whole.text.length) : first)
  const known = knowledge.organisations ?? []
  return (
    named(head, form) ??
    named(margins, form) ??
    (known.length > 0 ? named(head, alone(known)) : null) ??
    actor(decision)
  )
}

/** "Almby kommun ingår för egen del avtalet": the organisation is the one that acts in its own decision. */
function actor(decision: Source): Found<string> | null {
  const match = [...decision.text.matchAll(ownAct)][0]
  if (!match) return null
  form.lastIndex = 0
  const inner = form.exec(match[0])
  form.lastIndex = 0
  if (!inner) return null
  const start = match.index + inner.index
  return found(flat(inner[0]), decision, { start, end: start + inner[0].length })
}
