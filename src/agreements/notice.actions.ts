import { addEntry, voidEntry } from '../cases/registry.actions.ts'
import { dayOf } from '../kit/clock.ts'
import { cancelMail, queueMail } from '../kit/mail/actions.ts'
import { NotFound, Refusal } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { log } from '../log/actions.ts'
import { findHead } from '../log/store.ts'
import { cameOn, meaning } from '../ledger/act.ts'
import { askedBy, count, countLine } from '../ledger/count.ts'
import { kindOf, standingRow } from '../ledger/standing-words.ts'
import { type KeptEvidence, findActs, findEvidence } from '../ledger/store.ts'
import { findStandings } from '../ledger/standings.store.ts'
import { texts as ledgerTexts } from '../ledger/texts.ts'
import { findOrganisations, findOwnAssociation } from '../organisations/store.ts'
import { type NoticeLine, mostMegabytes, noticeLetter } from './notice-letter.ts'
import {
  type NoticeMatter,
  type NoticeParty,
  type SentNotice,
  findNoticeMatter,
  findNoticeParties,
  findNotices,
  findSizes,
  insertNotice,
  lockNotices,
} from './notice.store.ts'
import { type OwedLine, owedLines } from './notice.ts'

/** A notice as it would be sent now: what is shown is what is sent. */
export interface NoticeDraft {
  readonly recipient: NoticeParty
  readonly number: number
  readonly subject: string
  readonly body: string
  readonly attachments: readonly { readonly sha256: string; readonly filename: string }[]
  /** Too large together to be attached: the letter has their addresses. */
  readonly linked: boolean
  /** Names of papers that are not public, and so do not go. */
  readonly withheld: readonly string[]
  /** The acts that it tells of. */
  readonly acts: readonly string[]
}

export interface NoticeDesk {
  readonly matter: NoticeMatter
  readonly recipients: readonly NoticeParty[]
  readonly sent: readonly SentNotice[]
  /** One for each recipient that is owed anything. */
  readonly drafts: readonly NoticeDraft[]
}

/** Which notices: of which circulation, and where the association's documents are read, as an address. */
export interface NoticeAsking {
  readonly slug: string
  readonly documents: string
}

/** @throws NotFound when no such circulation has been sent */
export async function findNoticeDesk(work: Work, { slug, documents }: NoticeAsking): Promise<NoticeDesk> {
  const { db, association } = work
  const matter = await findNoticeMatter(db, association, slug)
  if (!matter) throw new NotFound()
  const recipients = await findNoticeParties(db, association, matter.circulation)
  const sent = await findNotices(db, association, matter.circulation)
  const acts = await findActs(db, association, matter.circulation)
  const facts = await factsOf(work, matter)
  let number = (sent.at(-1)?.number ?? 0) + 1
  const drafts = recipients.flatMap((recipient) => {
    const received = sent.filter(
      (notice) => notice.recipient === recipient.id && notice.state !== 'cancelled',
    )
    const lines = owedLines(acts, new Set(received.flatMap((notice) => notice.acts)))
    return lines.length > 0
      ? [draftOf({ matter, recipient, number: number++, lines, received, documents, ...facts })]
      : []
  })
  return { matter, recipients, sent, drafts }
}

interface Facts {
  readonly association: string
  readonly names: ReadonlyMap<string, { readonly name: string; readonly code: string | null }>
  readonly evidence: readonly KeptEvidence[]
  /** Bytes, by hash. */
  readonly sizes: ReadonlyMap<string, number>
  readonly count: string
  readonly addressees: number
}

async function factsOf({ db, association, clock }: Work, matter: NoticeMatter): Promise<Facts> {
  const head = await findHead(db, association)
  const known = [clock.now(), head.recordedAt].sort().at(-1)!
  const on = dayOf(known)
  const organisations = await findOrganisations(db, association, on)
  const names = new Map(organisations.map((one) => [one.id, one]))
  const { hubId } = await findOwnAssociation(db, association)
  const evidence = await findEvidence(db, association, matter.circulation)
  const hashes = evidence.flatMap(({ sha256 }) => sha256 ?? [])
  const { members } = await findStandings(db, association, matter.circulation, { on, known })
  return {
    association: names.get(hubId)?.name ?? '',
    names,
    evidence,
    sizes: await findSizes(db, association, [...new Set(hashes)]),
    count: countLine(count(members.map((member) => member.standing)), 'sv', askedBy(matter.kind)),
    addressees: members.length,
  }
}

interface Making extends Facts {
  readonly matter: NoticeMatter
  readonly recipient: NoticeParty
  readonly number: number
  readonly lines: readonly OwedLine[]
  readonly received: readonly SentNotice[]
  readonly documents: string
}

