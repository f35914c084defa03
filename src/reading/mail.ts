import type { Day } from '../kit/clock.ts'
import { findDays } from './day.ts'
import { firstMatch, part } from './source.ts'
import type { Found, Source } from './source.ts'

/** E-post i texten: the head of a mail that was printed or forwarded as text, with the words Outlook and its kin use. */
export interface MailHead {
  readonly from: Found<string> | null
  readonly to: Found<string> | null
  readonly cc: Found<string> | null
  readonly subject: Found<string> | null
  /** Day and time as far as written: "2023-09-29 08:28". */
  readonly sent: Found<string> | null
  readonly sentOn: Day | null
}

const next =
  '(?=\\s*(?:Från|From|Skickat|Sent|Datum|Date|Till|To|Kopia|Cc|Ämne|Subject|Bifogade filer|Attachments):|\\n|$)'
const field = (names: string): RegExp =>
  new RegExp(`(?:^|\\n|\\s)\\**(?:${names}):\\**[ ]*([^\\n]{1,400}?)${next}`, 'u')
const fields = {
  from: field('Från|From'),
  sent: field('Skickat|Sent|Datum|Date'),
  to: field('Till|To'),
  cc: field('Kopia|Cc'),
  subject: field('Ämne|Subject'),
}
const address = /[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}/u

/** The address where the field has one, else the field as written. */
function addressIn(hit: Found<string> | null): Found<string> | null {
  const found = hit ? address.exec(hit.value)?.[0] : null
  return hit && found ? { ...hit, value: found } : hit
}

/** Null unless both a sender and a subject or a receiver stand as mail fields. */
export function mailHead(source: Source): MailHead | null {
  const start = source.text.search(/(?:^|\n|\s)\**(?:Från|From):/u)
  if (start === -1) return null
  const head = part(source, start, Math.min(source.text.length, start + 2500))
  const from = firstMatch(head, fields.from)
  const to = firstMatch(head, fields.to)
  const subject = firstMatch(head, fields.subject)
  if (!from || (!to && !subject)) return null
  const sent = firstMatch(head, fields.sent)
  const sentOn = sent ? (findDays(sent.value)[0]?.day ?? null) : null
  return {
    from: addressIn(from),
    to: addressIn(to),
    cc: addressIn(firstMatch(head, fields.cc)),
    subject,
    sent: sent && sentOn ? { ...sent, value: withTime(sentOn, sent.value) } : sent,
    sentOn,
  }
}

function withTime(day: Day, written: string): string {
  const time = /\b(\d{1,2}[.:]\d\d)(?::\d\d)?\s*$/.exec(written)?.[1]
  return time ? `${day} ${time.replace('.', ':')}` : day
}
