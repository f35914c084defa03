import type { ReadAct, ReadOpinion } from '../reading/act.ts'
import { organisationAt, organisationNamed } from './member-name.ts'
import { titledIn } from '../answers/named-circulation.ts'
import { otherNamed } from '../answers/named-instrument.ts'
import {
  type Known,
  type KnownCirculation,
  type MatchCode,
  type MatchReason,
  type Pointer,
  type Post,
  type ReadText,
  circulationOf,
  dnrPointers,
  matchCodes,
  pointersOf,
} from './pointer.ts'

/**
 * Träff: which circulation and which member a letter answers, and why. The ladder is the law of the office: the reply
 * address, then the thread, our Dnr anywhere, the sender's domain with the title's words; else a person chooses. Nothing
 * is decided here: what comes out is a proposal.
 */
export interface Match {
  readonly circulation: string
  /** The member whose answer it is; null where only the circulation is known. */
  readonly organisation: string | null
  /** The part of the letter that is the answer. */
  readonly part: number
  /** What it seems to say; null where nothing that decides was found, or where another text is decided on. */
  readonly act: ReadAct | ReadOpinion | null
  readonly reasons: readonly MatchReason[]
}

/** The proposals, best founded first; empty: nobody knows, and the letter waits for somebody to choose. */
export function matchLetter(post: Post, known: Known): Match[] {
  const answers = answersIn(post.texts)
  const whole = pointersOf(post, known)
  const matches = answers.flatMap((text) => matchText(text, { post, known, whole }))
  const rest = whole.length > 0 && matches.length === 0 ? matchWhole(post, known, whole) : []
  return merged([...matches, ...rest])
}

/** The texts that answer: those in which something is decided; without any, what came with the letter, else its words. */
function answersIn(texts: readonly ReadText[]): ReadText[] {
  const theirs = texts.filter((text) => !text.ours && !isCirculation(text))
  const says = (text: ReadText): boolean => (text.reading?.act ?? text.reading?.opinion ?? null) !== null
  const deciding = theirs.filter((text) => text.role === 'document' && says(text))
  if (deciding.length > 0) return deciding
  const bodies = theirs.filter((text) => text.role === 'body')
  const documents = theirs.filter((text) => text.role === 'document')
  const spoken = bodies.filter(says)
  if (spoken.length > 0 && documents.length === 0) return spoken.slice(0, 1)
  return documents.length > 0 ? documents : bodies.slice(0, 1)
}

const isCirculation = ({ role, reading }: ReadText): boolean =>
  role === 'document' && (reading?.kind === 'recommendation' || reading?.kind === 'remiss')

interface Around {
  readonly post: Post
  readonly known: Known
  readonly whole: readonly Pointer[]
}

/** What one text answers: by its own Dnr, else by what the letter points to, else by its title's words. */
function matchText(text: ReadText, { post, known, whole }: Around): Match[] {
  const own = text.role === 'document' ? dnrPointers(text.text, known, 'dnr_text') : []
  const named = own.length > 0 ? narrowed(own, whole) : whole
  const pointers = named.length > 0 ? named : titlePointers(text, post, known)
  return pointers
    .map((pointer) => highest(pointer, whole))
    .map((pointer) => matchOf(text, pointer, { post, known, whole }))
}

/** Where the letter points to the same by a higher rung, that is the reason: the reply address goes before a Dnr. */
function highest(pointer: Pointer, whole: readonly Pointer[]): Pointer {
  const rungOf = ({ reason: { code } }: Pointer): number => matchCodes.indexOf(code)
  const higher = whole.filter(
    (other) => other.circulation === pointer.circulation && rungOf(other) < rungOf(pointer),
  )
  return higher.toSorted((a, b) => rungOf(a) - rungOf(b))[0] ?? pointer
}

/** A case may have sent several circulations; the letter's own pointer chooses among them. */
function narrowed(own: readonly Pointer[], whole: readonly Pointer[]): readonly Pointer[] {
  if (own.some(({ reason }) => reason.code !== 'case_dnr')) return own
  const chosen = own.filter(({ circulation }) => whole.some((pointer) => pointer.circulation === circulation))
  return chosen.length > 0 ? chosen : own
}

/** The fourth rung: a known sender, something open for it, and the title's words in the text or subject. */
function titlePointers(text: ReadText, post: Post, known: Known): Pointer[] {
  const member = memberOf(text, post, known).organisation
  if (member === null) return []
  const open = known.circulations.filter(({ open: isOpen, asked }) => isOpen && asked.get(member) === false)
  const words = `${post.subject}\n${text.filename ?? ''}\n${text.text}`
  const titled = titledIn(words, open)
  if (titled)
    return [{ circulation: titled.id, organisation: null, reason: { code: 'title', fact: titled.title } }]
  return []
}