function draftOf(making: Making): NoticeDraft {
  const { matter, recipient, number, lines, count: counted, addressees, association } = making
  const copies = lines.map((line) => copiesOf(making, line))
  const every = [...new Map(copies.flat().map((copy) => [copy.sha256 + copy.filename, copy])).values()]
  const open = every.filter((copy) => copy.public)
  const bytes = open.reduce((sum, { sha256 }) => sum + (making.sizes.get(sha256) ?? 0), 0)
  const linked = bytes > mostMegabytes * 1024 * 1024
  const letter = noticeLetter({
    number,
    association,
    recipient: recipient.name,
    dnr: matter.dnr,
    title: matter.title,
    lines: lines.map((line, index) => lineOf(making, line, copies[index]!, linked)),
    count: counted,
    addressees,
    linked,
  })
  const attachments = linked ? [] : open.map(({ sha256, filename }) => ({ sha256, filename }))
  const withheld = every.filter((copy) => !copy.public).map((copy) => copy.filename)
  const acts = lines.map((line) => line.act.id)
  return { recipient, number, ...letter, attachments, linked, withheld, acts }
}

interface Copy {
  readonly sha256: string
  readonly filename: string
  readonly href: string
  readonly public: boolean
}

/** Copies of the decisions, named so that they can be told apart: `0115 Vallentuna – utdrag.pdf`. */
function copiesOf({ names, evidence, documents }: Making, { act }: OwedLine): Copy[] {
  const member = names.get(act.organisation)
  const whose = [member?.code, member?.name].filter(Boolean).join(' ')
  return evidence
    .filter((kept) => kept.act === act.id)
    .flatMap(({ document, sha256, filename, public: open }) =>
      sha256
        ? [{ sha256, filename: `${whose} – ${filename}`, href: `${documents}/${document}`, public: open }]
        : [],
    )
}

function lineOf(
  { names, received }: Making,
  { act, corrects }: OwedLine,
  copies: readonly Copy[],
  linked: boolean,
): NoticeLine {
  const said = meaning(act)
  const kind = said && kindOf(said, act.opinion)
  const standing = kind ? standingRow(kind).sv.word : said ? ledgerTexts.sv.acts[said] : ''
  const { decidedBy, decided, paragraph, riders } = act
  const open = copies.filter((copy) => copy.public)
  return {
    standing,
    decidedBy,
    decided,
    paragraph,
    received: cameOn(act),
    member: names.get(act.organisation)?.name ?? '',
    riders: riders.map((rider) => rider.text),
    copies: open.map((copy) => (linked ? copy.href : copy.filename)),
    withheld: copies.length - open.length,
    corrects: received.find((notice) => notice.acts.includes(corrects?.id ?? ''))?.number ?? null,
    struck: said === null,
  }
}

/**
 * Sends what is owed now, one letter to each recipient, numbered without a gap and entered in the register.
 * @param notices the ids of the notices from the form, by recipient: a double submit sends once
 * @param from the sender's mailbox
 * @throws NotFound; Refusal `notice.nothing-owed`
 */
export async function sendNotices(
  work: Work,
  {
    notices,
    from,
    ...asking
  }: NoticeAsking & {
    readonly notices: ReadonlyMap<string, string>
    readonly from: string
  },
): Promise<void> {
  const { db, association } = work
  const matter = await findNoticeMatter(db, association, asking.slug)
  if (!matter) throw new NotFound()
  await lockNotices(db, association, matter.circulation)
  const desk = await findNoticeDesk(work, asking)
  const ids = new Set(notices.values())
  if (desk.sent.some((notice) => ids.has(notice.id))) return
  const drafts = desk.drafts.filter((draft) => notices.has(draft.recipient.id))
  if (drafts.length === 0) throw new Refusal('notice.nothing-owed')
  for (const draft of drafts) await send(work, matter, draft, notices.get(draft.recipient.id)!, from)
}

async function send(
  work: Work,
  matter: NoticeMatter,
  draft: NoticeDraft,
  id: string,
  from: string,
): Promise<void> {
  const { recipient, number, subject, body, attachments, acts } = draft
  const madeAt = work.clock.now()
  await addEntry(work, {
    id,
    caseId: matter.caseId,
    direction: 'sent',
    happenedOn: dayOf(madeAt),
    receivedAt: null,
    counterpart: recipient.name,
    foreignDnr: null,
    subject,
    channel: 'mail',
  })
  const letter = { from, to: recipient.email, subject, body, attachments }
  const mail = await queueMail(work, { ...letter, purpose: 'notice', concerns: id })
  const row = {
    id,
    number,
    circulation: matter.circulation,
    recipient: recipient.id,
    mail: mail.id,
    madeAt,
    acts,
  }
  await insertNotice(work.db, work.association, row)
  await log(work, { verb: 'notice.made', subject: id, payload: { number, recipient: recipient.name, acts } })
}

/**
 * Stops a notice that has not left. Its number stays taken, and what it told of is owed again.
 * @throws NotFound; Refusal `notice.has-left`
 */
export async function stopNotice(work: Work, slug: string, id: string): Promise<void> {
  const matter = await findNoticeMatter(work.db, work.association, slug)
  const sent = matter && (await findNotices(work.db, work.association, matter.circulation))
  const notice = sent?.find((one) => one.id === id)
  if (!notice) throw new NotFound()
  if (notice.state === 'cancelled') return
  if (!(await cancelMail(work, notice.mail))) throw new Refusal('notice.has-left')
  await voidEntry(work, { id, reason: 'Underrättelsen stoppades innan den gick.' })
}
