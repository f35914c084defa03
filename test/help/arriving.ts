import { bringIn } from '../../src/letters/door.jobs.ts'
import { findInboxLetter, type InboxLetter } from '../../src/intake/inbox.store.ts'
import { openLetter } from '../../src/intake/letter.jobs.ts'
import { noDoors } from '../../src/kit/settings.ts'
import { type TestPart, extractOf, multipart } from './letters.ts'
import type { Office } from './office.ts'
import type { TestSending } from './sending.ts'

/** Letters that have come in and been opened, for tests of what is done with them. */

export interface ArrivingWish {
  readonly place?: string
  readonly subject?: string
  readonly text?: string
  readonly files?: readonly TestPart[]
  readonly head?: Readonly<Record<string, string>>
}

export const adoptsAll =
  'att\n1. anta överenskommelsen om samverkan.\n2. fastställa taxebeloppet från och med den 1 januari 2015.'

let sent = 0

/** A member's answer with its extract as a text file, unless something else is wished. The letter's id. */
export async function arrived(office: Office, to: TestSending, wish: ArrivingWish = {}): Promise<string> {
  const {
    place = 'ortaby',
    subject = 'Svar: PROV/15/0016-5',
    head = {},
    text = 'Hej! Bifogat finns beslutet.',
  } = wish
  const extract = {
    type: 'text/plain; charset=utf-8',
    filename: `Utdrag ${place}.txt`,
    content: extractOf(place, 12, adoptsAll),
  }
  const raw = multipart(
    {
      From: `Registrator <registrator@${place}.example>`,
      To: 'registrator@forbundet.example',
      Subject: subject,
      'Message-ID': `<ankommet-${(sent += 1)}@${place}.example>`,
      ...head,
    },
    [{ type: 'text/plain; charset=utf-8', content: text }, ...(wish.files ?? [extract])],
  )
  const { database, clock } = office
  const [id] = await bringIn({ database, clock, doors: noDoors }, raw, {
    door: 'lmtp',
    association: to.association,
    arrivedAt: () => clock.now(),
  })
  await openLetter({ database, clock, own: [] }, { association: to.association, letter: id! })
  return id!
}

export const letterOf = (to: TestSending, id: string): Promise<InboxLetter> =>
  to.work(async ({ db, association }) => (await findInboxLetter(db, association, id))!)
