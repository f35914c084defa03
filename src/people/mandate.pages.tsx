import { dayWords } from '../kit/day-words.ts'
import type { Markup } from '../kit/html/markup.ts'
import { type Day, dayOf } from '../kit/clock.ts'
import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { DateField, SelectField, TextField } from '../kit/html/field.tsx'
import { FieldRow, Form } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { Empty } from '../kit/html/notice.tsx'
import { Aside, type Column, DataTable } from '../kit/html/table.tsx'
import { formPage } from '../kit/http/form-page.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { type FormState, Problems } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import type { Body } from '../organisations/body.ts'
import { lastDay } from '../organisations/membership.ts'
import type { Organisation } from '../organisations/organisation.ts'
import {
  type Mandate,
  type Representation,
  type Seat,
  mandateRoles,
  representation,
  seatsOf,
} from './mandate.ts'
import { mandateTexts } from './mandate.texts.ts'

export interface MandateRegister {
  readonly on: Day
  readonly mandates: readonly Mandate[]
  readonly members: readonly Pick<Organisation, 'id' | 'name'>[]
  readonly bodies: readonly Body[]
}

const nav = 'meetings'

export const mandatesPath = (visit: Pick<Visit, 'association'>, ...under: readonly string[]): string =>
  ['', visit.association.slug, 'mandates', ...under].join('/')

export const seatName = (seat: Seat, bodies: readonly Pick<Body, 'id' | 'name'>[]): string =>
  'project' in seat ? seat.project : (bodies.find(({ id }) => id === seat.bodyId)?.name ?? '')

/** One table for each body and project: every member with who stands for it that day, or that nobody does. */
export function mandatesPage(visit: Visit, problem: Problem | undefined, register: MandateRegister): Page {
  const words = mandateTexts[visit.language]
  const { on, mandates } = register
  const seats = seatsOf(mandates)
  const body = (
    <>
      <PageHead
        title={words.mandates}
        actions={
          <LinkButton look="primary" href={mandatesPath(visit, 'add')}>
            {words.add}
          </LinkButton>
        }
      >
        <p>{words.lead({ on: dayWords(on, visit.language) })}</p>
      </PageHead>
      <Problems visit={visit} problem={problem} labels={{ on: words.lastDay }} />
      <Form action={mandatesPath(visit)} method="get">
        <FieldRow>
          <DateField name="on" label={words.on} value={on} />
          <Button look="secondary">{words.show}</Button>
        </FieldRow>
      </Form>
      {seats.length === 0 && (
        <Empty title={words.none}>
          <p>{words.noneNext}</p>
        </Empty>
      )}
      {seats.map((seat) => (
        <SeatTable visit={visit} register={register} seat={seat} />
      ))}
    </>
  )
  return { title: words.mandates, nav, body, hidden: true }
}

interface SeatProps {
  readonly visit: Visit
  readonly register: MandateRegister
  readonly seat: Seat
}

function SeatTable({ visit, register, seat }: SeatProps): Markup {
  const words = mandateTexts[visit.language]
  const { mandates, members, bodies, on } = register
  const organisationIds = members.map(({ id }) => id)
  const rows = representation(mandates, { seat, organisationIds, on })
  const missing = rows.filter(({ ordinary }) => ordinary.length === 0).length
  const name = seatName(seat, bodies)
  return (
    <Card title={<span lang="sv">{name}</span>}>
      <p>{words.missingCount({ count: missing })}</p>
      <DataTable
        caption={name}
        columns={columns(visit, register)}
        rows={rows}
        rowId={({ organisationId }) => `${name.replace(/\s+/g, '-')}-${organisationId}`}
      />
    </Card>
  )
}

