import { type Facts, factsHash } from './reconciliation.ts'

/**
 * Avsänt brev: what the log tells of a letter when it has left: to whom, about what, and a hash of all that stood in it. What a
 * letter says until then is nobody's to hold it to: it can still be stopped.
 */
export const departureOf = (letter: Departed): Facts => {
  const { toAddress, subject, messageId, purpose, concerns, fromAddress, replyTo, bodyText, unsubscribeUrl } =
    letter
  const attachments = letter.attachments.map(({ sha256, filename, mediaType }) => ({
    sha256,
    filename,
    mediaType,
  }))
  return {
    to: toAddress,
    title: subject,
    messageId,
    purpose,
    concerns,
    content: factsHash({ fromAddress, replyTo, bodyText, unsubscribeUrl, attachments }),
  }
}

/** What of a letter is the same from when it is written. */
export interface Departed {
  readonly toAddress: string
  readonly subject: string
  readonly messageId: string
  readonly purpose: string
  /** What it is about: a circulation, a meeting … */
  readonly concerns: string
  readonly fromAddress: string
  readonly replyTo: string | null
  readonly bodyText: string
  readonly unsubscribeUrl: string | null
  readonly attachments: readonly Attached[]
}

interface Attached {
  readonly sha256: string
  readonly filename: string
  readonly mediaType: string
}
