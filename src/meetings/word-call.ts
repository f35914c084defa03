import { type Block, type WordDocument, heading, list, paragraph, table } from '../kit/docx/document.ts'
import { type AgendaItem, itemNumber } from './agenda.ts'
import { type Meeting, meetingNumber, timeWords } from './meeting.ts'
import { type Reader, papersInOrder } from './packet.ts'

/** Kallelse som Word-fil: the call with its agenda and a list of its papers, for those who lay it on the office's own paper. */
export interface CallDocument {
  readonly association: string
  readonly body: { readonly name: string }
  readonly meeting: Meeting
  readonly items: readonly AgendaItem[]
  readonly secretary: string | null
  readonly papers: readonly {
    readonly id: string
    readonly itemId: string | null
    readonly title: string
    readonly isLate: boolean
  }[]
}

interface CallReader {
  readonly reader: Reader
  readonly linkTo: (paper: { readonly id: string }) => string
}

export function wordCall(call: CallDocument, to: CallReader): WordDocument {
  const { association, body, meeting, secretary } = call
  const { place, videoLink } = meeting
  const name = `${body.name} ${meetingNumber(meeting)}`
  const video = videoLink && [
    { text: 'Videomöte: ', bold: true },
    { text: videoLink, href: videoLink },
  ]
  return {
    title: `Kallelse till ${name}`,
    header: { left: association, right: name },
    footer: `Kallelse till ${name}`,
    blocks: [
      heading(1, `Kallelse till ${name}`),
      ...fact('Tid', timeWords(meeting, 'sv')),
      ...fact('Plats', place),
      ...(video ? [paragraph(video)] : []),
      ...agenda(call, to),
      ...papersOf(call, to),
      ...(secretary ? [paragraph(secretary)] : []),
      paragraph(association),
    ],
  }
}

function agenda({ items }: CallDocument, { reader }: CallReader): Block[] {
  const rows = items.map((item) => {
    const isHidden = item.isClosed && reader === 'public'
    return [itemNumber(item), isHidden ? 'Slutet ärende' : item.title, isHidden ? '' : (item.presenter ?? '')]
  })
  const look = { widths: [1, 6, 3], caption: 'Dagordning' }
  return [heading(2, 'Dagordning'), table(['Nr', 'Punkt', 'Föredragande'], rows, look)]
}

function papersOf({ papers, items }: CallDocument, { reader, linkTo }: CallReader): Block[] {
  const shown = papersInOrder(papers, items, reader)
  if (shown.length === 0) return []
  const lines = shown.map((paper) => [
    { text: paper.title, href: linkTo(paper) },
    paper.isLate ? ' (sen handling)' : '',
  ])
  return [heading(2, 'Handlingar'), list(lines)]
}

const fact = (label: string, value: string | null): Block[] =>
  value ? [paragraph([{ text: `${label}: `, bold: true }, value])] : []
