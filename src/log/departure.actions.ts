import { system } from '../kit/actor.ts'
import type { Clock } from '../kit/clock.ts'
import type { PostOffice } from '../kit/mail/jobs.ts'
import { log } from './actions.ts'
import { departureOf } from './departure.ts'

/** For the post office: logs each letter that has left. One that was sent again, in doubt, is told of again. */
export const loggingDepartures =
  (clock: Clock): NonNullable<PostOffice['left']> =>
  async (db, association, letter) => {
    const work = { db, association, clock, actor: system('mail') }
    await log(work, { verb: 'mail.left', subject: letter.id, payload: departureOf(letter) })
  }
