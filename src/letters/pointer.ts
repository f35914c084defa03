import type { ReadAct, ReadOpinion } from '../reading/act.ts'
import type { Kind } from '../reading/kind.ts'
import type { KnownOrganisation } from './member-name.ts'
import { type Named, dnrsFound } from '../answers/named-circulation.ts'
import type { OwnTexts, SaidAbout } from '../answers/named-instrument.ts'
import { tokensIn } from './reply-token.ts'

/** Hänvisning: what in a letter points to a circulation, rung by rung: reply address, thread, our Dnr. */
export interface Pointer {
  readonly circulation: string
  readonly organisation: string | null
  readonly reason: MatchReason
}

export const matchCodes = [
  'lodged',
  'reply_address',
  'reply_address_damaged',
  'thread',
  'dnr_subject',
  'dnr_text',
  'dnr_worn',
  'case_dnr',
  'title',
  'text_names_member',
  'sender_contact',
  'sender_domain',
  'addressed_to_member',
  'other_member_text',
  'other_instrument',
  'not_asked',
  'recalled',
  'by_hand',
] as const
export type MatchCode = (typeof matchCodes)[number]

/** Why; the sentence is in the room's texts. */
export interface MatchReason {
  readonly code: MatchCode
  /** What it rests on, to be named in the sentence: a Dnr, a domain, a member's name. */
  readonly fact: string | null
}

/** One text of the letter, as it has been read. */
export interface ReadText {
  readonly position: number
  /** The letter's own words, or what came with it. */
  readonly role: 'body' | 'document'
  readonly filename: string | null
  readonly text: string
  /** One of the papers that we ourselves sent out. */
  readonly ours: boolean
  readonly reading: TextReading | null
}

export interface TextReading {
  readonly kind: Kind
  readonly act: ReadAct | null
  readonly opinion: ReadOpinion | null
  readonly organisation: string | null
  /** What is decided, as it says itself. */
  readonly about: SaidAbout
}

/** The letter as it is matched. */
export interface Post {
  readonly subject: string
  /** Where it was sent: envelope and head. */
  readonly recipients: readonly string[]
  /** Message-IDs that it answers, the nearest first. */
  readonly answers: readonly string[]
  /** Who wrote, the innermost of a forwarded letter first. Colleagues of our own office are left out. */
  readonly senders: readonly string[]
  readonly texts: readonly ReadText[]
}

export interface KnownCirculation extends Named {
  /** Sent, not recalled. */
  readonly open: boolean
  /** The members asked, with whether they have answered. */
  readonly asked: ReadonlyMap<string, boolean>
}

/** What the association knows at that moment. */
export interface Known {
  readonly circulations: readonly KnownCirculation[]
  readonly organisations: readonly KnownOrganisation[]
  /** What an answer could be about. */
  readonly own: OwnTexts
  readonly tokens: readonly {
    readonly token: string
    readonly circulation: string
    readonly organisation: string
  }[]
  /** Letters that we have sent, by Message-ID. */
  readonly sent: readonly {
    readonly messageId: string
    readonly circulation: string
    readonly organisation: string | null
  }[]
}

/** What the letter as a whole points to: the two highest rungs, then the Dnr of its subject and words. */
export function pointersOf(post: Post, known: Known): Pointer[] {
  const byToken = tokenPointers(post, known)
  if (byToken.length > 0) return byToken
  const byThread = threadPointers(post, known)
  if (byThread.length > 0) return byThread
  const bySubject = dnrPointers(post.subject, known, 'dnr_subject')
  if (bySubject.length > 0) return bySubject
  return post.texts
    .filter((text) => text.role === 'body')
    .flatMap((text) => dnrPointers(text.text, known, 'dnr_text'))
}

function tokenPointers(post: Post, known: Known): Pointer[] {
  const bodies = post.texts.filter((text) => text.role === 'body').map((text) => text.text.slice(0, 100_000))
  const tokens = known.tokens.map(({ token }) => token)
  // The address that the letter was sent to goes before one that only stands in a quoted letter.
  const places = [post.recipients.join(' '), [post.subject, ...bodies].join(' ')]
  for (const place of places) {
    const pointers = tokensIn(place, tokens).map(({ token, damaged }): Pointer => {
      const { circulation, organisation } = known.tokens.find((given) => given.token === token)!
      const code = damaged ? 'reply_address_damaged' : 'reply_address'
      return { circulation, organisation, reason: { code, fact: null } }
    })
    if (pointers.length > 0) return pointers
  }
  return []
}

function threadPointers({ answers }: Post, { sent }: Known): Pointer[] {
  for (const id of answers) {
    const letter = sent.find(({ messageId }) => messageId === id)
    if (letter) return [{ ...letter, reason: { code: 'thread', fact: null } }]
  }
  return []
}

export function dnrPointers(text: string, known: Known, code: 'dnr_subject' | 'dnr_text'): Pointer[] {
  return dnrsFound(text, known.circulations)
    .filter(({ circulation, caseOnly }) => !caseOnly || circulationOf(circulation, known).open)
    .map(({ circulation, dnr, caseOnly, worn }) => ({
      circulation,
      organisation: null,
      reason: { code: worn ? 'dnr_worn' : caseOnly ? 'case_dnr' : code, fact: dnr },
    }))
}

export const circulationOf = (id: string, { circulations }: Known): KnownCirculation =>
  circulations.find((circulation) => circulation.id === id)!
