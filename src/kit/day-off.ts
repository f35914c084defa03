import { type Day, addDays, weekdayOf } from './clock.ts'

/** Sunday, Saturday, a public holiday (lag 1989:253), Midsummer's, Christmas and New Year's Eve (2 §). */
export function isDayOff(day: Day): boolean {
  const weekday = weekdayOf(day)
  if (weekday === 0 || weekday === 6) return true
  const monthAndDay = day.slice(5)
  return fixedDaysOff.has(monthAndDay) || movableDaysOff(day, weekday)
}

/** The day itself where it is a working day, else the next one. */
export function workingDayFrom(day: Day): Day {
  return isDayOff(day) ? workingDayFrom(addDays(day, 1)) : day
}

/** The day itself where it is a working day, else the last one before it. */
export function workingDayUpTo(day: Day): Day {
  return isDayOff(day) ? workingDayUpTo(addDays(day, -1)) : day
}

/** New Year, Epiphany, 1 May, National Day, the Christmas days and the two eves. */
const fixedDaysOff = new Set('01-01 01-06 05-01 06-06 12-24 12-25 12-26 12-31'.split(' '))

/** Good Friday, Easter Monday, Ascension Day, and Midsummer's Eve (the Friday 19–25 June). Whit Monday is not one since 2005. */
function movableDaysOff(day: Day, weekday: number): boolean {
  const easter = easterSunday(Number(day.slice(0, 4)))
  const fromEaster = [-2, 1, 39].map((days) => addDays(easter, days))
  const midsummersEve = weekday === 5 && day.slice(5) >= '06-19' && day.slice(5) <= '06-25'
  return midsummersEve || fromEaster.includes(day)
}

/** The Gregorian computus (Butcher's form). */
export function easterSunday(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7
  const f = Math.floor((a + 11 * d + 22 * e) / 451)
  const sum = d + e - 7 * f + 114
  const [month, dayOfMonth] = [Math.floor(sum / 31), (sum % 31) + 1]
  return `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`
}
