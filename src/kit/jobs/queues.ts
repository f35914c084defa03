import type { QueueOptions } from 'pg-boss'

/** What a job of each queue carries: references only, never a letter's text or an address. */
export interface JobData {
  /** One letter of an association's outgoing mail is due. */
  mail: { association: number; letter: string }
  /** Letters that have come in together are to be read. */
  letter: { association: number; letters: readonly string[] }
  /** It is time to look whether something is to leave by itself. */
  errands: Record<string, never>
  /** It is time to ask whether the records are to be compared with the log. */
  verification: Record<string, never>
}

export type QueueName = keyof JobData

const minute = 60
const day = 24 * 60 * minute

/** A job whose process has not been heard of for so long is given to another, in seconds. */
export const silence = 20

/** Every queue there is, with how its jobs are retried. Times in seconds. */
export const queues: Readonly<Record<QueueName, QueueOptions>> = {
  mail: {
    // 30 s, 1 min, 2 min … then hourly: about a day and a half, as mail servers do. The letter itself counts its tries.
    retryLimit: 50,
    retryDelay: 30,
    retryBackoff: true,
    retryDelayMax: 60 * minute,
    // No job takes so long, however alive its process is.
    expireInSeconds: 5 * minute,
    heartbeatSeconds: silence,
    // Letters wait for as long as no mail server is set up.
    retentionSeconds: 365 * day,
    deleteAfterSeconds: 7 * day,
  },
  letter: {
    // What a letter holds never makes its reading fail; the database and the disk may, and come back.
    retryLimit: 200,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 10 * minute,
    expireInSeconds: 10 * minute,
    heartbeatSeconds: silence,
    retentionSeconds: 365 * day,
    deleteAfterSeconds: 7 * day,
  },
  errands: {
    // What fails is done at the next look; a look that is cut short is taken up by another process.
    retryLimit: 200,
    retryDelay: minute,
    expireInSeconds: 10 * minute,
    heartbeatSeconds: silence,
    retentionSeconds: 365 * day,
    deleteAfterSeconds: day,
  },
  verification: {
    // Every file is reread: many gigabytes take their time.
    retryLimit: 200,
    retryDelay: 10 * minute,
    expireInSeconds: day / 2,
    heartbeatSeconds: silence,
    retentionSeconds: 365 * day,
    deleteAfterSeconds: day,
  },
}
