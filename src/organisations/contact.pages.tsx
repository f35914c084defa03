import { DateField, SelectField, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { formPage } from '../kit/http/form-page.tsx'
import type { Page } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import { type Body, bodyKinds, governances } from './body.ts'
import { purposes } from './contact.ts'
import { type FormView, nav, today, trailTo } from './form.pages.tsx'
import type { Organisation } from './organisation.ts'
import { organisationPath } from './pages.tsx'
import { texts } from './texts.ts'

export function addBodyPage({ visit, problem }: FormView, organisation: Organisation): Page {
  const words = texts[visit.language]
  const labels = { name: words.name, kind: words.bodyKind, governance: words.governance, from: words.since }
  return formPage(visit, problem, {
    title: words.addBody,
    nav,
    trail: trailTo(visit, organisation),
    action: organisationPath(visit, organisation, 'bodies', 'add'),
    labels,
    submit: words.add,
    hidden: { id: visit.form.text('id') ?? newId() },
    fields: (state) => (
      <>
        <TextField name="name" label={words.name} value={state.value('name')} error={state.error('name')} />
        <FieldRow>
          <SelectField
            name="kind"
            label={words.bodyKind}
            empty={words.choose}
            options={bodyKinds.map((kind) => ({ value: kind, label: words.bodyKinds[kind] }))}
            value={state.value('kind')}
            error={state.error('kind')}
          />
          <SelectField
            name="governance"
            label={words.governance}
            empty={words.choose}
            options={governances.map((each) => ({ value: each, label: words.governances[each] }))}
            value={state.value('governance', isMunicipal(organisation) ? 'municipality' : '')}
            error={state.error('governance')}
          />
        </FieldRow>
        <DateField
          name="from"
          label={words.since}
          hint={words.dayHint}
          value={state.value('from')}
          error={state.error('from')}
        />
      </>
    ),
  })
}

const isMunicipal = ({ kind }: Organisation): boolean => kind === 'municipality' || kind === 'region'

export function endBodyPage({ visit, problem }: FormView, organisation: Organisation, body: Body): Page {
  const words = texts[visit.language]
  return formPage(visit, problem, {
    title: `${words.endBody}: ${body.name}`,
    nav,
    trail: trailTo(visit, organisation),
    action: organisationPath(visit, organisation, 'bodies', body.id, 'end'),
    labels: { day: words.bodyLastDay },
    submit: words.endBody,
    fields: (state) => (
      <DateField
        name="day"
        label={words.bodyLastDay}
        hint={words.dayHint}
        value={state.value('day', today(visit))}
        error={state.error('day')}
      />
    ),
  })
}

export function addContactPage(
  { visit, problem }: FormView,
  organisation: Organisation,
  bodies: readonly Body[],
): Page {
  const words = texts[visit.language]
  const labels = { email: words.email, title: words.title, purpose: words.purpose, bodyId: words.body }
  return formPage(visit, problem, {
    title: words.addContact,
    nav,
    trail: trailTo(visit, organisation),
    action: organisationPath(visit, organisation, 'contacts', 'add'),
    labels,
    submit: words.add,
    lead: words.contactsLead,
    hidden: { id: visit.form.text('id') ?? newId() },
    fields: (state) => (
      <>
        <TextField
          name="email"
          label={words.email}
          inputMode="email"
          value={state.value('email')}
          error={state.error('email')}
        />
        <TextField
          name="title"
          label={words.title}
          hint={words.titleHint}
          value={state.value('title')}
          error={state.error('title')}
        />
        <FieldRow>
          <SelectField
            name="purpose"
            label={words.purpose}
            options={purposes.map((purpose) => ({ value: purpose, label: words.purposes[purpose] }))}
            value={state.value('purpose', 'registrar')}
            error={state.error('purpose')}
          />
          <SelectField
            name="bodyId"
            label={words.body}
            empty={words.wholeOrganisation}
            options={bodies.map((body) => ({ value: body.id, label: body.name }))}
            value={state.value('bodyId')}
            error={state.error('bodyId')}
          />
        </FieldRow>
      </>
    ),
  })
}
