import { type Block, type WordDocument, grid, heading, list, paragraph, table } from '../kit/docx/document.ts'
import {
  type Minutes,
  type MinutesItem,
  type MinutesPerson,
  followupLine,
  personLine,
  presenceLine,
  presenceWords,
} from './minutes.ts'

/** Protokoll som Word-fil: for those who go on writing in it or lay it on the office's own paper. The sealed document is the PDF. */
export interface WordFacts {
  /** "Protokoll", or "Protokollsutdrag". */
  readonly kind: string
  /** At the foot of each page: the checksum of the sealed text, or that it is a draft. */
  readonly footer: string
  readonly correction: string | null
  /** On the office's own paper, whose head and foot are its own: what ours would say stands below the title. */
  readonly onTemplate?: boolean
}

export function wordMinutes(
  minutes: Minutes,
  { kind, footer, correction, onTemplate = false }: WordFacts,
): WordDocument {
  const { association, body, number, time, place } = minutes
  const title = `${body} – ${kind.toLowerCase()} ${number}`
  return {
    title,
    header: { left: association, right: `${body} ${number}` },
    footer,
    blocks: [
      heading(1, title),
      ...(onTemplate ? [paragraph(`${association}. ${footer}`, 'quiet')] : []),
      ...fact('Tid', time),
      ...fact('Plats', place),
      ...fact('Rättelse', correction),
      ...presence(minutes),
      ...minutes.items.flatMap(itemBlocks),
      ...signatures(minutes, kind),
    ],
  }
}

function fact(label: string, value: string | null): Block[] {
  const [first, ...more] = (value ?? '').split('\n\n')
  if (!first) return []
  return [paragraph([{ text: `${label}: `, bold: true }, first]), ...more.map((piece) => paragraph(piece))]
}

const people = (label: string, persons: readonly MinutesPerson[]): Block[] =>
  fact(label, persons.map(personLine).join('; '))

function presence({ members, officers, guests }: Minutes): Block[] {
  if (members.length === 0) return []
  const rows = members.map(({ organisation, presence, holders }) => [
    organisation,
    presenceWords[presence],
    holders.map(personLine).join('; '),
  ])
  return [
    heading(2, 'Närvaro'),
    paragraph(presenceLine(members)),
    table(['Medlem', 'Närvaro', 'Företrädare'], rows, { widths: [2, 2, 4], caption: 'Närvaro' }),
    ...people('Övriga', officers),
    ...people('Inbjudna gäster', guests),
  ]
}

function itemBlocks(item: MinutesItem): Block[] {
  const text = item.text.split('\n\n').filter(Boolean)
  return [
    heading(2, `${item.number} ${item.title}`),
    ...text.map((piece) => paragraph(piece)),
    ...fact('Yrkanden', item.proposals),
    ...fact('Votering', item.vote),
    ...fact('Jäv', item.recused.join('; ')),
    ...(item.clauses.length > 0
      ? [heading(3, item.decides), ...item.clauses.map((clause) => paragraph(`att ${clause}`, 'quote'))]
      : []),
    ...(item.outcomeWords ? [paragraph({ text: item.outcomeWords, bold: true })] : []),
    ...fact('Reservationer', item.reservations),
    ...(item.followups.length > 0 ? [list(item.followups.map(followupLine))] : []),
    ...fact('Protokollsutdrag skickas till', item.extractRecipients.join('; ')),
  ]
}

/** Lines to sign on, beside each other as offices have them. */
function signatures({ secretary, adjusters }: Minutes, kind: string): Block[] {
  const isExtract = kind !== 'Protokoll'
  const signers = isExtract
    ? [['Underskrift', secretary ?? '']]
    : [...(secretary ? [['Sekreterare', secretary]] : []), ...adjusters.map((name) => ['Justerare', name])]
  if (signers.length === 0) return []
  const cells = signers.map(([role = '', name = '']) => `\n\n${'_'.repeat(28)}\n${name}\n${role}`)
  const rows = Array.from({ length: Math.ceil(cells.length / 2) }, (_, row) => [
    cells[row * 2]!,
    cells[row * 2 + 1] ?? '',
  ])
  return [heading(2, isExtract ? 'Utdragets riktighet bestyrks' : 'Underskrifter'), grid(rows)]
}
