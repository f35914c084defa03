import { fileReply } from '../kit/http/file-reply.ts'
import { readUploads } from '../cases/document.routes.ts'
import { staff } from '../kit/actor.ts'
import { type Instant, dayOf, parseDay } from '../kit/clock.ts'
import { findFile } from '../kit/files/store.ts'
import { type Handler, type Route, type Visit, get, post, seeOther } from '../kit/http/visit.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { isAtHome } from '../organisations/contact.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { findOrganisations, findOwnAssociation } from '../organisations/store.ts'
import { changesBetween } from './difference.ts'
import { sendCirculation } from './dispatch.actions.ts'
import { findLacks, findLetterNames } from './draft.actions.ts'
import { findWritten, hrefOf } from './draft.routes.ts'
import type { DraftRow } from './draft.store.ts'
import type { Draft, DraftAddressee } from './draft.ts'
import { versionOf } from './draft-version.ts'
import { type Post, boardOf, postOf } from './letter.actions.ts'
import { lastDayOfLink } from './answer-link.ts'
import { type ComposedLetter, composeLetter } from './letter-text.ts'
import { composeNewVersion } from './letter.ts'
import { type Preview, previewPage } from './preview.pages.tsx'
import { slugOfDnr } from './circulation.ts'
import { findAddressees } from './store.ts'
import { findVersionText } from './version-text.store.ts'
import { texts } from './texts.ts'
import type { VersionText } from './version.ts'

/** From whom the association's letters come. @throws Refusal `mail.no-sender` */
export async function findPost(work: Work, visit: Visit): Promise<Post> {
  const { mailFrom } = await findOwnAssociation(work.db, work.association)
  return postOf({ ...visit.association, mailFrom }, visit.site.settings)
}

const showPreview: Handler = async (visit, problem) => {
  const row = await visit.work((work) => findWritten(work, visit))
  if (!row.draft) return seeOther(`${hrefOf(visit, row.slug)}/dispatch`)
  const { draft } = row
  const preview = await visit.work((work) => findPreview(work, visit, { ...row, draft }))
  return previewPage(visit, preview, problem)
}

async function findPreview(
  work: Work,
  visit: Visit,
  row: DraftRow & { readonly draft: Draft },
): Promise<Preview> {
  const { draft } = row
  const on = dayOf(work.clock.now())
  const organisations = await findOrganisations(work.db, work.association, on)
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]))
  const nameOf = (id: string): string => byId.get(id)?.name ?? ''
  const version = versionOf(draft, await findLetterNames(work, row))
  const recipients = row.sentAt ? await findStanding(work, row.id, on) : draft.addressees
  const wanted = visit.url.searchParams.get('to')
  const shown = recipients.find((each) => each.organisationId === wanted) ?? recipients[0] ?? null
  const post = await findPost(work, visit)
  const changes = await findChanges(work, row, version, nameOf)
  const composing = { version, shown, name: nameOf(shown?.organisationId ?? ''), post, changes }
  const asked = recipients.filter((each) => each.role === 'to').length
  return {
    href: hrefOf(visit),
    revision: row.revision,
    title: draft.title,
    dnr: draft.dnr,
    from: post.from,
    shown: shown && { id: shown.organisationId, name: nameOf(shown.organisationId), email: shown.email },
    letter: compose(row, composing, work.clock.now()),
    attachments: draft.documents.map(({ title, filename, sha256 }) => ({
      title,
      href: `${hrefOf(visit)}/draft/files/${sha256}/${encodeURIComponent(filename)}`,
    })),
    recipients: recipients.map(({ organisationId: id }) => ({ id, name: nameOf(id) })),
    asked,
    told: recipients.length - asked,
    thirdBodies: draft.thirdBodies.map((body) => body.name),
    lacks: await findLacks(work, row, draft),
    remarks: remarksOn(visit, draft, byId),
    changes,
  }
}

async function findStanding(work: Work, id: string, on: string): Promise<DraftAddressee[]> {
  const addressees = await findAddressees(work.db, work.association, id, { on })
  return addressees.filter((addressee) => addressee.droppedAt === null)
}

