import type { Markup } from '../kit/html/markup.ts'
import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { RadioCards } from '../kit/html/choice.tsx'
import { DateField, FileField, SelectField, TextArea, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Mark } from '../kit/html/mark.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { type FormState, formState } from '../kit/http/problems.tsx'
import { storedValue } from '../kit/http/form-body.ts'
import type { Problem, Visit } from '../kit/http/visit.ts'
import type { Envelope } from './actions.ts'
import { newId } from '../kit/id.ts'
import { standingRow } from '../ledger/standing-words.ts'
import { stopping } from '../ledger/due-form.ts'
import { choicesFor, keyOf } from './choice.ts'
import { isSameMember, type ReasonCode } from './proposal.ts'
import { ClauseFields, RiderFields } from './clause.pages.tsx'
import { ConsequenceBox, StopsBox } from './consequence.pages.tsx'
import { ArrivalFields, MemberField, NotPublicField, pathOf } from './parts.pages.tsx'
import { NomineeFields } from './nomination.pages.tsx'
import { Before, ReplacesField } from './replacement.pages.tsx'
import type { Sheet } from './sheet.view.ts'
import { texts } from './texts.ts'

export interface ConfirmView {
  readonly visit: Visit
  readonly problem: Problem | undefined
  readonly sheet: Sheet
  /** Null where no receipt can be sent. */
  readonly receiptTo: Envelope | null
  /** Where the form stands in another page: what it is sent to, what it carries, and how it is put off. */
  readonly within?: {
    readonly base: string
    /** Under which it is sent back to be completed. */
    readonly back: string
    readonly hidden: Readonly<Record<string, string>>
    readonly later: Markup
  }
}

type Props = ConfirmView & { readonly state: FormState }

/** The form with its reasons. What the text lacks is told before its fields; where all is typed, after them. */
export function AnswerForm(view: ConfirmView) {
  const { visit, sheet } = view
  const state = formState(visit, view.problem)
  const base = view.within?.base ?? `${pathOf(visit, sheet.desk)}/register`
  const hidden = { ...hiddenOf(visit, sheet, state), ...view.within?.hidden }
  const isRead = sheet.text.trim() !== ''
  return (
    <Card>
      <PostForm action={base} enhance="main" hidden={hidden} multipart>
        {sheet.answer.files.map((file) => (
          <input type="hidden" name="file.stored" value={storedValue(file)} />
        ))}
        {isRead && <StopsBox visit={visit} sheet={sheet} state={state} />}
        <Fields {...view} state={state} />
        {!isRead && <StopsBox visit={visit} sheet={sheet} state={state} />}
        <div className="filling stays">
          <ConsequenceBox {...view} />
          <AnswerActions {...view} />
        </div>
      </PostForm>
    </Card>
  )
}

function AnswerActions({ visit, sheet, within }: ConfirmView) {
  const words = texts[visit.language]
  const own = `${pathOf(visit, sheet.desk)}/register`
  const doubtful = sheet.findings.some(({ severity }) => severity !== 'note') && !sheet.corrects
  return (
    <Actions>
      <Button letter="e">{words.submit}</Button>
      <Button look="secondary" letter="l" formAction={`${within?.base ?? own}/read`}>
        {words.readAgain}
      </Button>
      {doubtful && sheet.member && (
        <Button look="secondary" letter="r" formAction={`${within?.back ?? own}/return`}>
          {words.sendBack}
        </Button>
      )}
      {within?.later ?? (
        <LinkButton href={own} look="quiet" letter="s">
          {words.later}
        </LinkButton>
      )}
    </Actions>
  )
}

/** The ids of what the form will make stay the same however often it is sent; what has been seen is told anew. */
function hiddenOf(visit: Visit, sheet: Sheet, state: FormState): Record<string, string> {
  return {
    id: state.value('id') || newId(),
    entry: state.value('entry') || newId(),
    seen: sheet.answer.seen ?? '',
    seenOf: sheet.member?.organisationId ?? '',
    pages: sheet.pages.join(','),
    text: sheet.text,
    corrects: sheet.corrects?.id ?? '',
    stops: stopping(sheet.findings)
      .map((finding) => finding.code)
      .join(','),
  }
}

function Fields(props: Props) {
  const { visit, sheet, state } = props
  const words = texts[visit.language]
  const { typed } = sheet
  const because = (...codes: ReasonCode[]) => reasonsOf(visit, sheet, codes)
  const typedIn = (name: 'decidedBy' | 'decided' | 'paragraph' | 'ownDnr' | 'until') => ({
    name,
    value: state.value(name, typed[name]),
    error: state.error(name),
  })
  return (
    <>
      <MemberField
        visit={visit}
        desk={sheet.desk}
        state={state}
        chosen={sheet.member?.organisationId ?? ''}
        reasons={isNamed(sheet) ? because('organisation') : []}
      />
      <Before {...props} />
      <StateField {...props} />
      <ReplacesField {...props} />
      <FieldRow>
        <TextField
          {...typedIn('decidedBy')}
          label={words.decidedBy}
          list="bodies"
          reasons={because('body')}
          lang="sv"
        />
        <DateField {...typedIn('decided')} label={words.decided} reasons={because('date')} />
      </FieldRow>
      <FieldRow>
        <TextField {...typedIn('paragraph')} label={words.paragraph} width="short" />
        <TextField {...typedIn('ownDnr')} label={words.ownDnr} optional={words.optional} />
        <div data-when="underway">
          <DateField {...typedIn('until')} label={words.until} optional={words.optional} />
        </div>
      </FieldRow>
      <Rest {...props} />
      <Bodies visit={visit} />
    </>
  )
}

