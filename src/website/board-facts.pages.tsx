import type { Instrument } from '../agreements/instrument.ts'
import type { Circulation } from '../circulations/circulation.ts'
import { type Instant, addDays, dayOf } from '../kit/clock.ts'
import { dayWords } from '../kit/day-words.ts'
import type { Visit } from '../kit/http/visit.ts'
import type { Language } from '../kit/language.ts'
import type { BoardSubject } from './board.ts'
import { texts } from './texts.ts'

/** The decision's own page may be the staff's only. */
function Decided({ visit, circulation, words }: { visit: Visit; circulation: Circulation; words: string }) {
  const { decisionId } = circulation
  if (!decisionId || !visit.actor.administrator) return words
  return <a href={`/${visit.association.slug}/decisions/${decisionId}`}>{words}</a>
}

/** What the circulation is, from whom and by whose decision: the line under its title. */
export function factsOf(visit: Visit, { circulation, letter, instrument }: BoardSubject) {
  const { language } = visit
  const words = texts[language]
  const { basis } = letter
  const decided =
    basis && [basis.body, dayWords(basis.on, language), basis.paragraph].filter(Boolean).join(' ')
  const valid = instrument && validity(instrument, circulation.sentAt, language)
  return [
    { label: words.kinds[circulation.kind], value: circulation.dnr },
    { label: words.sender, value: letter.sender },
    ...(letter.passedOnBy ? [{ label: words.passedOnBy, value: letter.passedOnBy }] : []),
    ...(letter.nominations ? [{ label: words.seat, value: letter.nominations.to }] : []),
    ...(decided
      ? [
          {
            label: words.decision,
            value: <Decided visit={visit} circulation={circulation} words={decided} />,
          },
        ]
      : []),
    ...(valid ? [{ label: words.validity, value: valid }] : []),
    ...(letter.decisionIsSignature ? [{ label: words.adoption, value: words.sameAsSigning }] : []),
  ]
}

function validity({ validFrom, validTo }: Instrument, sentAt: Instant, language: Language): string | null {
  if (validFrom === null) return null
  const words = texts[language]
  const retroactive = validFrom < dayOf(sentAt) ? ` (${words.retroactive})` : ''
  // Stored half-open; people say the last day.
  const end = validTo ? words.validTo(addDays(validTo, -1)) : words.untilFurther
  return `${words.validFrom(validFrom)}${retroactive}, ${end}`
}