async function findChanges(work: Work, row: DraftRow, version: VersionText, nameOf: (id: string) => string) {
  if (row.currentVersion === null) return null
  const before = await findVersionText(work.db, work.association, row.id, row.currentVersion)
  return before && changesBetween(before, version, nameOf)
}

interface Composing {
  readonly version: VersionText
  readonly shown: DraftAddressee | null
  readonly name: string
  readonly post: Post
  readonly changes: Preview['changes']
}

/** With what stands in place of the reply address and the link, which do not exist before the letter is sent. */
function compose(
  row: DraftRow,
  { version, shown, name, post, changes }: Composing,
  now: Instant,
): ComposedLetter {
  const { organisationId = null, role = 'to' } = shown ?? {}
  const link =
    role === 'to'
      ? {
          href: `${post.answers}/…`,
          lastDay: lastDayOfLink(version.answerBy && parseDay(version.answerBy), now),
        }
      : null
  const to = { organisationId, name, role, replyTo: `svar+…@${post.replyDomain}`, link }
  const slug = row.sentAt ? row.slug : slugOfDnr(version.letter.dnr)
  const board = boardOf({ post, slug })
  if (row.currentVersion === null || !changes) return composeLetter(version, to, board)
  return composeNewVersion(version, to, { number: row.currentVersion + 1, changes, board })
}

/** What is worth a look before sending, and hinders nothing. */
function remarksOn(visit: Visit, draft: Draft, byId: ReadonlyMap<string, Organisation>): string[] {
  const words = texts[visit.language]
  const named = draft.addressees.flatMap(({ organisationId, email }) => {
    const organisation = byId.get(organisationId)
    return organisation && email.trim() !== '' ? [{ ...organisation, email: email.trim() }] : []
  })
  const away = named
    .filter(({ email, mailDomain }) => !isAtHome(email, mailDomain))
    .map(({ name, mailDomain }) => words.awayFromHome(name, mailDomain ?? ''))
  const shared = [...Map.groupBy(named, ({ email }) => email.toLowerCase())]
    .filter(([, several]) => several.length > 1)
    .map(([email, several]) => words.sameAddress(email, several.map(({ name }) => name).join(', ')))
  const signed = draft.documents.some(({ role }) => role === 'letter')
  return [...away, ...shared, ...(signed ? [] : [words.noAttachmentLetter])]
}

/** Sent twice, it is sent once: the second time leads to the same page. */
const takeSend: Handler = async (visit) => {
  const texts = await readTexts(visit)
  const slug = await visit.work(async (work) => {
    const { id } = await findWritten(work, visit)
    const revision = Number(visit.form.text('revision'))
    const post = await findPost(work, visit)
    return await sendCirculation(work, { id, revision, post, texts })
  })
  return seeOther(`${hrefOf(visit, slug)}/dispatch`)
}

/** The documents' text, so that they can be found by it; read before the transaction that sends. */
async function readTexts(visit: Visit): Promise<Map<string, string>> {
  const { draft } = await visit.work((work) => findWritten(work, visit))
  const read = await readUploads(visit, draft?.documents ?? [])
  return new Map(read.flatMap(({ sha256, text }) => (text === null ? [] : [[sha256, text] as const])))
}

/** A file of the draft, for those who write it; once sent it is a document of the register. */
const showFile: Handler = async (visit) => {
  const { sha256 = '', filename = '' } = visit.params
  const file = await visit.work(async (work) => {
    const { draft } = await findWritten(work, visit)
    const files = [...(draft?.documents ?? []), ...(draft?.source?.file ? [draft.source.file] : [])]
    if (!files.some((each) => each.sha256 === sha256)) throw new NotFound()
    return await findFile(work.db, work.association, sha256)
  })
  return fileReply(visit, file, filename)
}

export const previewRoutes: readonly Route[] = [
  get('/:association/circulations/:circulation/preview', staff, showPreview),
  post('/:association/circulations/:circulation/send', staff, takeSend, showPreview),
  get('/:association/circulations/:circulation/draft/files/:sha256/:filename', staff, showFile),
]
