import { type Instant, dayOf, timeOfDay } from '../kit/clock.ts'
import { dayWords } from '../kit/day-words.ts'
import { oneLine, shortened } from '../kit/text.ts'
import { type Written, extensionRequest, nomineeRows } from './lodging.ts'

/**
 * Inlämnat brev: what is lodged by a link, as the letter that comes to the inbox; and the receipt for it. Documents, so in
 * Swedish whatever language the page was read in.
 */
export interface LodgedFacts {
  readonly member: string
  readonly dnr: string
  readonly title: string
  /** It takes the place of what was lodged before. */
  readonly isCorrection: boolean
  readonly lodgedAt: Instant
  readonly written: Written
  /** The answer in words: "Antagit". Null where nothing was chosen. */
  readonly answer: string | null
}

export interface LodgedLetter {
  readonly subject: string
  readonly body: string
}

const labels: readonly (readonly [name: string, label: string])[] = [
  ['decidedBy', 'Beslutat av'],
  ['decided', 'Beslutsdatum'],
  ['paragraph', 'Paragraf'],
  ['ownDnr', 'Eget diarienummer'],
  ['until', 'Till den'],
  ['riderText', 'Tillägg eller villkor'],
  ['riderReview', 'Ska följas upp senast'],
  ['seatFrom', 'Företrädare från och med'],
  ['seatTo', 'Företrädare till och med'],
]

const roleWords: Readonly<Record<string, string>> = { ordinary: 'ordinarie', substitute: 'ersättare' }

function nomineeLines(fields: Written['fields']): string[] {
  return nomineeRows.flatMap((row) => {
    const holder = fields[`nominee.${row}`]
    const email = fields[`nomineeEmail.${row}`]
    const role = roleWords[fields[`nomineeRole.${row}`] ?? ''] ?? roleWords['ordinary']
    return holder ? [`Företrädare (${role}): ${holder}${email ? `, ${email}` : ''}`] : []
  })
}

const approvedWords: Readonly<Record<string, string>> = { yes: 'ja', no: 'nej', unknown: 'uppgift saknas' }

/** What was typed, one line for each field that has something; as the registrar and the member read it. */
export function linesOf({ fields, files }: Written, answer: string | null): string[] {
  const filled = labels.flatMap(([name, label]) => (fields[name] ? [`${label}: ${fields[name]}`] : []))
  const approved = approvedWords[fields['approved'] ?? '']
  const clauses = Object.keys(fields).flatMap((name) => clauseLine(name, fields))
  return [
    ...(answer ? [`Svar: ${answer}`] : []),
    ...nomineeLines(fields),
    ...filled,
    ...(approved ? [`Justerat: ${approved}`] : []),
    ...clauses,
    ...(files.length > 0 ? [`Bifogat: ${files.map(({ filename }) => filename).join(', ')}`] : []),
    ...(fields['contact'] ? [`Den som kan svara på frågor: ${fields['contact']}`] : []),
  ]
}

const clauseWords: Readonly<Record<string, string>> = {
  adopted: 'antas som den är',
  adopted_with_changes: 'antas med ändringar',
  declined: 'antas inte',
  not_answered: 'inte besvarad',
  not_concerned: 'berör inte',
}

function clauseLine(name: string, fields: Written['fields']): string[] {
  const number = /^clause\.(\d+)$/.exec(name)?.[1]
  const said = clauseWords[fields[name] ?? '']
  if (!number || !said) return []
  const text = fields[`clauseText.${number}`]
  return [`Beslutspunkt ${number}: ${said}${text ? ` – ${oneLine(text)}` : ''}`]
}

const asksForTime = ({ fields }: Written): boolean => fields['choice'] === extensionRequest

/** A request for more time is one sentence, as a letter would have it; an answer is its fields. */
function said({ member, written, answer }: LodgedFacts): string {
  if (!asksForTime(written)) return linesOf(written, answer).join('\n')
  return `${member} begär anstånd med svaret till den ${dayWords(written.fields['until'] ?? '', 'sv')}.`
}

/** As it comes to the inbox. */
export function lodgedLetter(facts: LodgedFacts): LodgedLetter {
  const { member, dnr, title, isCorrection, lodgedAt, written } = facts
  const when = `${dayWords(dayOf(lodgedAt), 'sv')} kl. ${timeOfDay(lodgedAt)}`
  const note = written.fields['note']
  const parts = [
    `${member} har lämnat in det här via länken i brevet den ${when}.`,
    ...(isCorrection ? ['Det ersätter det som lämnades in tidigare.'] : []),
    `Ärende: ${dnr} ${oneLine(title)}`,
    said(facts),
    ...(note ? [`Meddelande:\n${note}`] : []),
  ]
  const what = asksForTime(written) ? 'Begäran om mer tid' : isCorrection ? 'Rättelse' : 'Svar'
  const subject = shortened(`${what} från ${member}: ${oneLine(title)}`, 150)
  return { subject: `${subject} (${dnr})`, body: `${parts.filter(Boolean).join('\n\n')}\n` }
}

export interface LodgedReceiptFacts extends LodgedFacts {
  readonly association: string
  /** Beslut om antagande likställs med undertecknande, and this is such a decision. */
  readonly isSignature: boolean
}

/** To the address that we have: it tells those who should know that something was lodged, and by which it can be denied. */
export function lodgedReceipt(facts: LodgedReceiptFacts): LodgedLetter {
  const { association, dnr, title, lodgedAt, isSignature } = facts
  const when = `${dayWords(dayOf(lodgedAt), 'sv')} kl. ${timeOfDay(lodgedAt)}`
  const lines = [
    `Vi har tagit emot det ni har lämnat in via länken i ärendet ${dnr}, ${oneLine(title)}. Det kom in den ${when}.`,
    said(facts),
    ...(isSignature
      ? ['Ert beslut räknas som undertecknande när det är registrerat. Inget papper behöver skrivas under.']
      : []),
    'En registrator läser det och hör av sig när det är registrerat.',
    'Stämmer något inte, eller var det inte ni? Svara på det här brevet.',
    association,
  ]
  return {
    subject: shortened(`Mottaget: ${dnr} ${oneLine(title)}`, 150),
    body: `${lines.filter(Boolean).join('\n\n')}\n`,
  }
}
