import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { addBareAssociation } from '../../../test/help/association.ts'
import { freshDatabase } from '../../../test/help/database.ts'
import { type ReceiverOptions, startMailReceiver } from '../../../test/help/mail-receiver.ts'
import { HandClock } from '../clock.ts'
import type { Db } from '../db/db.ts'
import { storeFile } from '../files/store.ts'
import { newId } from '../id.ts'
import { startJobs } from '../jobs/jobs.ts'
import { NotFound, Refusal } from '../refusal.ts'
import { cancelMail, cancelMails, queueMail, queueMails, retryMail } from './actions.ts'
import { resumeLetters, sendLetter, startMail } from './jobs.ts'
import { type LetterDraft, type OutgoingLetter, mostAttempts } from './letter.ts'
import { countLetters, findLetter, outbox } from './store.ts'
import { type Transport, catchingTransport, smtpTransport } from './transport.ts'

const { connection, database } = await freshDatabase()
const association = await addBareAssociation(database, 'ksl')
const other = await addBareAssociation(database, 'skane-nordvast')
const clock = new HandClock('2015-03-19T14:00')

const inAssociation = <T>(work: (db: Db) => Promise<T>): Promise<T> => database.transaction(association, work)

const draft = (changes: Partial<LetterDraft> = {}): LetterDraft => ({
  purpose: 'circulation',
  concerns: newId(),
  from: '"Förbundets kansli" <registrator@forbund.example>',
  to: 'registrator@bjuv.example',
  subject: 'Rekommendation om överenskommelse',
  body: 'Till kommunstyrelsen\n',
  dueAt: clock.now(),
  ...changes,
})

const written = (changes: Partial<LetterDraft> = {}): Promise<OutgoingLetter> =>
  inAssociation((db) => queueMail({ db, association, clock }, draft(changes)))

const state = async (id: string): Promise<string | undefined> =>
  (await inAssociation((db) => findLetter(db, association, id)))?.state

async function receiver(options: ReceiverOptions = {}) {
  const started = await startMailReceiver(options)
  const transport = smtpTransport(started.url)
  after(async () => {
    transport.close()
    await started.stop()
  })
  return { receiver: started, office: { database, clock, transport } }
}

async function until(holds: () => boolean | Promise<boolean>, milliseconds = 60_000): Promise<void> {
  const end = performance.now() + milliseconds
  while (!(await holds())) {
    assert.ok(performance.now() < end, 'waited too long')
    await sleep(20)
  }
}

/** Sends what is due through the jobs until nothing about `concerns` is on its way. */
async function sendAll(transport: Transport, concerns: string): Promise<void> {
  const jobs = await startJobs(database)
  await startMail({ database, clock, transport }, jobs)
  await until(async () => {
    const counts = await inAssociation((db) => countLetters(db, association, concerns))
    return !counts.waiting && !counts.sending && !counts.unsure
  })
  await jobs.stop()
}

