import { bodyName, bodyTitle } from './body.ts'
import { opinionIn } from './act.ts'
import type { ReadOpinion } from './act.ts'
import { flat, found, part } from './source.ts'
import type { Found, Source } from './source.ts'
import { everyMatch, swedish } from './pattern.ts'

/** Remissammanställning: an office's table of what each member answered. */
export interface CompiledAnswer {
  readonly organisation: string
  readonly body: string | null
  readonly opinion: ReadOpinion | null
  readonly text: string
}

/** "Lerums kommun      Kommunstyrelsens arbetsutskott ställer sig bakom …": a name, then a body that speaks. */
const entry = swedish(
  `((?:\\p{Lu}[\\p{L}-]{1,30} ){1,3}(?:kommun|[Ss]tad))[ ]{2,}(${bodyName.replace(/\(\?:(?=kommun)/g, '(?:')})\\b`,
  'gu',
)
const entryCaseless = new RegExp(
  entry.source.replaceAll('(?:kommun|region|', '(?:[Kk]ommun|[Rr]egion|'),
  'gu',
)

export function compiledAnswers(body: Source): Found<CompiledAnswer>[] {
  const heads = everyMatch(entryCaseless, body.text)
  if (heads.length < 2) return []
  return heads.map((head, index) => {
    const start = head.index + head[0].length - head[2]!.length
    const end = Math.min(heads[index + 1]?.index ?? body.text.length, start + 2500)
    const answer = part(body, start, end)
    const text = flat(index + 1 < heads.length ? answer.text : answer.text.split(/\n[ ]*\n/)[0]!)
    const value = { organisation: flat(head[1]!), body: bodyTitle(head[2]!), opinion: opinionIn(text), text }
    return found(value, body, { start: head.index, end: start + text.length })
  })
}
