import { type Day, type Instant, dayOf, timeOfDay } from './clock.ts'
import type { Language } from './language.ts'

const months = {
  sv: 'januari februari mars april maj juni juli augusti september oktober november december'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
} as const

/** A day in running text: `15 juni 2015`. In tables days stand as they are, `2015-06-15`. */
export function dayWords(day: Day, language: Language): string {
  return `${dayAndMonth(day, language)} ${day.slice(0, 4)}`
}

/** As `dayWords`, where the year is plain: `15 juni`. */
export function dayAndMonth(day: Day, language: Language): string {
  return `${Number(day.slice(8, 10))} ${months[language][Number(day.slice(5, 7)) - 1]}`
}

/** A moment at the office in running text: `20 maj 2015 kl. 09.12`. */
export function momentWords(moment: Instant, language: Language): string {
  const time = timeOfDay(moment)
  const day = dayWords(dayOf(moment), language)
  return language === 'sv' ? `${day} kl. ${time}` : `${day}, ${time.replace('.', ':')}`
}

/** A moment in a table: `2015-05-20 09.12`. */
export function momentInTable(moment: Instant): string {
  return `${dayOf(moment)} ${timeOfDay(moment)}`
}
