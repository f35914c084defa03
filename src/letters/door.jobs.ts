import { findAddresseeByToken } from '../circulations/store.ts'
import { tokenIn } from '../circulations/addressee.ts'
import { system } from '../kit/actor.ts'
import type { Clock } from '../kit/clock.ts'
import type { Database } from '../kit/db/db.ts'
import { Gathering } from '../kit/gathering.ts'
import { fileKinds, letterKinds } from '../kit/files/kind.ts'
import { type FileSource, type ReceivedFile, receiveAnything } from '../kit/files/receive.ts'
import { laidPieces, layOut, openWorkspace } from '../kit/files/workspace.ts'
import { watchFolder } from '../kit/files/watched-folder.ts'
import { type MailboxWatch, watchMailbox } from '../kit/mail/imap.ts'
import { openLmtp } from '../kit/mail/lmtp.ts'
import { arrivalIn, momentOf } from '../kit/mime/head.ts'
import { addressesIn, fieldOf, type HeaderField } from '../kit/mime/header.ts'
import { letterIdentity, type LetterIdentity } from '../kit/mime/identity.ts'
import { Refusal } from '../kit/refusal.ts'
import type { DoorSettings } from '../kit/settings.ts'
import { findAssociations } from '../organisations/store.ts'
import { type Arrival, associationsOf, notAfter } from './door.ts'
import { savedLettersIn } from './opening-child.jobs.ts'
import { type AtDoor, type Taken, takeLetters } from './letter.actions.ts'

/** The porter of this process: what the doors need to take letters in. */
export interface Porter {
  readonly database: Database
  readonly clock: Clock
  readonly doors: DoorSettings
}

/** Opens the doors that the settings name. Returns what closes them: a letter that is being taken is taken. */
export async function openDoors(porter: Porter): Promise<() => Promise<void>> {
  const { imapUrls, lmtpPort, folder } = porter.doors
  const open: { stop(): Promise<void> }[] = []
  // First the one that can be refused: then none stands open behind it.
  if (lmtpPort !== null) {
    open.push(
      await openLmtp({
        port: lmtpPort,
        take: async (content, envelope) => {
          await bringIn(porter, content, { door: 'lmtp', envelope, arrivedAt: () => porter.clock.now() })
        },
      }),
    )
  }
  open.push(...imapUrls.map((url) => openMailbox(porter, url)))
  if (folder !== null) {
    open.push(
      watchFolder({
        folder,
        endings: letterKinds,
        take: async ({ content, filename, writtenAt }) => {
          await bringIn(porter, content, {
            door: 'folder',
            filename,
            arrivedAt: (fields) => arrivalOfFile(fields) ?? writtenAt,
          })
        },
      }),
    )
  }
  return async () => {
    await Promise.all(open.map((door) => door.stop()))
  }
}

function openMailbox(porter: Porter, url: string): MailboxWatch {
  const { imapTaken: takenTo, imapTokenUrl: tokenUrl } = porter.doors
  const home = new URL(url).hash.slice(1)
  return watchMailbox({
    url,
    takenTo,
    tokenUrl,
    take: async ({ content, arrivedAt }) => {
      await bringIn(porter, content, { door: 'imap', home, arrivedAt: () => arrivedAt })
    },
  })
}

/** A letter that somebody saved says itself when it reached the office. */
export function arrivalOfFile(fields: readonly HeaderField[]) {
  return arrivalIn(fields) ?? momentOf(fieldOf(fields, 'date'))
}

type Coming = Pick<Arrival, 'door'> &
  Partial<Pick<Arrival, 'envelope' | 'filename'>> & {
    readonly arrivedAt: (fields: readonly HeaderField[]) => string
    /** Where the letter was brought to one association by hand. */
    readonly association?: number
    /** Slug of the association whose all letters of this door are; empty: each letter says whose it is. */
    readonly home?: string
  }

/**
 * Takes a letter in to every association whose it is; returns the letters' ids when they are committed. An archive of saved
 * letters, brought as a file, is each of them, so that one that also came by mail is there once.
 * @throws Refusal `letter.whose` when there is no such association, or none at all, `file.empty`, `file.too-large`
 */
export async function bringIn(porter: Porter, content: FileSource, coming: Coming): Promise<string[]> {
  // What a mail server hands over is a letter; of a file its bytes tell.
  const isSent = coming.door === 'lmtp' || coming.door === 'imap'
  await using received = await receiveAnything(content, isSent ? fileKinds.eml.mediaType : null)
  if (received.mediaType !== fileKinds.zip.mediaType) return await takeIn(porter, received, coming)
  return await bringArchive(porter, received, coming)
}

