import { compiledAnswers } from './consultation.ts'
import type { DecisionReading } from './extract.ts'
import { asksIn, isMissive } from './letter.ts'
import { mailHead } from './mail.ts'
import { swedish } from './pattern.ts'
import type { Source } from './source.ts'

/** Slag av handling: what a text is: a member's answer, minutes of a meeting, a recommendation, a consultation, or other. */
export type Kind = 'answer' | 'minutes' | 'recommendation' | 'remiss' | 'other'

/** As a heading; among the papers it has its date beside it, and in a sentence a small letter. */
const memo = swedish(
  '\\b(?:Tjänste(?:utlåtande|skrivelse)|TJÄNSTE(?:UTLÅTANDE|SKRIVELSE))\\b(?!,?[ ](?:daterad|den|\\d{4}|\\d{1,2}[ ]\\p{Ll}|[-–]))',
  'u',
)
const consults = swedish(
  '\\b(?:remiss(?:yttrande|svar|omgång|utgåva)?\\p{L}{0,5}|remittera(?:r|s)|samråd(?:sunderlag(?:et)?)?)\\b',
  'iu',
)
const members = swedish(
  '\\b(?:medlemskommun|medlemmarna|förbundets medlemmar|länets kommuner|kommunerna i länet)',
  'iu',
)
const notes = swedish(
  '\\b(?:mötesanteckning|minnesanteckning|protokoll|anteckningar (?:från|förda vid))|^[ ]*anteckningar[ ]+\\d{4}-\\d\\d-\\d\\d',
  'imu',
)
/** Notes that call themselves so at the very head and say who was there, though their points have no numbers. */
const plainNotes = swedish(
  '^\\s*(?:[^\\n]{0,80}\\n\\s*){0,3}(?:[^\\n]{0,60}[ ]{2,})?(?:(?:minnes|mötes)anteckning(?:ar)?\\b|anteckningar[ ]+(?=\\d|från|den ))[^]{0,600}\\b(?:närvarande|deltagare|deltog|med på mötet|på plats|inbjudna|återbud|förhinder)\\b',
  'i',
)
const excerpt = swedish('\\b(?:protokollsutdrag(?! skickas| till|\\s*$)|utdrag ur)', 'iu')
const recommends = swedish('\\b(?:rekommendation|rekommenderar|rekommendera)', 'iu')
/** A body of an association of members, not of a member. */
const ofAssociation = /^(?:förbunds|direktion|styrelsen$|ägarråd|medlemsråd)/i
const company = /\b(?:AB|aktiebolag|bolaget)$/i

/** @param items how many numbered points the text has when it has no paragraphs */
export function kindOf(body: Source, decision: DecisionReading, items: number): Kind {
  const head = headOf(body.text)
  const numbered = decision.paragraphs.filter((paragraph) => paragraph.no !== null).length
  if (decidesNothing(body)) return numbered === 0 && isCompilation(body) ? 'remiss' : 'other'
  if (isMinutes(head, numbered, items)) return isInstrument(head, decision) ? 'other' : 'minutes'
  if (speaksToMembers(decision)) return 'recommendation'
  if (numbered === 0 && isLetter(body, decision)) return letterKind(body)
  return isAnswer(decision) ? 'answer' : 'other'
}

/** The first 700 characters, to a word's end. */
const headOf = (text: string): string =>
  text.length > 700 ? text.slice(0, 700).replace(/\s+\S*$/, '') : text

/** As a heading of its own: the paper that calls to a meeting has the proposals that are to be decided there. */
const call = swedish(
  '(?:^|[ ]{2,})(?:Kallelse|KALLELSE|Föredragningslista|FÖREDRAGNINGSLISTA)[ ]*(?=$|[ ]{2,}|till\\b|TILL\\b)',
  'm',
)
const calls = swedish('\\bkallas? (?:härmed )?till\\b|\\bkallelse till\\b|\\bföredragningslista\\b', 'i')
const isCall = (body: Source): boolean => {
  const head = body.text.slice(0, 600)
  return call.test(head) && calls.test(head)
}

