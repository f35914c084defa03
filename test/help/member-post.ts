import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import { slugOf } from '../../src/organisations/organisation.ts'
import { type TestPart, multipart, pdfOf } from './letters.ts'
import type { MailServers } from './mail-servers.ts'
import type { ReceivedLetter } from './mail-receiver.ts'
import type { Office } from './office.ts'

/** Members' letters on their way through a real Postfix to the association's office. */

export interface Posted {
  /** The municipality that it is from; its registrar's address is the sender where none is given. */
  readonly member: string
  readonly from?: string
  /** Where it is sent; the office's plain address, as the letter prints it. */
  readonly to?: string
  readonly subject?: string
  readonly text?: string
  readonly files?: readonly TestPart[]
  readonly head?: Readonly<Record<string, string>>
}

/** A letter as it lies in the inbox. */
export interface InInbox {
  readonly id: string
  readonly sorted: string
  readonly state: string
}

export const pdf = (text: string, filename = 'Protokollsutdrag.pdf'): TestPart => ({
  type: 'application/pdf',
  filename,
  content: pdfOf(text.trimEnd().split('\n').flatMap(wrapped)),
})

/** As wide as a page. */
export const wrapped = (line: string): string[] =>
  line.match(/.{1,78}(?:\s|$)/g)?.map((part) => part.trimEnd()) ?? ['']

export class MemberPost {
  private readonly office: Office
  private readonly servers: MailServers
  private sent = 0

  constructor(office: Office, servers: MailServers) {
    this.office = office
    this.servers = servers
  }

  /** Sends it, and waits until it has been taken in and read. */
  async send(posted: Posted): Promise<InInbox> {
    const [letter] = await this.arrived(await this.hand(posted), 1)
    return letter!
  }

  /** Hands it to Postfix; its Message-ID. */
  async hand(posted: Posted): Promise<string> {
    const { member, to = 'registrator@forbundet.example', text = 'Hej! Vårt beslut finns bifogat.' } = posted
    const from = posted.from ?? `registrator@${slugOf(member)}.example`
    const messageId = posted.head?.['Message-ID'] ?? `<post-${(this.sent += 1)}@${slugOf(member)}.example>`
    const raw = multipart(
      {
        From: `Registrator <${from}>`,
        To: to,
        Subject: posted.subject ?? 'Svar på KSL/15/0016-5',
        Date: new Date(this.office.clock.now()).toUTCString(),
        'Message-ID': messageId,
        ...posted.head,
      },
      [{ type: 'text/plain; charset=utf-8', content: text }, ...(posted.files ?? [])],
    )
    await this.raw(raw, { from, to })
    return messageId
  }

  async raw(raw: Buffer, envelope: { readonly from: string; readonly to: string }): Promise<void> {
    const transport = createTransport({ host: '127.0.0.1', port: this.servers.smtpPort, ignoreTLS: true })
    await transport.sendMail({ envelope, raw })
    transport.close()
  }

  /** The letters with that Message-ID, once so many have come and been read. */
  async arrived(messageId: string, count: number): Promise<InInbox[]> {
    return await this.waited(
      (letters) => letters.filter((letter) => letter.messageId === messageId),
      count,
      messageId,
    )
  }

  /** The next letter of a kind that no sender of ours wrote: a server's report. */
  async report(): Promise<InInbox> {
    const [letter] = await this.waited(
      (letters) => letters.filter(({ sorted }) => ['bounced', 'delivery_report'].includes(sorted)),
      1,
      'a delivery report',
    )
    return letter!
  }

  /** What was lodged by the link in a letter, once it has been read. */
  async lodged(): Promise<InInbox> {
    const [letter] = await this.waited(
      (letters) => letters.filter(({ messageId }) => messageId?.startsWith('<lodging.')),
      1,
      'what was lodged by the link',
    )
    return letter!
  }

  private async waited(
    pick: (letters: readonly (InInbox & { messageId: string | null })[]) => InInbox[],
    count: number,
    name: string,
  ): Promise<InInbox[]> {
    for (let tries = 0; tries < 600; tries++) {
      const read = pick(await this.letters()).filter(({ state }) => state !== 'received')
      if (read.length >= count) return read
      await sleep(50)
    }
    return assert.fail(`${name} never came\n${this.servers.log()}`)
  }

  private async letters() {
    return await this.office.inAssociation('ksl', ({ db, association }) =>
      db
        .selectFrom('letter')
        .select(['id', 'sorted', 'state', 'messageId'])
        .where('associationId', '=', association)
        .orderBy('takenAt')
        .execute(),
    )
  }
}

/** The letter of ours that went to that member first. */
export function letterTo(letters: readonly ReceivedLetter[], member: string): ReceivedLetter {
  const found = letters.find((letter) => letter.header('to') === `registrator@${slugOf(member)}.example`)
  assert.ok(found, `no letter to ${member}`)
  return found
}
