import { Actions, Button } from '../kit/html/button.tsx'
import { RadioCards } from '../kit/html/choice.tsx'
import { DateField, SelectField, TextArea, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { Card, Column, Columns } from '../kit/html/layout.tsx'
import { Facts } from '../kit/html/table.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { Notice } from '../kit/html/notice.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { circulationKinds } from './circulation.ts'
import { AddresseeSection, ThirdBodySection } from './draft-addressee.pages.tsx'
import { DocumentSection } from './draft-document.pages.tsx'
import { NominationSection } from './draft-nomination.pages.tsx'
import { InstrumentSection } from './draft-instrument.pages.tsx'
import { Conflicts, Lacks, Source } from './draft-side.pages.tsx'
import type { DraftForm } from './draft-form.pages.ts'
import { draftKindTexts } from './draft-kind.texts.ts'
import { draftTexts } from './draft.texts.ts'
import { reminderTexts } from './reminder.texts.ts'

/** The form in which a circulation is written, with what it lacks and the letter it was read from beside it. */
export function draftPage(visit: Visit, form: DraftForm, problem: Problem | undefined): Page {
  const words = draftTexts[visit.language]
  const title = form.sent ? words.versionTitle : words.title
  const body = (
    <>
      <PageHead
        title={form.draft.title.trim() || title}
        lang={form.draft.title.trim() ? 'sv' : visit.language}
      >
        <p>
          {title} · <a href={`${form.href}/reminders`}>{reminderTexts[visit.language].plan}</a>
        </p>
      </PageHead>
      <Problems visit={visit} problem={problem} labels={words.labels} />
      {form.done && (
        <Notice kind="success" announce>
          <p>{words[form.done]}</p>
        </Notice>
      )}
      <Conflicts form={form} />
      <Lacks form={form} />
      <Columns kind="narrow-right">
        <Column>
          <Fields form={form} />
          <Discard form={form} />
        </Column>
        <Column>
          <Source form={form} />
        </Column>
      </Columns>
    </>
  )
  return { title, nav: 'circulations', body, hidden: true }
}

function Fields({ form }: { form: DraftForm }) {
  const words = draftTexts[form.language]
  return (
    <PostForm
      action={`${form.href}/draft`}
      multipart
      keep={`draft-${form.id}-${form.revision}`}
      hidden={{ revision: String(form.revision), newCase: form.newCaseId }}
    >
      <Save form={form} />
      <MatterSection form={form} />
      <TextSection form={form} />
      <ClauseSection form={form} />
      <NominationSection form={form} />
      <InstrumentSection form={form} />
      <DocumentSection form={form} />
      {form.sent ? (
        <Card title={words.sections.addressees}>
          <p>{words.addresseesStand}</p>
        </Card>
      ) : (
        <AddresseeSection form={form} />
      )}
      <ThirdBodySection form={form} />
      <AnswerSection form={form} />
      <Save form={form} />
    </PostForm>
  )
}

function Save({ form }: { form: DraftForm }) {
  const words = draftTexts[form.language]
  return (
    <Actions>
      <Button name="then" value="stay" look="secondary">
        {words.save}
      </Button>
      <Button name="then" value="preview">
        {words.preview}
      </Button>
    </Actions>
  )
}

function Discard({ form }: { form: DraftForm }) {
  const words = draftTexts[form.language]
  return (
    <PostForm action={`${form.href}/draft/discard`}>
      <Button look="quiet">{form.sent ? words.discardVersion : words.discard}</Button>
    </PostForm>
  )
}

function MatterSection({ form }: { form: DraftForm }) {
  const words = draftTexts[form.language]
  const { draft } = form
  const kinds = circulationKinds.map((kind) => ({
    value: kind,
    label: words.kinds[kind][0]!,
    hint: words.kinds[kind][1]!,
  }))
  const senders = form.members.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Card title={words.sections.matter}>
      {form.sent ? (
        <Facts facts={[{ label: words.labels.kind, value: words.kinds[draft.kind][0]! }]} />
      ) : (
        <RadioCards {...form.field('kind')} value={draft.kind} choices={kinds} />
      )}
      <TextArea {...form.field('title')} value={draft.title} rows={2} lang="sv" />
      <CaseFields form={form} />
      <FieldRow>
        <TextField {...form.field('dnr')} value={draft.dnr} width="medium" />
        <DateField {...form.field('dated')} value={draft.dated} />
        <DateField {...form.field('answerBy')} value={draft.answerBy} />
      </FieldRow>
      <p className="hint">{words.dnrHint}</p>
      {!form.sent && (
        <SelectField
          {...form.field('sender')}
          value={draft.sender}
          options={senders}
          empty={words.theAssociation}
          hint={draftKindTexts[form.language].senderHint}
        />
      )}
      <FieldRow>
        <TextField {...form.field('basisBody')} value={draft.basis.body} width="medium" lang="sv" />
        <DateField {...form.field('basisOn')} value={draft.basis.on} />
        <TextField {...form.field('basisParagraph')} value={draft.basis.paragraph} width="short" />
      </FieldRow>
    </Card>
  )
}

