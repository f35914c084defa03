import { dayOf } from '../kit/clock.ts'
import { Checkbox, RadioCards } from '../kit/html/choice.tsx'
import { DateField, FileField, SelectField, TextArea, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import type { Place } from '../kit/html/navigation.tsx'
import { formPage } from '../kit/http/form-page.tsx'
import { storedValue } from '../kit/http/form-body.ts'
import type { FormState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import type { Case } from './case.ts'
import { casePath, casesPath } from './pages.tsx'
import { channels, directions } from './registry.ts'
import { texts } from './texts.ts'

/** The forms by which the staff keep the register. Each is a page of its own, so that it works without script. */

export interface FormView {
  readonly visit: Visit
  readonly problem: Problem | undefined
}

const nav = 'cases'
const today = (visit: Visit) => dayOf(visit.site.clock.now())
export const roomTrail = (visit: Visit): Place[] => [
  { label: texts[visit.language].cases, href: casesPath(visit) },
]
const trailTo = (visit: Visit, file: Case): Place[] => [
  ...roomTrail(visit),
  { label: file.dnr, href: casePath(visit, file) },
]

export function newCasePage({ visit, problem }: FormView, prefixes: readonly string[]): Page {
  const words = texts[visit.language]
  const labels = { title: words.title, openedOn: words.openedOn, prefix: words.prefix, dnr: words.ownDnr }
  return formPage(visit, problem, {
    title: words.newCase,
    nav,
    trail: roomTrail(visit),
    action: casesPath(visit, 'new'),
    labels,
    submit: words.open,
    lead: prefixes.length === 0 && <a href={casesPath(visit, 'series')}>{words.noSeries}</a>,
    hidden: { id: visit.form.text('id') ?? newId() },
    fields: (state) => (
      <>
        <TextField
          name="title"
          label={words.title}
          lang="sv"
          value={state.value('title')}
          error={state.error('title')}
        />
        <FieldRow>
          <DateField
            name="openedOn"
            label={words.openedOn}
            hint={words.dayHint}
            value={state.value('openedOn', today(visit))}
            error={state.error('openedOn')}
          />
          <SelectField
            name="prefix"
            label={words.prefix}
            hint={words.prefixHint}
            empty={words.choose}
            options={prefixes.map((prefix) => ({ value: prefix, label: prefix }))}
            value={state.value('prefix', prefixes[0] ?? '')}
            error={state.error('prefix')}
          />
        </FieldRow>
        <TextField
          name="dnr"
          label={words.ownDnr}
          hint={words.ownDnrHint}
          optional={words.optional}
          value={state.value('dnr')}
          error={state.error('dnr')}
        />
      </>
    ),
  })
}

/** Something received, sent or drawn up: a file, a scanned paper, or a note of a call. */
export function newEntryPage({ visit, problem }: FormView, file: Case): Page {
  const words = texts[visit.language]
  const labels = {
    direction: words.direction,
    happenedOn: words.day,
    subject: words.subject,
    counterpart: words.counterpart,
    foreignDnr: words.foreignDnr,
    channel: words.channel,
    note: words.note,
    file: words.files,
    neutralSubject: words.neutralSubject,
  }
  return formPage(visit, problem, {
    title: words.newEntry,
    nav,
    trail: trailTo(visit, file),
    action: casePath(visit, file, 'entries', 'add'),
    labels,
    submit: words.register,
    multipart: true,
    hidden: { id: visit.form.text('id') ?? newId() },
    fields: (state) => (
      <>
        <Facts visit={visit} state={state} />
        <Content visit={visit} state={state} />
        <Secrecy visit={visit} state={state} />
      </>
    ),
  })
}

interface FieldsProps {
  readonly visit: Visit
  readonly state: FormState
}

function Facts({ visit, state }: FieldsProps) {
  const words = texts[visit.language]
  return (
    <>
      <RadioCards
        name="direction"
        label={words.direction}
        choices={directions.map((value) => ({ value, label: words.directions[value] }))}
        value={state.value('direction', 'received')}
        error={state.error('direction')}
      />
      <FieldRow>
        <DateField
          name="happenedOn"
          label={words.day}
          hint={words.dayHint}
          value={state.value('happenedOn', today(visit))}
          error={state.error('happenedOn')}
        />
        <SelectField
          name="channel"
          label={words.channel}
          options={channels
            .filter((channel) => channel !== 'import')
            .map((value) => ({ value, label: words.channels[value] }))}
          value={state.value('channel', 'mail')}
          error={state.error('channel')}
        />
      </FieldRow>
      <TextField
        name="subject"
        label={words.subject}
        lang="sv"
        value={state.value('subject')}
        error={state.error('subject')}
      />
      <FieldRow>
        <TextField
          name="counterpart"
          label={words.counterpart}
          optional={words.optional}
          value={state.value('counterpart')}
          error={state.error('counterpart')}
        />
        <TextField
          name="foreignDnr"
          label={words.foreignDnr}
          optional={words.optional}
          value={state.value('foreignDnr')}
          error={state.error('foreignDnr')}
        />
      </FieldRow>
    </>
  )
}

function Content({ visit, state }: FieldsProps) {
  const words = texts[visit.language]
  const kept = visit.form.files('file')
  return (
    <>
      <FileField
        name="file"
        label={words.files}
        hint={words.filesHint}
        optional={words.optional}
        multiple
        error={state.error('file')}
      />
      {kept.map((upload) => (
        <p>
          {words.kept}: {upload.filename}
          <input type="hidden" name="file.stored" value={storedValue(upload)} />
        </p>
      ))}
      <TextArea
        name="note"
        label={words.note}
        hint={words.noteHint}
        optional={words.optional}
        lang="sv"
        value={state.value('note')}
        error={state.error('note')}
      />
      <Checkbox name="public" label={words.publicFiles} checked={state.value('public') !== ''} />
    </>
  )
}

function Secrecy({ visit, state }: FieldsProps) {
  const words = texts[visit.language]
  return (
    <details open={state.value('hideCounterpart') !== '' || state.value('neutralSubject') !== ''}>
      <summary>{words.secrecy}</summary>
      <Checkbox
        name="hideCounterpart"
        label={words.hideCounterpart}
        checked={state.value('hideCounterpart') !== ''}
      />
      <TextField
        name="neutralSubject"
        label={words.neutralSubject}
        hint={words.neutralSubjectHint}
        optional={words.optional}
        lang="sv"
        value={state.value('neutralSubject')}
        error={state.error('neutralSubject')}
      />
    </details>
  )
}

export function retitlePage({ visit, problem }: FormView, file: Case): Page {
  const words = texts[visit.language]
  return formPage(visit, problem, {
    title: words.retitle,
    nav,
    trail: trailTo(visit, file),
    action: casePath(visit, file, 'retitle'),
    labels: { title: words.title },
    submit: words.save,
    fields: (state) => (
      <TextField
        name="title"
        label={words.title}
        lang="sv"
        value={state.value('title', file.title)}
        error={state.error('title')}
      />
    ),
  })
}

export function closePage({ visit, problem }: FormView, file: Case): Page {
  const words = texts[visit.language]
  return formPage(visit, problem, {
    title: words.closeCase,
    nav,
    trail: trailTo(visit, file),
    action: casePath(visit, file, 'close'),
    labels: { on: words.closedOn },
    submit: words.closeCase,
    consequence: words.closeConsequence,
    fields: (state) => (
      <DateField
        name="on"
        label={words.closedOn}
        hint={words.dayHint}
        value={state.value('on', today(visit))}
        error={state.error('on')}
      />
    ),
  })
}

/** Voids the case, or one entry of it when `number` is given (`KSL/15/0016-5`). */
export function voidPage({ visit, problem }: FormView, file: Case, action: string, number?: string): Page {
  const words = texts[visit.language]
  const title = number === undefined ? words.voidCase : words.voidEntryTitle({ number })
  return formPage(visit, problem, {
    title,
    nav,
    trail: trailTo(visit, file),
    action,
    labels: { reason: words.reason },
    submit: title,
    consequence: number === undefined ? words.voidCaseConsequence : words.voidEntryConsequence,
    fields: (state) => (
      <TextField
        name="reason"
        label={words.reason}
        value={state.value('reason')}
        error={state.error('reason')}
      />
    ),
  })
}
