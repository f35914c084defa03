import type { Markup } from '../kit/html/markup.ts'
import type { Day } from '../kit/clock.ts'
import { Actions, Button } from '../kit/html/button.tsx'
import { DateField, SelectField } from '../kit/html/field.tsx'
import { FieldRow, Form } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Empty, Notice } from '../kit/html/notice.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { crumbsLabel } from '../kit/http/form-page.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import type { Sheet } from '../kit/table.ts'
import { slugOf } from '../organisations/organisation.ts'
import { hoursShown } from './attendance.pages.tsx'
import { type Fee, feeTotals } from './fee.ts'
import { feeTexts } from './fee.texts.ts'
import { nav } from './pages.tsx'
import { texts } from './texts.ts'
import { type MeetingBody } from './visited-meeting.routes.ts'
import { meetingsPath } from './address.ts'

/** One row for each person and meeting; the same columns for one meeting and for many. */
export function feeSheet(visit: Visit, name: string, fees: readonly Fee[]): Sheet {
  const words = texts[visit.language]
  const presence = ({ presence: said }: Fee): string =>
    said === 'guest' || said === 'officer' ? words.attendeeKinds[said] : words.presences[said]
  return {
    name,
    columns: [words.member, words.presence, words.holder, words.hours, ...words.feeColumns],
    rows: fees.map((fee) => {
      const { attendee, organisation, meeting, day, from, to, minutes } = fee
      const who = attendee ? [attendee.holder, hoursShown(attendee)] : [null, null]
      return [organisation, presence(fee), ...who, meeting, day, from, to, minutes, ...manner(visit, fee)]
    }),
  }
}

/** As what somebody was there, and how. */
function manner(visit: Visit, { attendee, minutes }: Fee): (string | null)[] {
  const words = feeTexts[visit.language]
  if (!attendee || minutes === null) return [null, null]
  const role = attendee.role ?? (attendee.isSubstitute ? words.servingSubstitute : null)
  return [role, attendee.byDistance ? words.byDistance : words.inPerson]
}

export interface FeeView {
  readonly bodies: readonly MeetingBody[]
  /** The slug of the one that is shown; null: all. */
  readonly body: string | null
  readonly from: Day
  readonly to: Day
  readonly fees: readonly Fee[]
}

/** Who was at how many meetings of a period, for one body or all; the rows themselves are in the page's other shapes. */
export function feesPage(visit: Visit, view: FeeView): Page {
  const words = feeTexts[visit.language]
  const totals = feeTotals(view.fees)
  const body = (
    <>
      <Crumbs
        label={crumbsLabel(visit)}
        trail={[{ label: texts[visit.language].meetings, href: meetingsPath(visit) }]}
        here={words.title}
      />
      <PageHead title={words.title}>
        <p>{words.lead}</p>
      </PageHead>
      <Card>
        <PeriodForm visit={visit} view={view} />
      </Card>
      {view.to < view.from && (
        <Notice kind="warning">
          <p>{words.backwards}</p>
        </Notice>
      )}
      <Card title={words.people({ count: totals.length })}>
        <DataTable
          caption={words.title}
          rows={totals}
          rowId={({ organisation, holder }) => `fee-${slugOf(`${organisation ?? ''} ${holder}`)}`}
          columns={[
            {
              header: words.who,
              head: true,
              cell: ({ holder }) => <span lang="sv">{holder}</span>,
            },
            {
              header: words.organisation,
              cell: ({ organisation }) => organisation && <span lang="sv">{organisation}</span>,
            },
            { header: words.meetings, numeric: true, cell: ({ meetings }) => meetings },
            {
              header: words.time,
              numeric: true,
              cell: ({ minutes }) => words.duration(Math.floor(minutes / 60), minutes % 60),
            },
          ]}
          empty={
            <Empty title={words.none}>
              <p>{words.noneNext}</p>
            </Empty>
          }
        />
      </Card>
    </>
  )
  return { title: words.title, nav, body, hidden: true }
}

function PeriodForm({ visit, view }: { visit: Visit; view: FeeView }): Markup {
  const words = feeTexts[visit.language]
  return (
    <Form method="get" action={meetingsPath(visit, 'fees')} label={words.period} search>
      <FieldRow>
        <DateField name="from" label={words.from} value={view.from} />
        <DateField name="to" label={words.to} value={view.to} />
        <SelectField
          name="body"
          label={texts[visit.language].body}
          empty={words.allBodies}
          options={view.bodies.map(({ body }) => ({ value: slugOf(body.name), label: body.name }))}
          value={view.body ?? ''}
        />
      </FieldRow>
      <Actions>
        <Button look="secondary">{words.show}</Button>
      </Actions>
    </Form>
  )
}
