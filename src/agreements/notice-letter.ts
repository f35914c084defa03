import type { Day } from '../kit/clock.ts'

/** Underrättelsens brev: what the third body reads. A document, so in Swedish. */
export interface NoticeLine {
  readonly member: string
  /** "Antagit" */
  readonly standing: string
  readonly decidedBy: string | null
  readonly decided: Day | null
  readonly paragraph: string | null
  readonly received: Day | null
  readonly riders: readonly string[]
  /** Names of the attached copies, or their addresses where they are too large to attach. */
  readonly copies: readonly string[]
  /** How many papers it rests on that are not public, and so not sent without being asked for. */
  readonly withheld: number
  /** The number of the notice that this corrects; null for what is new. */
  readonly corrects: number | null
  /** It was registered by mistake, and nothing stands in its place. */
  readonly struck: boolean
}

/** What most offices' mail servers take. */
export const mostMegabytes = 20

export interface NoticeFacts {
  readonly number: number
  readonly association: string
  readonly recipient: string
  readonly dnr: string
  readonly title: string
  readonly lines: readonly NoticeLine[]
  /** "20 har svarat, 17 har antagit" */
  readonly count: string
  readonly addressees: number
  /** The copies are too large together: their addresses stand in their place. */
  readonly linked: boolean
}

export function noticeLetter(facts: NoticeFacts): { subject: string; body: string } {
  const { number, dnr, title, lines } = facts
  const since = number === 1 ? 'hittills' : `sedan underrättelse ${number - 1}`
  const parts = [
    `${facts.association} underrättar ${facts.recipient} om de beslut som har kommit in ${since} i ärendet ${dnr}, ${title}.`,
    lines.map(lineText).join('\n'),
    ...(facts.linked
      ? [
          `Kopiorna är tillsammans större än ${mostMegabytes} MB och bifogas därför inte. De finns på adresserna ovan.`,
        ]
      : []),
    `Läget nu: ${facts.addressees} är tillfrågade, ${facts.count}.`,
    facts.association,
  ]
  return { subject: `Underrättelse ${number}: ${dnr} ${title}`, body: parts.join('\n\n') }
}

const withheldWords = ({ copies }: NoticeLine): string =>
  copies.length > 0
    ? 'övriga handlingar är inte offentliga och bifogas inte'
    : 'underlaget är inte offentligt och bifogas inte'

function lineText(line: NoticeLine): string {
  const { member, corrects, struck } = line
  const lead = corrects === null ? '–' : `– Rättelse till underrättelse ${corrects}:`
  if (struck) return `${lead} ${member}: det som underrättades om var felregistrerat och gäller inte.`
  const decision = [line.decidedBy, line.decided, line.paragraph].filter(Boolean).join(', ')
  const facts = [
    line.standing,
    ...(decision ? [`beslut: ${decision}`] : []),
    ...(line.received ? [`inkom ${line.received}`] : []),
    ...line.riders.map((rider) => `tillägg: ${rider}`),
    ...(line.copies.length > 0 ? [`kopia: ${line.copies.join(', ')}`] : []),
    ...(line.withheld > 0 ? [withheldWords(line)] : []),
  ]
  return `${lead} ${member}: ${facts.join('; ')}.`
}
