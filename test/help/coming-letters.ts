import { setTimeout as sleep } from 'node:timers/promises'
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { extractOf, passedOn, rawLetter } from './letters.ts'
import type { TestSending } from './sending.ts'

/** How many send an answer in each round of letters. */
export const members = 6

/** What each member sends, and twice as many letters about other things. */
export function lettersOf(round: string): Buffer[] {
  return Array.from({ length: members * 3 }, (_, index) => {
    const place = `ort${String.fromCharCode(97 + (index % members))}by`
    const isAnswer = index < members
    const head = {
      From: `registrator@${place}.example`,
      To: 'registrator@forbundet.example',
      Subject: isAnswer ? 'Svar: PROV/15/0016-5' : `Fråga ${index}`,
      'Message-ID': `<${round}-${index}@${place}.example>`,
      Date: 'Mon, 1 Jun 2015 09:12:00 +0200',
      'Content-Type': 'text/plain; charset=utf-8',
    }
    return rawLetter(head, isAnswer ? extractOf(place, index + 10) : `Hej! Fråga nummer ${index}.`)
  })
}

/** Each letter two to five times, by other servers' ways. */
export const repeated = (letters: readonly Buffer[], roll: () => number): Buffer[] =>
  letters.flatMap((raw) =>
    Array.from({ length: 2 + Math.floor(roll() * 4) }, (_, copy) =>
      copy === 0 ? raw : passedOn(raw, `mx${copy}.example`),
    ),
  )

/** In the order that the dice say. */
export const shuffled = (letters: readonly Buffer[], roll: () => number): Buffer[] =>
  letters
    .map((raw) => [roll(), raw] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, raw]) => raw)

/** What a letter came to. */
export interface EndOfLetter {
  readonly messageId: string
  readonly sha256: string
  readonly state: string
  readonly sorted: string
  readonly act: string | null
  readonly parts: number
}

export async function endsOf(sending: TestSending): Promise<EndOfLetter[]> {
  return await sending.work(async ({ db, association }) => {
    const { rows } = await sql<EndOfLetter>`
      select l.message_id as "messageId", encode(l.sha256, 'hex') as sha256, l.state, l.sorted,
        l.proposals->0->>'act' as act, count(p.position)::integer as parts
      from letter l left join letter_part p on p.association_id = l.association_id and p.letter_id = l.id
      where l.association_id = ${association} group by l.association_id, l.id order by l.message_id`.execute(
      db,
    )
    return rows
  })
}

/** Waits until every letter has been opened. */
export async function settled(sending: TestSending): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    const left = await sending.work(({ db }) =>
      db.selectFrom('letter').select('id').where('state', '=', 'received').limit(1).execute(),
    )
    if (left.length === 0) return
    await sleep(100)
  }
  assert.fail('letters were never opened')
}

/** As the letters of a round come to, in the order of their numbers. */
export const expectedEnds = (): { index: number; sorted: string; act: string | null }[] =>
  Array.from({ length: members * 3 }, (_, index) => ({
    index,
    sorted: index < members ? 'to_register' : 'holding',
    act: index < members ? 'adopted' : null,
  }))

export const seenEnds = (rows: readonly EndOfLetter[]): ReturnType<typeof expectedEnds> =>
  rows
    .map(({ messageId, sorted, act }) => ({ index: Number(/-(\d+)@/.exec(messageId)![1]), sorted, act }))
    .toSorted((a, b) => a.index - b.index)