/** A letter that points somewhere, but holds nothing that can be read: its first file, or its words. */
function matchWhole(post: Post, known: Known, whole: readonly Pointer[]): Match[] {
  const text = post.texts[0] ?? {
    position: 0,
    role: 'body',
    filename: null,
    text: '',
    ours: false,
    reading: null,
  }
  return whole.map((pointer) => matchOf(text, pointer, { post, known, whole }))
}

function matchOf(text: ReadText, pointer: Pointer, around: Around): Match {
  const { post, known, whole } = around
  const circulation = circulationOf(pointer.circulation, known)
  const member = memberOf(text, post, known)
  const letters = whole.find((each) => each.circulation === circulation.id)?.organisation
  const addressed = pointer.organisation ?? letters ?? null
  const organisation = trusted(member, addressed, circulation)
  const isMember = organisation === member.organisation
  const otherInstrument = otherIn(text, circulation.id, known)
  return {
    circulation: circulation.id,
    organisation,
    part: text.position,
    act: otherInstrument.length > 0 ? null : saidIn(text),
    reasons: [
      pointer.reason,
      ...otherInstrument,
      ...otherText(organisation, { addressed, member }, around),
      ...(isMember ? member.reasons : [reason('addressed_to_member')]),
      ...doubts(organisation, circulation),
    ],
  }
}

const saidIn = ({ reading }: ReadText): Match['act'] => reading && (reading.opinion ?? reading.act)

/** Whatever points to the circulation, the text may decide on another that we have. */
function otherIn({ reading, text }: ReadText, circulation: string, { own }: Known): MatchReason[] {
  const other = otherNamed(reading && reading.about, text, circulation, own)
  return other === null ? [] : [reason('other_instrument', other)]
}

/** The text's own word, unless it is that of somebody who was not asked and the letter is known to be a member's. */
function trusted(member: Member, addressed: string | null, { asked }: KnownCirculation): string | null {
  const { organisation, fromText } = member
  if (addressed === null) return organisation
  return fromText && organisation !== null && asked.has(organisation) ? organisation : addressed
}

function doubts(organisation: string | null, { asked, open }: KnownCirculation): MatchReason[] {
  return [
    ...(organisation !== null && !asked.has(organisation) ? [reason('not_asked')] : []),
    ...(open ? [] : [reason('recalled')]),
  ]
}

const reason = (code: MatchCode, fact: string | null = null): MatchReason => ({ code, fact })

interface Member {
  readonly organisation: string | null
  /** The text calls itself that organisation's, whoever sent it. */
  readonly fromText: boolean
  readonly reasons: readonly MatchReason[]
}

/** Whose the text is: the text says it best, then who wrote. */
function memberOf(text: ReadText, post: Post, { organisations }: Known): Member {
  const named = text.reading?.organisation ?? null
  const own = named === null ? null : organisationNamed(named, organisations)
  if (own)
    return {
      organisation: own.id,
      fromText: true,
      reasons: [reason('text_names_member', own.names[0] ?? named)],
    }
  for (const sender of post.senders) {
    const home = organisationAt(sender, organisations)
    if (!home) continue
    const fact = home.exact ? sender : sender.slice(sender.lastIndexOf('@') + 1)
    const reasons = [reason(home.exact ? 'sender_contact' : 'sender_domain', fact)]
    return { organisation: home.organisation.id, fromText: false, reasons }
  }
  return { organisation: null, fromText: false, reasons: [] }
}

/** Another member's text in a member's letter: the text is trusted, and it is said. */
function otherText(
  organisation: string | null,
  { addressed, member }: { addressed: string | null; member: Member },
  { post, known }: Around,
): MatchReason[] {
  if (!member.fromText) return []
  const sender = post.senders.map((each) => organisationAt(each, known.organisations)).find((each) => each)
  const expected = addressed ?? sender?.organisation.id ?? null
  if (expected === null || expected === organisation) return []
  const name = known.organisations.find(({ id }) => id === expected)?.names[0] ?? null
  return [reason('other_member_text', name)]
}

/** One proposal for a member's answer to a circulation: of several texts the one that decides furthest. */
function merged(matches: readonly Match[]): Match[] {
  const kept = new Map<string, Match>()
  for (const match of matches) {
    const key = `${match.circulation} ${match.organisation ?? ''}`
    const before = kept.get(key)
    if (!before || weight(match) > weight(before)) kept.set(key, match)
  }
  return [...kept.values()].toSorted((a, b) => rung(a) - rung(b))
}

const steps: readonly Match['act'][] = ['submitted', 'noted', 'extension_requested']
const weight = ({ act }: Match): number => (act === null ? 0 : steps.includes(act) ? 1 : 2)
const rung = ({ reasons }: Match): number => matchCodes.indexOf(reasons[0]!.code)
