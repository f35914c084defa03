import { dayOf } from '../clock.ts'
import { dayWords, momentWords } from '../day-words.ts'
import type { Markup } from '../html/markup.ts'
import { TimeControl } from '../html/time-control.tsx'
import { defineTexts } from '../language.ts'
import { timeTexts } from '../time.texts.ts'
import { asOf, knownIn } from './as-of.ts'
import type { Visit } from './visit.ts'

const words = defineTexts(
  {
    asItWas: ({ on, known }: Said) => `Som det gällde den ${on} och var känt den ${known}.`,
    asKnown: ({ known }: Said) => `Som det var känt den ${known}.`,
  },
  {
    asItWas: ({ on, known }: Said) => `As it was on ${on}, as known on ${known}.`,
    asKnown: ({ known }: Said) => `As known on ${known}.`,
  },
)

interface Said {
  readonly on: string
  readonly known: string
}

/** The two times as they stand in the address, to go along in a link; empty where it shows the present. */
export const timesIn = ({ url }: Pick<Visit, 'url'>): string =>
  new URLSearchParams([...url.searchParams].filter(isTime)).toString()

const isTime = ([name]: readonly [string, string]): boolean => name === 'on' || name === 'known'

/**
 * Says which other time the page is shown for, with the way to a third one and back; nothing where it shows the present.
 * @param props.everyDay the page is the same on all days: only what was known matters
 */
export function AnotherTime({ visit, everyDay = false }: { visit: Visit; everyDay?: boolean }): Markup {
  const { on, known, present } = asOf(visit)
  if (everyDay ? knownIn(visit) === null : present) return null
  const { asItWas, asKnown } = words[visit.language]
  const kept = [...visit.url.searchParams].filter((one) => !isTime(one))
  const rest = new URLSearchParams(kept).toString()
  const said: Said = { on: dayWords(on, visit.language), known: momentWords(known, visit.language) }
  return (
    <>
      <p role="status">{everyDay ? asKnown(said) : asItWas(said)}</p>
      <TimeControl
        action={visit.url.pathname}
        {...(!everyDay && { on })}
        known={visit.url.searchParams.get('known') ?? dayOf(known)}
        present={false}
        reset={visit.url.pathname + (rest && `?${rest}`)}
        words={timeTexts[visit.language]}
        hidden={Object.fromEntries(kept)}
      />
    </>
  )
}
