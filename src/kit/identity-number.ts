/**
 * Personnummer och samordningsnummer (folkbokföringslagen 1991:481 § 18, 18 a): a person's birth day, three digits and a
 * check digit. They are no part of what an association keeps or shows: they are masked in all text that is taken in and
 * once more in all that is sent out. The letters and files they came in stay as they are, byte for byte.
 */

const mask = '•'

/** Hyphens and dashes as offices and word processors write them; plus for those who have turned a hundred. */
const dash = '[-\\u00ad\\u2010-\\u2015\\u2212+]'
const space = '[ \\u00a0\\u2009\\u202f]'

/**
 * Century, year, month and day with the same sign between them or none, then the four last digits. What stands before or
 * after must not make it a piece of something longer: a diary number, an identifier, a telephone number.
 */
const shape = new RegExp(
  `(?<![\\p{L}\\p{N}/+]|[\\p{L}\\p{N}]${dash})((?:18|19|20)${space}?)?(\\d\\d)([-. ]?)(\\d\\d)\\3(\\d\\d)` +
    `(${space}?${dash}${space}?|${space}{0,2})(\\d{4})(?![\\p{L}\\p{N}]|${dash}?[\\p{L}\\p{N}]|[/.:]\\d)`,
  'gu',
)

/** Said right before a number, these leave no doubt of what it is. */
const named = /(?:person(?:numme?|n)?r|person-?nr|pnr|p-?nr|samordnings(?:nummer|nr)|född|f\.)[\s.:()]*$/iu
const other =
  /(?:dnr|diarien(?:r|ummer)|ärende\p{L}*|beteckning|ref(?:erens)?\p{L}*|tel\p{L}*|mobil\p{L}*|fax|växel|vx|sms|org\p{L}*\.?-?n(?:r|ummer)|konto\p{L}*|giro|bg|pg|faktura\p{L}*|ocr\p{L}*|isbn)[\s.:()–-]*$/iu

/** Each digit of each personal identity number as a dot: the text keeps its length, and every place in it stays true. */
export function withoutIdentityNumbers(text: string): string {
  return text.replace(shape, (found: string, ...groups: (string | number | undefined)[]) => {
    const [century = '', year, between, month, day, separator, last] = groups as string[]
    const at = groups.findLast((group) => typeof group === 'number')!
    const before = text.slice(Math.max(0, at - 30), at)
    const number = { century, between, separator, digits: `${year}${month}${day}${last}` } as Candidate
    return isIdentityNumber(number, before) ? found.replace(/\d/g, mask) : found
  })
}

/**
 * The same for what is about to be sent, in UTF-8. Nearly every page has nothing that could be such a number, and to see
 * that takes a small part of the time that looking for its shape does.
 */
export function bytesWithoutIdentityNumbers(page: Buffer): Buffer {
  return mayHoldNumber(page) ? Buffer.from(withoutIdentityNumbers(page.toString())) : page
}

const [digit, divider, hyphen, slash, letter] = [1, 2, 3, 4, 5] as const

/** What a byte may be to such a number; those of other letters and dashes than ASCII's are taken for dividers. */
const kinds = Uint8Array.from({ length: 256 }, (_, code) => {
  const sign = String.fromCharCode(code)
  if (/[0-9]/.test(sign)) return digit
  if (/[A-Za-z]/.test(sign)) return letter
  if (sign === '-') return hyphen
  if (sign === '/' || sign === '+') return slash
  return code >= 0x80 || sign === ' ' || sign === '.' ? divider : 0
})

/** The last four digits always stand together, so it is enough to look at every fourth place. */
export function mayHoldNumber(bytes: Uint8Array): boolean {
  const { length } = bytes
  for (let at = 3; at < length; at += 4) {
    const code = bytes[at]!
    if (code >= 0x30 && code <= 0x39 && mayBeLast(bytes, at)) return true
  }
  return false
}

/** Whether digits end together here that are the last four or more of a number, and no piece of something longer. */
function mayBeLast(bytes: Uint8Array, here: number): boolean {
  let to = here
  while (kindAt(bytes, to + 1) === digit) to += 1
  return !isLonger(kindAt(bytes, to + 1), kindAt(bytes, to + 2)) && isNumberTo(bytes, to)
}

/** Ten digits, or twelve with the century. */
function isNumberTo(bytes: Uint8Array, to: number): boolean {
  let digits = 0
  for (let at = to; digits <= 12 && isPart(kindAt(bytes, at)); at -= 1) {
    if (kindAt(bytes, at) === digit) digits += 1
    else if (digits < 4) return false
    const isWhole = digits === 10 || digits === 12
    if (isWhole && kindAt(bytes, at) === digit && mayBegin(bytes, at)) return true
  }
  return false
}

const kindAt = (bytes: Uint8Array, at: number): number => kinds[bytes[at] ?? 0]!
const isPart = (kind: number): boolean => kind !== 0 && kind !== letter

function mayBegin(bytes: Uint8Array, at: number): boolean {
  const before = kindAt(bytes, at - 1)
  return before !== digit && before !== slash && !isLonger(before, kindAt(bytes, at - 2))
}

/** A letter stands beside it, or a hyphen with a letter or a digit: a piece of a diary number or an identifier. */
const isLonger = (beside: number, further: number): boolean =>
  beside === letter || (beside === hyphen && (further === letter || further === digit))

interface Candidate {
  /** `19`, or empty. */
  readonly century: string
  /** What stands between year, month and day. */
  readonly between: string
  readonly separator: string
  /** Ten. */
  readonly digits: string
}

function isIdentityNumber(number: Candidate, before: string): boolean {
  if (!isBirthDay(number.digits)) return false
  // A digit may be mistyped: it points at somebody all the same.
  if (named.test(before)) return true
  return !other.test(before) && passesCheck(number.digits) && !isSomethingElse(number)
}

/** A day of the calendar; in a samordningsnummer 60 more. */
function isBirthDay(digits: string): boolean {
  const [year, month, day] = [0, 2, 4].map((at) => Number(digits.slice(at, at + 2))) as [
    number,
    number,
    number,
  ]
  const date = day > 60 ? day - 60 : day
  return month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month)
}

const daysIn = (year: number, month: number): number =>
  month === 2 ? (year % 4 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** The last digit is what the other nine make it (mod 10, every other one doubled). */
function passesCheck(digits: string): boolean {
  const sum = Array.from(digits, Number).reduce((total, digit, index) => {
    const product = index % 2 === 0 ? digit * 2 : digit
    return total + (product > 9 ? product - 9 : product)
  }, 0)
  return sum % 10 === 0
}

/**
 * Shapes that more often are another thing, where no word says what they are: a telephone number (ten digits from 0
 * without a dash), and a date with a time of day after it.
 */
function isSomethingElse({ century, between, separator, digits }: Candidate): boolean {
  if (separator.trim() !== '') return between === ' ' && century === '' && digits.startsWith('0')
  if (century === '') return digits.startsWith('0') || between !== ''
  const isTimeOfDay = /^(?:[01]\d|2[0-3])[0-5]\d$/.test(digits.slice(6))
  return between !== '' && isTimeOfDay
}
