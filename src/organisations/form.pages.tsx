import { dayOf } from '../kit/clock.ts'
import { DateField, SelectField, TextArea, TextField } from '../kit/html/field.tsx'
import type { Place } from '../kit/html/navigation.tsx'
import { formPage } from '../kit/http/form-page.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import { type Organisation, organisationKinds } from './organisation.ts'
import { organisationPath, organisationsPath } from './pages.tsx'
import { texts } from './texts.ts'

/** The forms by which the staff change the register. Each is a page of its own, so that it works without script. */

export interface FormView {
  readonly visit: Visit
  readonly problem: Problem | undefined
}

export const nav = 'organisations'
export const today = (visit: Visit) => dayOf(visit.site.clock.now())
const roomTrail = (visit: Visit): Place[] => [
  { label: texts[visit.language].members, href: organisationsPath(visit) },
]
export const trailTo = (visit: Visit, organisation: Organisation): Place[] => [
  ...roomTrail(visit),
  { label: organisation.name, href: organisationPath(visit, organisation) },
]

export function addMembersPage({ visit, problem }: FormView): Page {
  const words = texts[visit.language]
  return formPage(visit, problem, {
    title: words.addMembers,
    nav,
    trail: roomTrail(visit),
    action: organisationsPath(visit, 'add'),
    labels: { codes: words.codes, from: words.from },
    submit: words.add,
    lead: words.addMembersLead,
    fields: (state) => (
      <>
        <TextArea
          name="codes"
          label={words.codes}
          hint={words.codesHint}
          rows={8}
          value={state.value('codes')}
          error={state.error('codes')}
        />
        <DateField
          name="from"
          label={words.from}
          hint={words.dayHint}
          value={state.value('from', today(visit))}
          error={state.error('from')}
        />
      </>
    ),
  })
}

export function addOtherPage({ visit, problem }: FormView): Page {
  const words = texts[visit.language]
  const kinds = organisationKinds.filter((kind) => kind !== 'municipality' && kind !== 'region')
  return formPage(visit, problem, {
    title: words.addOther,
    nav,
    trail: roomTrail(visit),
    action: organisationsPath(visit, 'add-other'),
    labels: { name: words.name, kind: words.kind },
    submit: words.add,
    lead: words.addOtherLead,
    hidden: { id: visit.form.text('id') ?? newId() },
    fields: (state) => (
      <>
        <TextField name="name" label={words.name} value={state.value('name')} error={state.error('name')} />
        <SelectField
          name="kind"
          label={words.kind}
          empty={words.choose}
          options={kinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
          value={state.value('kind')}
          error={state.error('kind')}
        />
      </>
    ),
  })
}

export function renamePage({ visit, problem }: FormView, organisation: Organisation): Page {
  const words = texts[visit.language]
  return formPage(visit, problem, {
    title: words.rename,
    nav,
    trail: trailTo(visit, organisation),
    action: organisationPath(visit, organisation, 'rename'),
    labels: { name: words.newName, from: words.from },
    submit: words.save,
    consequence: words.renameConsequence,
    fields: (state) => (
      <>
        <TextField
          name="name"
          label={words.newName}
          value={state.value('name', organisation.name)}
          error={state.error('name')}
        />
        <DateField
          name="from"
          label={words.from}
          hint={words.dayHint}
          value={state.value('from', today(visit))}
          error={state.error('from')}
        />
      </>
    ),
  })
}

/** Begins or ends a membership: one day is asked for. */
export function membershipPage(
  { visit, problem }: FormView,
  organisation: Organisation,
  change: 'begin-membership' | 'end-membership',
): Page {
  const words = texts[visit.language]
  const ends = change === 'end-membership'
  const label = ends ? words.lastDay : words.from
  const title = ends ? words.endMembership : words.beginMembership
  return formPage(visit, problem, {
    title,
    nav,
    trail: trailTo(visit, organisation),
    action: organisationPath(visit, organisation, change),
    labels: { day: label },
    submit: title,
    consequence: ends && words.endConsequence,
    fields: (state) => (
      <DateField
        name="day"
        label={label}
        hint={words.dayHint}
        value={state.value('day')}
        error={state.error('day')}
      />
    ),
  })
}

export function describePage({ visit, problem }: FormView, organisation: Organisation): Page {
  const words = texts[visit.language]
  const { inhabitants, mailDomain } = organisation
  return formPage(visit, problem, {
    title: words.describe,
    nav,
    trail: trailTo(visit, organisation),
    action: organisationPath(visit, organisation, 'describe'),
    labels: { inhabitants: words.inhabitants, mailDomain: words.mailDomain },
    submit: words.save,
    fields: (state) => (
      <>
        <TextField
          name="mailDomain"
          label={words.mailDomain}
          hint={words.mailDomainHint}
          optional={words.optional}
          value={state.value('mailDomain', mailDomain)}
          error={state.error('mailDomain')}
        />
        <TextField
          name="inhabitants"
          label={words.inhabitants}
          hint={words.inhabitantsHint}
          optional={words.optional}
          inputMode="numeric"
          width="short"
          value={state.value('inhabitants', inhabitants === null ? '' : String(inhabitants))}
          error={state.error('inhabitants')}
        />
      </>
    ),
  })
}
