import type { Case } from '../cases/case.ts'
import { foldDnr } from '../cases/dnr.ts'
import { stands, titleWords } from '../answers/named-circulation.ts'

/** Troligt ärende: a case that a letter may belong in, and why it is proposed. A person chooses. */
export interface LikelyCase extends CaseAtHand {
  readonly because: 'named' | 'sender' | 'words' | 'searched' | null
}

/** A case of the register, with what is known of it and the letter's sender. */
export interface CaseAtHand extends Pick<Case, 'id' | 'dnr' | 'title'> {
  readonly isOpen: boolean
  /** Something in it has come from the same sender, or from the member that the letter is from. */
  readonly fromSender: boolean
}

/** How far into a text a number is looked for. */
const longest = 20_000

/**
 * The likeliest first: named in the letter by its number, with something from the same sender, with the subject's words in
 * its title; then the newest. Open cases go before closed ones that are as likely.
 * @param cases the newest first
 */
export function likelyCases(
  letter: { readonly subject: string; readonly text: string },
  cases: readonly CaseAtHand[],
): LikelyCase[] {
  const folded = foldDnr(`${letter.subject}\n${letter.text.slice(0, longest)}`)
  const subject = titleWords(letter.subject)
  const weighed = cases.map((file) => {
    const named = stands(folded, foldDnr(file.dnr))
    const shared = [...titleWords(file.title)].filter((word) => subject.has(word)).length
    const because = named ? 'named' : file.fromSender ? 'sender' : shared > 0 ? 'words' : null
    const weight =
      (named ? 16 : 0) + (file.fromSender ? 4 : 0) + Math.min(shared, 3) * 2 + Number(file.isOpen)
    return { file: { ...file, because } as const, weight }
  })
  return weighed.sort((a, b) => b.weight - a.weight).map(({ file }) => file)
}