/** The text's own name for its sender speaks only for the member that it names. */
const isNamed = ({ member, proposal }: Sheet): boolean =>
  !member || (proposal?.names != null && isSameMember(proposal.names, member.name))

/** What is seldom changed. */
function Rest(props: Props) {
  const { visit, sheet } = props
  const because = (...codes: ReasonCode[]) => reasonsOf(visit, sheet, codes)
  return (
    <>
      <FieldRow>
        <ThreeWay {...props} name="rightText" reasons={because('dnr', 'title')} />
        <ThreeWay {...props} name="approved" reasons={because('approval')} />
      </FieldRow>
      <NomineeFields {...props} />
      <ClauseFields {...props} />
      <RiderFields {...props} />
      <ArrivalPart {...props} />
    </>
  )
}

/** How it came was told in the first step: folded away, unless the note is the only evidence or a field is at fault. */
function ArrivalPart({ visit, sheet, state }: Props) {
  const words = texts[visit.language]
  const { receivedOn, channel, files } = sheet.answer
  const faulty = ['receivedOn', 'receivedAt', 'channel', 'note', 'file'].some((name) => state.error(name))
  const unread = sheet.text.trim() === '' && !sheet.corrects
  return (
    <details open={faulty || unread}>
      <summary>
        {words.receivedOn} {receivedOn}, {words.channels[channel]}
        {files.map((file) => `, ${file.filename}`)}
        {!sheet.answer.public && `, ${words.notShown}`}
      </summary>
      <ArrivalFields visit={visit} state={state} came={sheet.typed} />
      <NotPublicField visit={visit} />
      <TextArea
        name="note"
        label={words.note}
        optional={words.optional}
        hint={words.noteHint}
        rows={2}
        value={state.value('note')}
        error={state.error('note')}
      />
      <FileField
        name="file"
        label={words.file}
        optional={words.optional}
        error={state.error('file')}
        hint={
          sheet.answer.files.map((file) => `${words.stored}: ${file.filename}`).join(', ') || words.fileHint
        }
      />
    </details>
  )
}

/** Reasons, never a percentage. */
function reasonsOf(visit: Visit, sheet: Sheet, codes: readonly ReasonCode[]): string[] {
  const { reasons } = texts[visit.language]
  const shown = (quote: string): string => {
    const line = quote.replace(/\s+/g, ' ').trim()
    return line.length > 160 ? `${line.slice(0, 157)}…` : line
  }
  return (sheet.proposal?.reasons ?? [])
    .filter((reason) => codes.includes(reason.code))
    .map((reason) => reasons[reason.code](shown(reason.quote)))
}

/** Who decided is free text; these are only what is most often written. */
function Bodies({ visit }: { visit: Visit }) {
  return (
    <datalist id="bodies">
      {texts[visit.language].bodies.map((body) => (
        <option value={body} />
      ))}
    </datalist>
  )
}

function StateField({ visit, sheet, state }: Props) {
  const words = texts[visit.language]
  const { circulation, text } = sheet.desk
  const kinds = choicesFor(circulation.kind, text.letter.nominations !== undefined)
  const choices = kinds.map((kind, index) => {
    const { glyph, tone, [visit.language]: said } = standingRow(kind)
    const letter = keyOf(index)
    return {
      value: kind,
      label: <Mark glyph={glyph} tone={tone} word={said.word} />,
      ...(letter && { letter }),
    }
  })
  return (
    <RadioCards
      name="choice"
      label={words.state}
      choices={choices}
      value={state.value('choice', sheet.typed.choice)}
      error={state.error('choice')}
      reasons={reasonsOf(visit, sheet, ['sentence'])}
      more={{ after: 5, label: words.moreStates }}
    />
  )
}

function ThreeWay({
  visit,
  sheet,
  state,
  name,
  reasons,
}: Props & { name: 'approved' | 'rightText'; reasons: string[] }) {
  const words = texts[visit.language]
  return (
    <SelectField
      name={name}
      label={words[name]}
      options={(['yes', 'no', 'unknown'] as const).map((value) => ({ value, label: words[value] }))}
      value={state.value(name, sheet.typed[name])}
      error={state.error(name)}
      reasons={reasons}
    />
  )
}
