import type { ReadFollowup } from './followup.ts'
import type { MinutesReading } from './minutes.ts'
import { many, one, same } from './report-field.ts'
import type { Field } from './report-field.ts'
import type { Evidence, Found } from './source.ts'

/** Protokollets fält: minutes as the fields of a report. */
const said = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null && part !== false))

const withValue = (found: Evidence, value: unknown): Found<unknown> => ({ ...found, value })

/** "§§ 40-49", where the items are paragraphs with a sign. */
function range(minutes: MinutesReading): Field[] {
  const first = minutes.items[0]
  const last = minutes.items.at(-1)
  if (!first?.no || !last?.no || !/[§$]|paragraf/i.test(first.evidence.quote))
    return one('number', minutes.serial)
  return same('number', first === last ? `§ ${first.no}` : `§§ ${first.no}-${last.no}`, first.evidence)
}

function items(minutes: MinutesReading): Field[] {
  return many(
    'items',
    minutes.items.map((item) => {
      const { no, title, decision, outcome, isNumberInferred } = item
      return withValue(
        item.evidence,
        said({ no, title, decision_text: decision, outcome, number_inferred: isNumberInferred }),
      )
    }),
  )
}

export function followupFields(followups: readonly Found<ReadFollowup>[]): Field[] {
  return many(
    'followups',
    followups.map((found) => {
      const { who, role, what, when, on, certainty, item } = found.value
      return withValue(found, said({ who, role, what, when, on, possible: certainty === 'possible', item }))
    }),
  )
}

/** The last day for an answer that a decision of the minutes names. */
function deadline(minutes: MinutesReading): Field[] {
  const dated = minutes.followups.find((found) => found.value.on && /\bsenast\b/i.test(found.value.what))
  return dated ? same('deadline', dated.value.on, dated) : []
}

export function minutesFields(minutes: MinutesReading): Field[] {
  return [
    ...range(minutes),
    ...one('place', minutes.place),
    ...one('time', minutes.time),
    ...many('present', minutes.present),
    ...many('apologies', minutes.apologies),
    ...many('guests', minutes.guests),
    ...items(minutes),
    ...followupFields(minutes.followups),
    ...many(
      'moved_meetings',
      minutes.moved.map((found) => withValue(found, said(found.value))),
    ),
    ...one('next_meeting', minutes.nextMeeting),
    ...deadline(minutes),
    ...one('chair', minutes.chair),
    ...one('secretary', minutes.secretary),
    ...one('adjuster', minutes.adjusters[0] ?? null),
  ]
}
