import { join } from 'node:path'
import { type Instant, dayOf } from '../kit/clock.ts'
import { documentText } from '../kit/extract/document-text.ts'
import { fileBytes, findFile, storeFile } from '../kit/files/store.ts'
import { tryPlacing } from '../kit/typst/placing.ts'
import { templateText, typesetter } from '../kit/typst/typesetter.ts'
import type { Work } from '../kit/work.ts'
import { slugOf } from '../organisations/organisation.ts'
import type { Invitee } from './attendance.store.ts'
import { meetingNumber } from './meeting.ts'
import {
  type PacketFacts,
  type PacketPaper,
  type PaperContent,
  type Reader,
  packetManuscript,
  pageAlt,
  papersInOrder,
} from './packet.ts'
import type { Paper } from './paper.store.ts'

const template = join(import.meta.dirname, 'packet.typ')

/** More than this is not placed but listed with its link: a mail server takes some 25 MB. */
const mostBytes = 12 * 1024 * 1024

export interface PacketOrder {
  readonly facts: PacketFacts
  readonly papers: readonly Paper[]
  readonly reader: Reader
  /** The address of a paper by itself. */
  readonly linkTo: (paper: Paper) => string
  readonly at: Instant
}

export interface Packet {
  readonly pdf: Buffer
  /** Papers that are listed in it and not placed. */
  readonly left: readonly Paper[]
}

/** Prints the call with its papers. Equal input gives equal bytes. */
export async function printPacket(
  work: Pick<Work, 'db' | 'association'>,
  order: PacketOrder,
): Promise<Packet> {
  const { facts, reader, linkTo, at } = order
  const files: Record<string, Uint8Array> = {}
  const papers: PacketPaper[] = []
  const left: Paper[] = []
  let room = mostBytes
  for (const paper of papersInOrder(order.papers, facts.items, reader)) {
    const { title, itemId, isLate, addedAt } = paper
    const found = await contentOf(work, paper, room)
    room -= found.bytes?.length ?? 0
    if (found.bytes) files[paper.sha256] = found.bytes
    if (found.content.kind === 'none') left.push(paper)
    const lateOn = isLate ? dayOf(addedAt) : null
    papers.push({ title, itemId, lateOn, link: linkTo(paper), content: found.content })
  }
  const hasPdf = papers.some(({ content }) => content.kind === 'pdf')
  const manuscript = {
    source: await templateText(template),
    data: packetManuscript(facts, papers, reader),
    files,
    seconds: Math.floor(Date.parse(at) / 1000),
  }
  const [pdf] = await typesetter.pdfs(manuscript, [hasPdf ? '1.7' : 'ua-1'])
  return { pdf: pdf!, left }
}

const pictures = ['image/png', 'image/jpeg']
const none = (why: string): { content: PaperContent; bytes: null } => ({
  content: { kind: 'none', why },
  bytes: null,
})

interface Found {
  readonly content: PaperContent
  /** What the document places; null where it places nothing. */
  readonly bytes: Buffer | null
}

async function contentOf(
  { db, association }: Pick<Work, 'db' | 'association'>,
  { sha256, title }: Paper,
  room: number,
): Promise<Found> {
  const file = await findFile(db, association, sha256)
  if (!file) return none('Filen finns inte kvar.')
  if (file.size > room) return none('Handlingen är för stor för att tas med här.')
  const bytes = await fileBytes(db, association, sha256)
  if (file.mediaType === 'application/pdf' || pictures.includes(file.mediaType))
    return await placedContent(bytes, title, sha256, file.mediaType === 'application/pdf' ? 'pdf' : 'picture')
  const text = (await documentText(bytes, file.mediaType))?.text
  if (!text) return none('Filen är av ett slag som inte kan tas med här.')
  return { content: { kind: 'text', text: text.replaceAll('\f', '\n\n').trim() }, bytes: null }
}

async function placedContent(
  bytes: Buffer,
  title: string,
  sha256: string,
  kind: 'pdf' | 'picture',
): Promise<Found> {
  const pages = await tryPlacing({ bytes, kind })
  if (!pages) return none('Filen är låst eller skadad och kan inte tas med här.')
  const alts = pages.map((words, index) => pageAlt(title, index + 1, pages.length, words))
  return { content: { kind, file: sha256, alts }, bytes }
}

export interface AttachedFile {
  readonly sha256: string
  readonly filename: string
}

/** Who is called for a member reads everything; a guest what the public may. */
export const readerOf = ({ role }: Pick<Invitee, 'role'>): Reader => (role === 'guest' ? 'public' : 'member')

/** What is printed when only the papers that came after the call are sent. */
export const lateFacts = (facts: Omit<PacketFacts, 'message'>): PacketFacts => ({
  ...facts,
  message: null,
  isLate: true,
})

/** "Kallelse Kommundirektörsgruppen 1-2012.pdf". */
export const packetName = ({
  body,
  meeting,
  isLate = false,
}: Pick<PacketFacts, 'body' | 'meeting' | 'isLate'>): string =>
  `${isLate ? 'Sena handlingar' : 'Kallelse'} ${body.name} ${meetingNumber(meeting).replace('/', '-')}.pdf`

/** What goes with the letter to each kind of reader: the one document, and by themselves the papers that it could not hold. */
export async function storePackets(
  work: Work,
  { facts, papers, base }: { facts: PacketFacts; papers: readonly Paper[]; base: string },
  readers: readonly Reader[],
): Promise<Map<Reader, readonly AttachedFile[]>> {
  const stored = new Map<Reader, readonly AttachedFile[]>()
  const linkTo = paperLink(base, facts)
  for (const reader of new Set(readers)) {
    const { pdf, left } = await printPacket(work, { facts, papers, reader, linkTo, at: work.clock.now() })
    const filename = packetName(facts)
    const { sha256 } = await storeFile(work, pdf, { filename })
    const rest = left.map((paper) => ({ sha256: paper.sha256, filename: paper.filename }))
    stored.set(reader, [{ sha256, filename }, ...rest])
  }
  return stored
}

/** @param base the association's own pages, `https://…/skane-nordvast` */
export const paperLink =
  (base: string, { body, meeting }: Pick<PacketFacts, 'body' | 'meeting'>) =>
  ({ id }: Pick<Paper, 'id'>): string =>
    `${base}/meetings/${slugOf(body.name)}/${meeting.year}/${meeting.number}/papers/${id}`
