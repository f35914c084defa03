import { dayWords } from '../kit/day-words.ts'
import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { RadioCards } from '../kit/html/choice.tsx'
import { DateField, FileField, SelectField, TextArea, TextField } from '../kit/html/field.tsx'
import { FieldRow, Hidden } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Mark } from '../kit/html/mark.tsx'
import { Consequence } from '../kit/html/notice.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { type FormState, formState } from '../kit/http/problems.tsx'
import { storedValue } from '../kit/http/form-body.ts'
import type { Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import { clauseAnswers } from '../ledger/act.ts'
import { countLine } from '../ledger/count.ts'
import { standingRow } from '../ledger/standing-words.ts'
import { inDueForm } from '../ledger/due-form.ts'
import { texts as ledgerTexts } from '../ledger/texts.ts'
import { riderKinds } from './answer.routes.ts'
import { choicesFor, keyOf } from './choice.ts'
import type { Consequence as Follows } from './consequence.ts'
import type { ReasonCode } from './proposal.ts'
import { ArrivalFields, type ConfirmView, MemberField } from './register.pages.tsx'
import type { Sheet } from './sheet.store.ts'
import { texts } from './texts.ts'

interface Props extends ConfirmView {
  readonly state: FormState
}

/** The form with its reasons; the box before the button tells what follows from the state chosen. */
export function AnswerForm(view: ConfirmView) {
  const { visit, sheet } = view
  const words = texts[visit.language]
  const state = formState(visit, view.problem)
  const base = `/${visit.association.slug}/circulations/${encodeURIComponent(sheet.desk.circulation.slug)}/register`
  const doubtful = !inDueForm(sheet.findings) && !sheet.corrects
  return (
    <Card>
      <PostForm action={base} enhance="main" hidden={hiddenOf(visit, sheet, state)} multipart>
        {sheet.answer.files.map((file) => (
          <Hidden key={file.sha256} values={{ 'file.stored': storedValue(file) }} />
        ))}
        <Fields {...view} state={state} />
        <ConsequenceBox {...view} />
        <Actions>
          <Button letter="e">{words.submit}</Button>
          <Button look="secondary" letter="l" formAction={`${base}/read`}>
            {words.readAgain}
          </Button>
          {doubtful && sheet.member && (
            <Button look="secondary" letter="r" formAction={`${base}/return`}>
              {words.sendBack}
            </Button>
          )}
          <LinkButton href={base} look="quiet" letter="s">
            {words.later}
          </LinkButton>
        </Actions>
      </PostForm>
    </Card>
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
  }
}

function Fields(props: Props) {
  const { visit, sheet, state } = props
  const words = texts[visit.language]
  const { typed } = sheet
  const because = (...codes: ReasonCode[]) => reasonsOf(visit, sheet, codes)
  return (
    <>
      <MemberField
        visit={visit}
        desk={sheet.desk}
        state={state}
        chosen={sheet.member?.organisationId ?? ''}
        reasons={because('organisation')}
      />
      <StateField {...props} />
      <FieldRow>
        <TextField
          name="decidedBy"
          label={words.decidedBy}
          list="bodies"
          value={state.value('decidedBy', typed.decidedBy)}
          error={state.error('decidedBy')}
          reasons={because('body')}
          lang="sv"
        />
        <DateField
          name="decided"
          label={words.decided}
          value={state.value('decided', typed.decided)}
          error={state.error('decided')}
          reasons={because('date')}
        />
      </FieldRow>
      <FieldRow>
        <TextField
          name="paragraph"
          label={words.paragraph}
          width="short"
          value={state.value('paragraph', typed.paragraph)}
          error={state.error('paragraph')}
        />
        <TextField
          name="ownDnr"
          label={words.ownDnr}
          optional={words.optional}
          value={state.value('ownDnr', typed.ownDnr)}
          error={state.error('ownDnr')}
        />
        <DateField
          name="until"
          label={words.until}
          optional={words.optional}
          value={state.value('until', typed.until)}
          error={state.error('until')}
        />
      </FieldRow>
      <ThreeWay {...props} name="rightText" reasons={because('dnr', 'title')} />
      <ThreeWay {...props} name="approved" reasons={because('approval')} />
      <ClauseFields {...props} />
      <RiderFields {...props} />
      <ArrivalFields visit={visit} state={state} />
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
      <Bodies visit={visit} />
    </>
  )
}

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
        <option key={body} value={body} />
      ))}
    </datalist>
  )
}