function CaseFields({ form }: { form: DraftForm }) {
  const words = draftTexts[form.language]
  if (form.case && form.sent) return <p>{words.caseNow(form.case.dnr)}</p>
  if (!form.case) return <CaseChoices form={form} keep={words.caseChoice.keep} />
  return (
    <>
      <p>{words.caseNow(form.case.dnr)}</p>
      <details>
        <summary>{words.caseChange}</summary>
        <CaseChoices form={form} keep={[words.caseKeep, '']} />
      </details>
    </>
  )
}

function CaseChoices({ form, keep }: { form: DraftForm; keep: readonly string[] }) {
  const words = draftTexts[form.language]
  const choice = (value: string, [label, hint]: readonly string[]) => ({
    value,
    label,
    ...(hint && { hint }),
  })
  const choices = [
    choice('written', words.caseChoice.written),
    ...(form.prefixes.length > 0 ? [choice('numbered', words.caseChoice.numbered)] : []),
    choice('keep', keep),
  ]
  return (
    <>
      <RadioCards
        {...form.field('case')}
        name="caseChoice"
        id="case"
        value={form.caseChoice}
        choices={choices}
      />
      <div data-when="written">
        <TextField {...form.field('caseDnr')} value={form.caseDnr} width="medium" />
      </div>
      {form.prefixes.length > 0 && (
        <div data-when="numbered">
          <SelectField
            {...form.field('casePrefix')}
            value={form.prefixes[0]}
            options={form.prefixes.map((prefix) => ({ value: prefix, label: prefix }))}
          />
        </div>
      )}
    </>
  )
}

function TextSection({ form }: { form: DraftForm }) {
  const words = draftTexts[form.language]
  const parts = [...form.draft.parts, { heading: '', text: '' }]
  return (
    <Card title={words.sections.text}>
      {parts.map((part, index) => (
        <div role="group" aria-label={words.partHeading(index + 1)}>
          <TextField
            {...form.field('partHeading')}
            id={`partHeading-${index}`}
            label={words.partHeading(index + 1)}
            value={part.heading}
            lang="sv"
          />
          <TextArea
            {...form.field('partText')}
            id={index === 0 ? 'partText' : `partText-${index}`}
            label={words.partText(index + 1)}
            error={index === 0 ? form.error('partText') : undefined}
            reasons={[]}
            value={part.text}
            rows={Math.min(12, Math.max(3, Math.ceil(part.text.length / 80)))}
            lang="sv"
          />
        </div>
      ))}
      <p className="hint">{words.emptyRow}</p>
    </Card>
  )
}

function ClauseSection({ form }: { form: DraftForm }) {
  const words = draftTexts[form.language]
  const kinds = draftKindTexts[form.language]
  const clauses = [...form.draft.clauses, { text: '', onlyFor: [] }]
  return (
    <Card title={kinds.clauseSection[form.draft.kind]}>
      {clauses.map((clause, index) => (
        <div role="group" aria-label={words.clause(index + 1)}>
          <TextArea
            {...form.field('clauseText')}
            id={index === 0 ? 'clauseText' : `clauseText-${index}`}
            label={words.clause(index + 1)}
            hint={index === 0 ? kinds.clauseHints[form.draft.kind] : undefined}
            error={index === 0 ? form.error('clauseText') : undefined}
            reasons={form.reasons(`clause.${index}`)}
            value={clause.text}
            rows={2}
            lang="sv"
          />
          <OnlyFor form={form} index={index} chosen={clause.onlyFor} />
        </div>
      ))}
      <p className="hint">{words.emptyRow}</p>
    </Card>
  )
}

function OnlyFor({ form, index, chosen }: { form: DraftForm; index: number; chosen: readonly string[] }) {
  const words = draftTexts[form.language]
  return (
    <details>
      <summary>{words.clauseFor(chosen.length)}</summary>
      <fieldset className="field checks">
        <legend className="label">{words.clauseForLegend}</legend>
        {form.members.map((member) => (
          <label className="check">
            <input
              type="checkbox"
              name={`clauseFor.${index}`}
              value={member.id}
              checked={chosen.includes(member.id)}
            />
            <span>{member.name}</span>
          </label>
        ))}
      </fieldset>
    </details>
  )
}

function AnswerSection({ form }: { form: DraftForm }) {
  const words = draftTexts[form.language]
  const { draft } = form
  return (
    <Card title={words.sections.answer}>
      <TextField {...form.field('answerTo')} value={draft.answerTo} hint={words.answerToHint} type="email" />
      <FieldRow>
        <TextField {...form.field('contactTitle')} value={draft.contact.title} hint={words.contactHint} />
        <TextField {...form.field('contactEmail')} value={draft.contact.email} type="email" />
      </FieldRow>
    </Card>
  )
}
