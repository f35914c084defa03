/** Days reckoned in plain arithmetic, to try the kit's calendar against. */

const pad = (n: number): string => String(n).padStart(2, '0')

/** Stockholm's day by the European summer-time rule, in arithmetic. */
export function stockholmDay(instant: string): string {
  const year = Number(instant.slice(0, 4))
  const lastSunday = (month: number): string => {
    const last = new Date(Date.UTC(year, month, 0))
    return `${year}-${pad(month)}-${pad(last.getUTCDate() - last.getUTCDay())}T01:00:00.000Z`
  }
  const summer = instant >= lastSunday(3) && instant < lastSunday(10)
  return new Date(Date.parse(instant) + (summer ? 2 : 1) * 3_600_000).toISOString().slice(0, 10)
}

export function nextDay(day: string, days = 1): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const total = year * 12 + (month - 1) + months
  const length = new Date(Date.UTC(Math.floor(total / 12), (total % 12) + 1, 0)).getUTCDate()
  return `${Math.floor(total / 12)}-${pad((total % 12) + 1)}-${pad(Math.min(date, length))}`
}
