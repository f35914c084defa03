import { flat, found, part, trimmed } from './source.ts'
import type { Found, Source } from './source.ts'
import { everyMatch, swedish } from './pattern.ts'

/** Rubrik: what a paragraph is about, from the words between its number and its first heading. */
const register = swedish(
  '(?:dnr|d\\.?nr|diarienummer|diarienr|ärendenummer|ärende-?nr)\\.?:? ?[\\p{L}\\d][\\p{L}\\d/:.–-]{0,24}(?:(?: \\p{L}{1,4})? \\d{2,7}(?:[.:/-]\\d{1,7})?)?(?=\\s|$)',
  'iu',
)
/** A number without its label before the title, and the letters some registers end theirs with. */
const bareRegister =
  /^(?:\p{Lu}{1,5}[ /-]?(?:19|20)\d\d[/:.-]\d{1,6}(?:\.\d{1,4})?\s+|(?:Ärende|Ärendemening|Rubrik)\s*:\s*)/u
const registerLetters = /^\p{Lu}{2,5}(?:[ ]\d{1,4})?\s*\n/u
const paper = swedish(
  '^(?:dnr|diarienummer|ärendenummer|föredragande|sammanträdesdatum|\\d{4}-\\d\\d-\\d\\d(?: \\S{3,20})?$|sida \\d)',
  'iu',
)
/** In a collapsed layout the title's line runs on into these. */
const runsOn =
  /\s(?:(?:Information|Ställningstagande|Beslut|Diskussion)(?: och \p{Ll}+)?\s*\(|Föredragande\b|Se bifogat|a\)\s)/u

function withoutRegister(block: Source): Source {
  const match = register.exec(block.text)
  if (!match) return trimmed(part(block, bareRegister.exec(block.text)?.[0].length ?? 0))
  if (match.index === 0) {
    const rest = trimmed(part(block, match[0].length))
    const letters = registerLetters.exec(rest.text) ?? bareRegister.exec(rest.text)
    return trimmed(part(rest, letters?.[0].length ?? 0))
  }
  return trimmed(part(block, 0, match.index))
}

/** Null where nothing stands between the number and the first heading. */
export function titleOf(opening: Source): Found<string> | null {
  let from = 0
  const cuts = everyMatch(/\n[ ]*\n/g, opening.text).map((match) => match.index)
  for (const cut of [...cuts, opening.text.length]) {
    const block = withoutTail(shortened(withoutRegister(trimmed(part(opening, from, cut)))))
    from = cut
    if (block.text === '' || paper.test(block.text)) continue
    return found(flat(block.text).replace(/^[-–:.\s*]+|[*\s]+$/g, ''), block)
  }
  return null
}

/** A number set at the title's end: "Avtal om gemensam jour     KS 2024/55", "… (KS 2015.152)". */
const registerTail = /\s+\(?\p{Lu}{1,5}[ /-]?(?:19|20)\d\d[/:.-]\d{1,6}(?:\.\d{1,4})?\)?$/u
function withoutTail(block: Source): Source {
  const tail = registerTail.exec(block.text)
  return tail && tail.index > 3 ? trimmed(part(block, 0, tail.index)) : block
}

function shortened(block: Source): Source {
  const cut = runsOn.exec(block.text)
  const stop = cut && cut.index > 3 ? cut.index : Math.min(block.text.length, 400)
  return trimmed(part(block, 0, stop))
}