describe('a dispatch', () => {
  test('to 26 members reaches each exactly once, over one connection', async () => {
    const concerns = newId()
    const { receiver: post, office } = await receiver()
    const drafts = Array.from({ length: 26 }, (_, index) =>
      draft({ concerns, to: `registrator@kommun${index}.example`, replyTo: `svar+${index}@forbund.example` }),
    )
    const letters = await inAssociation((db) => queueMails({ db, association, clock }, drafts))
    await sendAll(office.transport, concerns)
    assert.equal(post.connections, 1)
    assert.deepEqual(
      post.letters.map(({ messageId, envelope }) => `${messageId} ${envelope.to[0]}`).toSorted(),
      letters.map(({ messageId, toAddress }) => `${messageId} ${toAddress}`).toSorted(),
    )
    const sent = await inAssociation((db) => outbox(db, association, { concerns }))
    assert.ok(sent.every((letter) => letter.state === 'sent' && letter.sentAt === clock.now()))
    assert.deepEqual(await database.transaction(other, (db) => outbox(db, other, { concerns })), [])
  })

  test('that is undone within the window sends nothing', async () => {
    const concerns = newId()
    const { receiver: post, office } = await receiver()
    const drafts = [draft({ concerns }), draft({ concerns, to: 'registrator@hoor.example' })]
    const letters = await inAssociation((db) => queueMails({ db, association, clock }, drafts))
    const undone = await inAssociation((db) => cancelMails({ db, association }, { concerns }))
    assert.deepEqual(undone.toSorted(), letters.map(({ id }) => id).toSorted())
    for (const { id } of letters) await sendLetter(office, { association, letter: id })
    assert.equal(post.letters.length, 0)
    assert.deepEqual(await inAssociation((db) => countLetters(db, association, concerns)), { cancelled: 2 })
  })

  test('waits 30 seconds by the association’s clock if nothing else is said, and can be undone until it leaves', async () => {
    const { dueAt: _, ...plain } = draft()
    const letter = await inAssociation((db) => queueMail({ db, association, clock }, plain))
    assert.equal(letter.dueAt, '2015-03-19T13:00:30.000Z')
    const { office } = await receiver()
    await sendLetter(office, { association, letter: letter.id })
    assert.equal(await inAssociation((db) => cancelMail({ db, association }, letter.id)), false)
  })

  test('sent twice by the same form is one letter', async () => {
    const id = newId()
    await written({ id })
    await written({ id, subject: 'Ett annat ämne' })
    const letter = await inAssociation((db) => findLetter(db, association, id))
    assert.equal(letter?.subject, 'Rekommendation om överenskommelse')
  })

  test('of imported work left long ago: it is in the outbox as sent, and not sent again', async () => {
    const work = { association, clock, imported: true }
    const letter = await inAssociation((db) => queueMail({ ...work, db }, draft()))
    const { receiver: post, office } = await receiver()
    await sendLetter(office, { association, letter: letter.id })
    assert.equal(post.letters.length, 0)
    assert.equal(letter.sentAt, letter.dueAt)
  })
})

describe('a letter', () => {
  test('goes with its files as they were stored, 10 MB too', async () => {
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(10_000_000, 'åäö')])
    const { sha256 } = await inAssociation((db) => storeFile({ db, association, clock }, bytes))
    const letter = await written({ attachments: [{ sha256, filename: 'Överenskommelse/på väg.pdf' }] })
    const { receiver: post, office } = await receiver()
    await sendLetter(office, { association, letter: letter.id })
    assert.equal(post.letters[0]?.attachments[0]?.filename, 'på väg.pdf')
    assert.ok(post.letters[0]?.attachments[0]?.content.equals(bytes))
  })

  test('without its file, its subject or a usable address is not written', async () => {
    const missing = [{ sha256: '00'.repeat(32), filename: 'a.pdf' }]
    await assert.rejects(written({ attachments: missing }), NotFound)
    for (const [change, code] of [
      [{ subject: ' \r\n ' }, 'mail.no-subject'],
      [{ to: 'a@b.example\r\nBcc: c@d.example' }, 'mail.not-an-address'],
      [{ from: 'a@b.example, c@d.example' }, 'mail.not-an-address'],
      [{ replyTo: 'ingen adress' }, 'mail.not-an-address'],
    ] as const) {
      await assert.rejects(written(change), (error) => error instanceof Refusal && error.code === code)
    }
  })

  test('cannot be given headers through its subject', async () => {
    const letter = await written({ subject: 'Remiss\r\nBcc: c@d.example\r\n\r\nHej' })
    const { receiver: post, office } = await receiver()
    await sendLetter(office, { association, letter: letter.id })
    assert.equal(post.letters[0]?.subject, 'Remiss Bcc: c@d.example Hej')
    assert.equal(post.letters[0]?.header('bcc'), null)
    assert.deepEqual(post.letters[0]?.envelope.to, ['registrator@bjuv.example'])
  })

  test('that the server cannot take now is tried again, and then sent', async () => {
    const letter = await written()
    const tries: string[] = []
    const { receiver: post, office } = await receiver({
      onLetter: ({ messageId }) => {
        tries.push(messageId)
        return tries.length < 3 ? { code: 451, words: 'Try again later' } : undefined
      },
    })
    const data = { association, letter: letter.id }
    assert.equal(await sendLetter(office, data), 'later')
    const waiting = await inAssociation((db) => findLetter(db, association, letter.id))
    assert.equal(waiting?.state, 'waiting')
    assert.match(waiting?.lastError ?? '', /451 Try again later/)
    assert.equal(await sendLetter(office, data), 'later')
    assert.equal(await sendLetter(office, data), undefined)
    assert.deepEqual(tries, [letter.messageId, letter.messageId, letter.messageId])
    assert.equal(post.letters.length, 1)
    const sent = await inAssociation((db) => findLetter(db, association, letter.id))
    assert.deepEqual([sent?.state, sent?.attempts, sent?.lastError], ['sent', 3, null])
  })

  test('that the server refuses has failed with the server’s words, and can be tried anew by hand', async () => {
    const letter = await written({ to: 'finns-inte@bjuv.example' })
    let known = false
    const { receiver: post, office } = await receiver({
      onRecipient: () => (known ? undefined : { code: 550, words: 'No such user here' }),
    })
    const data = { association, letter: letter.id }
    assert.equal(await sendLetter(office, data), undefined)
    const failed = await inAssociation((db) => findLetter(db, association, letter.id))
    assert.equal(failed?.state, 'failed')
    assert.match(failed?.lastError ?? '', /550 No such user here/)
    await sendLetter(office, data)
    assert.equal(post.letters.length, 0)
    known = true
    await inAssociation((db) => retryMail({ db, association }, letter.id))
    await sendLetter(office, data)
    assert.equal(post.letters[0]?.messageId, letter.messageId)
    const again = inAssociation((db) => retryMail({ db, association }, letter.id))
    await assert.rejects(again, /mail.not-failed/)
  })

  test('waits when there is no server to be reached, until no try is left', async () => {
    const letter = await written()
    const gone = await startMailReceiver()
    await gone.stop()
    const office = { database, clock, transport: smtpTransport(gone.url) }
    const data = { association, letter: letter.id }
    assert.equal(await sendLetter(office, data), 'later')
    assert.equal(await state(letter.id), 'waiting')
    for (let attempt = 2; attempt < mostAttempts; attempt++) await sendLetter(office, data)
    assert.equal(await state(letter.id), 'waiting')
    assert.equal(await sendLetter(office, data), undefined)
    assert.equal(await state(letter.id), 'failed')
  })

  test('is caught in the demo: marked sent, and there to be read', async () => {
    const letter = await written()
    await sendLetter({ database, clock, transport: catchingTransport }, { association, letter: letter.id })
    const caught = await inAssociation((db) => findLetter(db, association, letter.id))
    assert.deepEqual([caught?.state, caught?.bodyText], ['sent', 'Till kommunstyrelsen\n'])
  })
})

