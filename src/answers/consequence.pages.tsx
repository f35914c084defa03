import { dayWords } from '../kit/day-words.ts'
import { Checkbox } from '../kit/html/choice.tsx'
import { TextField } from '../kit/html/field.tsx'
import { Consequence, Notice } from '../kit/html/notice.tsx'
import type { FormState } from '../kit/http/problems.tsx'
import type { Visit } from '../kit/http/visit.ts'
import { askedBy, countLine } from '../ledger/count.ts'
import { isOtherInstrument } from '../ledger/due-form.ts'
import { standingRow } from '../ledger/standing-words.ts'
import { depositOfAnswer } from './answer.ts'
import type { Consequence as Follows } from './consequence.ts'
import type { Sheet } from './sheet.view.ts'
import { nominationTexts } from './nomination.texts.ts'
import { texts } from './texts.ts'

interface Props {
  readonly visit: Visit
  readonly sheet: Sheet
  /** Null where no receipt can be sent. */
  readonly receiptTo: object | null
}

/** One text for each state; the style sheet shows the one whose card is chosen, so that it is true without script too. */
export function ConsequenceBox({ visit, sheet, receiptTo }: Props) {
  const consequences = sheet.consequences()
  if (consequences.length === 0) return null
  const words = texts[visit.language]
  return (
    <Consequence>
      <p>{words.consequence}</p>
      <div className="by-choice">
        <p data-choice="">{words.chooseFirst}</p>
        {consequences.map((follows) => (
          <p data-choice={follows.choice}>{consequenceText(visit, sheet, receiptTo !== null, follows)}</p>
        ))}
      </div>
    </Consequence>
  )
}

/** What it lacks of due form, above the fields: what it means to register it as it is, and the registrar's own way past it. */
export function StopsBox({ visit, sheet, state }: Pick<Props, 'visit' | 'sheet'> & { state: FormState }) {
  const lacks = depositOfAnswer({ ...sheet.answer, accepted: null }, sheet.findings).lacks
  const acceptable = lacks.filter(({ code }) => code !== 'due-form.only-told')
  if (acceptable.length === 0) return null
  const words = texts[visit.language]
  return (
    <Notice kind="warning" title={words.stops}>
      {acceptable.map(({ code, facts }) => (
        <p>{visit.say(code, facts)}</p>
      ))}
      <p>{acceptable.some(isOtherInstrument) ? words.notOurs : words.stopsMeans}</p>
      {acceptable.every(({ code }) => code === 'due-form.only-proposal') ? (
        <details open={visit.form.text('accept') !== null || state.error('acceptReason') !== undefined}>
          <summary>{words.decisionAfterAll}</summary>
          <AcceptFields visit={visit} sheet={sheet} state={state} />
        </details>
      ) : (
        <AcceptFields visit={visit} sheet={sheet} state={state} />
      )}
    </Notice>
  )
}

/** A proposal that is registered as one needs none of this; it is there for the case that it was misread. */
function AcceptFields({ visit, sheet, state }: Pick<Props, 'visit' | 'sheet'> & { state: FormState }) {
  const words = texts[visit.language]
  return (
    <>
      <Checkbox
        name="accept"
        label={words.accept}
        checked={sheet.answer.accepted !== null || visit.form.text('accept') !== null}
        error={state.error('accept')}
      />
      <TextField
        name="acceptReason"
        label={words.acceptReason}
        hint={words.acceptReasonHint}
        value={state.value('acceptReason', sheet.answer.accepted ?? '')}
        error={state.error('acceptReason')}
        width="full"
      />
    </>
  )
}

function consequenceText(
  visit: Visit,
  { desk, member, answer }: Sheet,
  receipt: boolean,
  follows: Follows,
): string {
  const words = texts[visit.language]
  const { kind, count, partyFrom, told } = follows
  const { nominations } = desk.text.letter
  const state = standingRow(kind)[visit.language].word
  const parts = [
    receipt ? words.receiptTo(member?.name ?? '') : words.noReceipt,
    `${words.standingBecomes} ${state} (${countLine(count, visit.language, askedBy(desk.circulation.kind))})`,
    ...(partyFrom ? [words.partyFrom(dayWords(partyFrom, visit.language))] : []),
    ...(answer.replaces ? [words.replacesOld] : []),
    ...(follows.choice === 'nominated' && nominations
      ? [nominationTexts[visit.language].fills(nominations.to)]
      : []),
    told && desk.told.length > 0 ? words.toldNext(desk.told.join(', ')) : words.notTold,
  ]
  return `${parts.join(', ')}.`
}