function columns(visit: Visit, { members }: MandateRegister): Column<Representation>[] {
  const words = mandateTexts[visit.language]
  const named = (mandate: Mandate): Markup => (
    <div lang="sv">
      {mandate.holder}
      {mandate.role !== 'ordinary' && mandate.role !== 'substitute' && (
        <Aside>{words.roles[mandate.role]}</Aside>
      )}
      {lastDay(mandate) !== null && (
        <Aside>
          {words.to} {lastDay(mandate)}
        </Aside>
      )}
    </div>
  )
  return [
    {
      header: words.member,
      head: true,
      cell: ({ organisationId }) => (
        <span lang="sv">{members.find(({ id }) => id === organisationId)!.name}</span>
      ),
    },
    {
      header: words.holder,
      cell: ({ ordinary }) => (ordinary.length === 0 ? <b>{words.missing}</b> : ordinary.map(named)),
    },
    {
      header: words.substitutes,
      cell: ({ substitutes }) => (substitutes.length === 0 ? null : substitutes.map(named)),
    },
    {
      header: words.action,
      cell: ({ ordinary, substitutes }) =>
        [...ordinary, ...substitutes]
          .filter(({ validTo }) => validTo === null)
          .map((mandate) => <EndForm visit={visit} mandate={mandate} />),
    },
  ]
}

function EndForm({ visit, mandate }: { visit: Visit; mandate: Mandate }): Markup {
  const words = mandateTexts[visit.language]
  return (
    <details>
      <summary>
        {words.end}
        <span className="unseen"> {mandate.holder}</span>
      </summary>
      <PostForm action={mandatesPath(visit, mandate.id, 'end')}>
        <DateField
          name="on"
          id={`end-${mandate.id}`}
          label={words.lastDay}
          value={dayOf(visit.site.clock.now())}
        />
        <Actions>
          <Button look="secondary">{words.end}</Button>
        </Actions>
      </PostForm>
    </details>
  )
}

export function addMandatePage(
  { visit, problem }: { visit: Visit; problem: Problem | undefined },
  register: MandateRegister,
): Page {
  const words = mandateTexts[visit.language]
  const labels = {
    organisationId: words.organisation,
    bodyId: words.body,
    project: words.project,
    holder: words.holder,
    email: words.email,
    from: words.from,
    to: words.to,
  }
  return formPage(visit, problem, {
    title: words.add,
    nav,
    trail: [{ label: words.mandates, href: mandatesPath(visit) }],
    action: mandatesPath(visit, 'add'),
    labels,
    submit: words.add,
    hidden: { id: visit.form.text('id') ?? newId() },
    fields: (state) => <MandateFields words={words} state={state} register={register} />,
  })
}

interface FieldsProps {
  readonly words: (typeof mandateTexts)['sv']
  readonly state: FormState
  readonly register: MandateRegister
}

function MandateFields({ words, state, register }: FieldsProps): Markup {
  const { members, bodies, mandates } = register
  const projects = [...new Set(mandates.flatMap(({ seat }) => ('project' in seat ? [seat.project] : [])))]
  return (
    <>
      <SelectField
        name="organisationId"
        label={words.organisation}
        empty={words.choose}
        options={members.map(({ id, name }) => ({ value: id, label: name }))}
        value={state.value('organisationId')}
        error={state.error('organisationId')}
      />
      <FieldRow>
        <SelectField
          name="bodyId"
          label={words.body}
          empty={words.choose}
          options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
          value={state.value('bodyId')}
          error={state.error('bodyId')}
        />
        <TextField
          name="project"
          label={words.project}
          hint={words.projectHint}
          optional={words.optional}
          list="projects"
          lang="sv"
          value={state.value('project')}
          error={state.error('project')}
        />
      </FieldRow>
      <datalist id="projects">
        {projects.map((project) => (
          <option value={project} />
        ))}
      </datalist>
      <SelectField
        name="role"
        label={words.role}
        options={mandateRoles.map((value) => ({ value, label: words.roles[value] }))}
        value={state.value('role', 'ordinary')}
      />
      <TextField
        name="holder"
        label={words.holder}
        hint={words.holderHint}
        lang="sv"
        value={state.value('holder')}
        error={state.error('holder')}
      />
      <TextField
        name="email"
        label={words.email}
        type="email"
        optional={words.optional}
        value={state.value('email')}
        error={state.error('email')}
      />
      <Period words={words} state={state} />
    </>
  )
}

function Period({ words, state }: Pick<FieldsProps, 'words' | 'state'>): Markup {
  return (
    <FieldRow>
      {(['from', 'to'] as const).map((name) => (
        <DateField
          name={name}
          label={words[name]}
          hint={words.dayHint}
          optional={words.optional}
          value={state.value(name)}
          error={state.error(name)}
        />
      ))}
    </FieldRow>
  )
}