/** Nobody has decided anything in it, whatever it proposes. */
export const decidesNothing = (body: Source): boolean => isMemo(body) || isCall(body)

/** An office's own memo. */
const isMemo = (body: Source): boolean => memo.test(body.text.slice(0, 300).split('§')[0]!)

/** Several paragraphs, unless the text calls itself an extract; or notes with several points. */
const isMinutes = (head: string, numbered: number, items: number): boolean =>
  numbered > 1
    ? !excerpt.test(head)
    : numbered === 0 && ((items > 1 && notes.test(head)) || plainNotes.test(head))

const instrument = swedish(
  '^[^\\n]{0,60}\\b(?:avtal(?:et)?|överenskommelse(?:n)?|förbundsordning(?:en)?|reglemente(?:t)?|stadgar(?:na)?|arbetsordning|bolagsordning)\\b',
  'imu',
)
/** An agreement or statutes have paragraphs too: called so at the head, and no word of minutes. */
const isInstrument = (head: string, decision: DecisionReading): boolean =>
  instrument.test(head.slice(0, 200).split('§')[0]!) &&
  !notes.test(head) &&
  decision.paragraphs.every(({ outcome }) => outcome === null)

/** An office's memo on what its own municipality is to answer. */
const answersOne = swedish(
  '\\b(?:översänds?|avges|avge|lämnas|antas) som (?:sitt |eget )?(?:yttrande|svar|remissvar)|\\b(?:yttrande|svar) (?:över|på) (?:remiss|förslag)',
  'iu',
)
/** An office's memo on what the members answered. */
const isCompilation = (body: Source): boolean =>
  compiledAnswers(body).length > 1 ||
  (!answersOne.test(body.text.slice(0, 1500)) &&
    consults.test(body.text.slice(0, 700)) &&
    members.test(body.text.slice(0, 1500)))

/** A decision that recommends to the members, or that is sent to them all. */
function speaksToMembers(decision: DecisionReading): boolean {
  if (decision.stage === 'recommendation') return true
  if (!ofAssociation.test(decision.body?.value ?? '')) return false
  return decision.paragraphs.some(({ recipients }) => recipients.some((name) => members.test(name.value)))
}

/** Decides nothing, or is an association's that tells the members what its board has decided to ask them. */
function isLetter(body: Source, decision: DecisionReading): boolean {
  if (decision.clauses.length === 0) return true
  const head = body.text.slice(0, 1200)
  if (isMissive(head)) return true
  return ofAssociation.test(decision.body?.value ?? '') && members.test(head) && asksIn(head)
}
/** In the subject or the title, whatever the letter then says that it will recommend. */
const isHeadedConsultation = swedish(
  '^[ ]*(?:(?:ämne|subject|ärende):[ ]*)?(?:(?:vb|fwd?):[ ]*)?(?:samråds)?remiss\\b',
  'im',
)

/** An answer in a mail to another's letter, whatever that letter is called in its subject. */
const isReply = /^(?:sv|re|aw|autosvar|automatiskt svar|frånvaro|out of office|automatic reply)\b/i

function letterKind(body: Source): Kind {
  const head = body.text.slice(0, 1200)
  const mail = mailHead(body)
  if (mail?.from && (/\?/.test(head) || isReply.test(mail.subject?.value ?? ''))) return 'other'
  if (isHeadedConsultation.test(head)) return 'remiss'
  if (recommends.test(head)) return 'recommendation'
  return consults.test(head) ? 'remiss' : 'other'
}

function isAnswer(decision: DecisionReading): boolean {
  const corrects = decision.paragraphs.some((paragraph) => paragraph.corrects)
  return !corrects && !company.test(decision.organisation?.value ?? '') && decision.clauses.length > 0
}
