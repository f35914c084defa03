import { replyAddress } from '../circulations/addressee.ts'
import { mailbox } from '../kit/mail/address.ts'
import { composeMessage } from '../kit/mail/compose.ts'
import type { LetterDraft } from '../kit/mail/letter.ts'
import { type ReceivedFile, receiveAnything } from '../kit/files/receive.ts'
import { findFile, streamFile } from '../kit/files/store.ts'
import type { Visit } from '../kit/http/visit.ts'
import { type LetterIdentity, letterIdentity } from '../kit/mime/identity.ts'
import { NotFound } from '../kit/refusal.ts'
import { standingRow } from '../ledger/standing-words.ts'
import { isChoice, saysYes } from '../answers/choice.ts'
import { type LodgedFacts, lodgedLetter, lodgedReceipt } from './lodged-letter.ts'
import type { LodgingView } from './lodging.view.ts'
import { type Written, extensionRequest, isAnswer } from './lodging.ts'
import { envelopeOf } from '../answers/register.routes.ts'

interface Writing {
  readonly id: string
  readonly view: LodgingView
  readonly written: Written
}

/** What is lodged as a letter (RFC 5322), received and looked at as those of other doors are; and the receipt for it. */
export interface LodgingLetter extends AsyncDisposable {
  readonly received: ReceivedFile
  readonly identity: LetterIdentity
  /** The member's own reply address: whose it is needs no reading. */
  readonly to: string
  readonly receipt: LetterDraft | null
}

/** Where the association has no address at all, letters of its own making are still addressed to something. */
const nowhere = 'radslag.invalid'

export async function letterOfLodging(visit: Visit, writing: Writing): Promise<LodgingLetter> {
  const { id, view, written } = writing
  const { site, association } = visit
  const facts = factsOf(visit, writing)
  const to = replyAddress(view.addressee.replyToken, site.settings.replyDomain ?? nowhere)
  const { subject, body } = lodgedLetter(facts)
  const letter = {
    messageId: `<lodging.${id}@${to.slice(to.lastIndexOf('@') + 1)}>`,
    // Of the member's making but not of its sending: its own address would be told as the sender's.
    fromAddress: mailbox(facts.member, to),
    toAddress: to,
    replyTo: view.addressee.email,
    subject,
    bodyText: body,
    unsubscribeUrl: null,
    attachments: await attachmentsOf(visit, written),
    dueAt: facts.lodgedAt,
  }
  const message = composeMessage(
    letter,
    (sha256) => streamFile(site.database, association.id, sha256),
    'person',
  )
  const received = await receiveAnything(message)
  return {
    received,
    identity: await letterIdentity(received.pieces()),
    to,
    receipt: receiptOf(visit, writing, facts),
    [Symbol.asyncDispose]: () => received[Symbol.asyncDispose](),
  }
}

function factsOf(visit: Visit, { view, written }: Writing): LodgedFacts {
  const { dnr, title } = view.sheet.desk.circulation
  const choice = written.fields['choice'] ?? ''
  const isCorrection = choice !== extensionRequest && view.lodgings.some(isAnswer)
  const answer = isChoice(choice) ? standingRow(choice).sv.word : null
  return {
    member: view.addressee.name,
    dnr,
    title,
    isCorrection,
    lodgedAt: visit.site.clock.now(),
    written,
    answer,
  }
}

async function attachmentsOf(visit: Visit, { files }: Written) {
  return await visit.work(
    async ({ db, association }) =>
      await Promise.all(
        files.map(async ({ sha256, filename }) => {
          const file = await findFile(db, association, sha256)
          if (!file) throw new NotFound()
          return { sha256, filename, mediaType: file.mediaType, size: file.size }
        }),
      ),
  )
}

function receiptOf(visit: Visit, { id, view, written }: Writing, facts: LodgedFacts): LetterDraft | null {
  const envelope = envelopeOf(visit, view.sheet.desk, view.addressee)
  if (!envelope) return null
  const choice = written.fields['choice'] ?? ''
  const isSignature = view.sheet.desk.text.letter.decisionIsSignature && isChoice(choice) && saysYes(choice)
  const letter = lodgedReceipt({ ...facts, association: visit.association.name, isSignature })
  return { ...envelope, ...letter, purpose: 'receipt', concerns: id }
}