async function bringArchive(porter: Porter, archive: ReceivedFile, coming: Coming): Promise<string[]> {
  await using folder = await openWorkspace()
  const laid = await layOut(folder, 'archive', archive.pieces())
  const letters = await savedLettersIn(laid, folder)
  if (letters.length === 0) return await takeIn(porter, archive, coming)
  const taken: string[] = []
  for (const { filename, laid: letter } of letters) {
    await using received = await receiveAnything(laidPieces(letter))
    taken.push(...(await takeIn(porter, received, { ...coming, filename })))
  }
  return taken
}

async function takeIn(porter: Porter, received: ReceivedFile, coming: Coming): Promise<string[]> {
  const { database, clock } = porter
  const identity = await letterIdentity(received.pieces())
  const arrival: Arrival = {
    door: coming.door,
    envelope: coming.envelope ?? { from: null, to: [] },
    filename: coming.filename ?? null,
    receivedAt: notAfter(coming.arrivedAt(identity.fields), clock.now()),
  }
  const whose = coming.association
    ? [coming.association]
    : await whoseIs(porter, arrival, identity, coming.home)
  if (whose.length === 0) throw new Refusal('letter.whose')
  const letter = { received, identity, arrival, clock }
  // Each is waited for, whatever becomes of the others: the bytes are let go of after that.
  const ends = await Promise.allSettled(
    whose.map((association) => lobbyOf(database, association).add(letter)),
  )
  return ends.map((end) => {
    if (end.status === 'rejected') throw end.reason
    return end.value.id
  })
}

type AtLobby = AtDoor & Pick<Porter, 'clock'>

/** Letters that stand at the doors at once are committed together; one that waits for another is small. */
const lot = { count: 16, weight: 2 * 1024 * 1024 }

const lobbies = new WeakMap<Database, Map<number, Gathering<AtLobby, Taken>>>()

/** Where an association's letters wait while those before them are being committed. */
function lobbyOf(database: Database, association: number): Gathering<AtLobby, Taken> {
  const all = lobbies.get(database) ?? new Map<number, Gathering<AtLobby, Taken>>()
  lobbies.set(database, all)
  const lobby =
    all.get(association) ??
    new Gathering<AtLobby, Taken>(
      (letters) => takeTogether(database, association, letters),
      ({ received }) => received.size,
      lot,
    )
  all.set(association, lobby)
  return lobby
}

async function takeTogether(
  database: Database,
  association: number,
  letters: readonly AtLobby[],
): Promise<Taken[]> {
  const { clock } = letters[0]!
  return await database.transaction(association, (db) =>
    takeLetters({ db, association, actor: system('intake'), clock }, letters),
  )
}

const recipientFields = ['delivered-to', 'x-original-to', 'to', 'cc', 'resent-to']

async function whoseIs(
  { database, doors }: Porter,
  { envelope }: Arrival,
  { fields }: LetterIdentity,
  home?: string,
): Promise<number[]> {
  const all = await askedAtDoors(database).add(null)
  if (home) return all.flatMap(({ id, slug }) => (slug === home ? [id] : []))
  const recipients = envelope.to.length > 0 ? envelope.to : addressesIn(fields, recipientFields)
  const addressed = all.map(({ id, slug, mailFrom }) => ({ association: id, slug, mailFrom }))
  const byToken = all.length > 1 ? await whoseTokens(database, recipients, addressed) : []
  return associationsOf(recipients, addressed, { byToken, rest: doors.association })
}

type Associations = Awaited<ReturnType<typeof findAssociations>>

const questions = new WeakMap<Database, Gathering<null, Associations>>()

/** Which associations there are is asked once for all letters that stand at the doors. */
function askedAtDoors(database: Database): Gathering<null, Associations> {
  const asked =
    questions.get(database) ??
    new Gathering<null, Associations>(
      (letters) => readAssociations(database, letters.length),
      () => 0,
      { count: 1000, weight: 0 },
    )
  questions.set(database, asked)
  return asked
}

async function readAssociations(database: Database, times: number): Promise<Associations[]> {
  const all = await database.reading(null, findAssociations)
  return Array.from({ length: times }, () => all)
}

async function whoseTokens(
  database: Database,
  recipients: readonly string[],
  all: readonly { readonly association: number }[],
): Promise<number[]> {
  const tokens = recipients.flatMap((address) => tokenIn(address) ?? [])
  if (tokens.length === 0) return []
  const associations = all.map(({ association }) => association)
  const known = await database.readingEach(associations, (db, association) =>
    Promise.all(tokens.map((token) => findAddresseeByToken(db, association, token))),
  )
  return associations.filter((_, place) => known[place]!.some((addressee) => addressee !== null))
}