describe('a letter that may have been taken', () => {
  test('because the connection broke after the last byte is unsure, and goes again as the same letter', async () => {
    const letter = await written()
    const seen: string[] = []
    const { receiver: post, office } = await receiver({
      onLetter: async ({ messageId }) => {
        seen.push(messageId)
        if (seen.length === 1) await new Promise(() => {})
      },
    })
    const data = { association, letter: letter.id }
    const sending = sendLetter(office, data)
    await until(() => seen.length === 1)
    assert.equal(await state(letter.id), 'sending')
    assert.equal(await sendLetter(office, data), undefined, 'held by the one that is sending')
    await resumeLetters(database)
    assert.equal(await state(letter.id), 'sending', 'its sender is alive')
    post.cut()
    assert.equal(await sending, 'later')
    assert.equal(await state(letter.id), 'unsure')
    await sendLetter(office, data)
    assert.deepEqual(seen, [letter.messageId, letter.messageId])
    assert.equal(await state(letter.id), 'sent')
  })

  test('because the process was killed is found at the next start, shown as unsure, and goes again as the same letter', async () => {
    const letter = await written()
    const seen: string[] = []
    const { receiver: post, office } = await receiver({
      onLetter: async ({ messageId }) => {
        if (messageId !== letter.messageId) return
        seen.push((await state(letter.id)) ?? '')
        if (seen.length === 1) await new Promise(() => {})
      },
    })
    const sender = startSender(post.url)
    await until(() => seen.length === 1)
    sender.kill('SIGKILL')
    await once(sender, 'exit')
    assert.equal(await state(letter.id), 'sending')
    await sendAll(office.transport, letter.concerns)
    assert.deepEqual(seen, ['sending', 'unsure'])
    assert.deepEqual(
      post.letters.filter(({ messageId }) => messageId === letter.messageId).length,
      1,
      'the second time it was taken',
    )
    assert.equal(await state(letter.id), 'sent')
  })
})

function startSender(url: string): ChildProcess {
  const env = { ...process.env, DATABASE_URL: connection.connectionString, SMTP_URL: url }
  const script = new URL('../../../test/help/mail-sender.ts', import.meta.url).pathname
  return spawn(process.execPath, ['--import', 'tsx', script], { env, stdio: 'ignore' })
}