function StateField({ visit, sheet, state }: Props) {
  const words = texts[visit.language]
  const kinds = choicesFor(sheet.desk.circulation.kind)
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

/** Folded away while every clause is adopted as it was recommended, which is the usual. */
function ClauseFields({ visit, sheet, state }: Props) {
  const words = texts[visit.language]
  const { clauses } = sheet.answer
  if (clauses.length === 0) return null
  const same = clauses.every((answer) => answer.answer === 'adopted' && answer.text === null)
  const options = clauseAnswers.map((value) => ({
    value,
    label: ledgerTexts[visit.language].clauseAnswers[value],
  }))
  return (
    <details open={!same}>
      <summary>{words.clauses(same)}</summary>
      {clauses.map(({ clause, answer, text }) => (
        <div key={clause}>
          <SelectField
            name={`clause.${clause}`}
            label={words.clause(clause)}
            options={options}
            value={answer}
            error={state.error(`clause.${clause}`)}
          />
          <TextArea
            name={`clauseText.${clause}`}
            label={words.clauseText(clause)}
            optional={words.optional}
            rows={2}
            value={text ?? ''}
            lang="sv"
          />
        </div>
      ))}
    </details>
  )
}

/** What is there, and one empty row for what is not yet. */
function RiderFields({ visit, sheet, state }: Props) {
  const words = texts[visit.language]
  const { riders } = sheet.answer
  const rows = [...riders, { kind: 'declaration' as const, text: '', reviewOn: null }]
  const typedDays = state.all('riderReview')
  const options = riderKinds.map((value) => ({ value, label: ledgerTexts[visit.language].riders[value] }))
  return (
    <details open={riders.length > 0}>
      <summary>{words.riders}</summary>
      {rows.map((rider, index) => (
        <fieldset key={index} className="field">
          <legend className="label">{words.rider(index + 1)}</legend>
          <FieldRow>
            <SelectField
              name="riderKind"
              id={`riderKind.${index}`}
              label={words.riderKind}
              options={options}
              value={rider.kind}
            />
            <DateField
              name="riderReview"
              id={`riderReview.${index}`}
              label={words.riderReview}
              optional={words.optional}
              value={typedDays[index] ?? rider.reviewOn ?? ''}
              error={state.error(`riderReview.${index}`)}
            />
          </FieldRow>
          <TextArea
            name="riderText"
            id={`riderText.${index}`}
            label={words.riderText}
            rows={2}
            value={rider.text}
            lang="sv"
          />
        </fieldset>
      ))}
    </details>
  )
}

/** One text for each state; the style sheet shows the one whose card is chosen, so that it is true without script too. */
function ConsequenceBox({ visit, sheet, receiptTo }: ConfirmView) {
  if (sheet.consequences.length === 0) return null
  const words = texts[visit.language]
  return (
    <Consequence>
      <p>{words.consequence}</p>
      <div className="by-choice">
        {sheet.consequences.map((follows) => (
          <p key={follows.choice} data-choice={follows.choice}>
            {consequenceText(visit, sheet, receiptTo !== null, follows)}
          </p>
        ))}
      </div>
    </Consequence>
  )
}

function consequenceText(visit: Visit, { desk, member }: Sheet, receipt: boolean, follows: Follows): string {
  const words = texts[visit.language]
  const { kind, count, partyFrom, told } = follows
  const state = standingRow(kind)[visit.language].word
  const parts = [
    receipt ? words.receiptTo(member?.name ?? '') : words.noReceipt,
    `${words.standingBecomes} ${state} (${countLine(count, visit.language)})`,
    ...(partyFrom ? [words.partyFrom(dayWords(partyFrom, visit.language))] : []),
    told && desk.told.length > 0 ? words.toldNext(desk.told.join(', ')) : words.notTold,
  ]
  return `${parts.join(', ')}.`
}
