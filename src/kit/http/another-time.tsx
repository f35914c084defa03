import { dayOf } from '../clock.ts'
import { dayWords, momentWords } from '../day-words.ts'
import type { Markup } from '../html/markup.ts'
import { TimeControl } from '../html/time-control.tsx'
import { defineTexts } from '../language.ts'
import { asOf } from './as-of.ts'
import type { Visit } from './visit.ts'

const words = defineTexts(
  {
    label: 'Visa en annan tidpunkt',
    on: 'Gällde den',
    known: 'enligt registrerat t.o.m.',
    show: 'Visa',
    reset: 'Visa nu',
    asItWas: ({ on, known }: Said) => `Som det gällde den ${on} och var känt den ${known}.`,
  },
  {
    label: 'Show another time',
    on: 'Valid on',
    known: 'as registered up to',
    show: 'Show',
    reset: 'Show now',
    asItWas: ({ on, known }: Said) => `As it was on ${on}, as known on ${known}.`,
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

/** Says which other time the page is shown for, with the way to a third one and back; nothing where it shows the present. */
export function AnotherTime({ visit }: { visit: Visit }): Markup {
  const { on, known, present } = asOf(visit)
  if (present) return null
  const { asItWas, ...labels } = words[visit.language]
  const kept = [...visit.url.searchParams].filter((one) => !isTime(one))
  const rest = new URLSearchParams(kept).toString()
  const said: Said = { on: dayWords(on, visit.language), known: momentWords(known, visit.language) }
  return (
    <>
      <p role="status">{asItWas(said)}</p>
      <TimeControl
        action={visit.url.pathname}
        on={on}
        known={visit.url.searchParams.get('known') ?? dayOf(known)}
        present={present}
        reset={visit.url.pathname + (rest && `?${rest}`)}
        words={labels}
        hidden={Object.fromEntries(kept)}
      />
    </>
  )
}
