import { dayOf } from '../kit/clock.ts'
import { Button } from '../kit/html/button.tsx'
import { TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Empty } from '../kit/html/notice.tsx'
import { type Column, DataTable } from '../kit/html/table.tsx'
import { crumbsLabel } from '../kit/http/form-page.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import type { Series } from './case.ts'
import { writeDnr } from './dnr.ts'
import { type FormView, roomTrail } from './form.pages.tsx'
import { casesPath } from './pages.tsx'
import { texts } from './texts.ts'

/** The association's series, and the form that starts one. */
export function seriesPage({ visit, problem }: FormView, series: readonly Series[]): Page {
  const words = texts[visit.language]
  const labels = { prefix: words.prefixForm, year: words.year, firstNumber: words.firstNumber }
  const body = (
    <>
      <Crumbs label={crumbsLabel(visit)} trail={roomTrail(visit)} here={words.series} />
      <PageHead title={words.series}>
        <p>{words.seriesLead}</p>
      </PageHead>
      <Problems visit={visit} problem={problem} labels={labels} />
      <Card>
        <DataTable
          caption={words.series}
          columns={columns(visit)}
          rows={series}
          rowId={({ prefix, year }) => `${prefix}-${year}`}
          empty={<Empty title={words.noSeries} />}
        />
      </Card>
      <StartForm visit={visit} problem={problem} />
    </>
  )
  return { title: words.series, nav: 'cases', body, hidden: true }
}

function columns(visit: Visit): Column<Series>[] {
  const words = texts[visit.language]
  const last = ({ prefix, year, firstNumber, lastNumber }: Series) =>
    lastNumber < firstNumber ? null : writeDnr({ prefix, year, number: lastNumber })
  return [
    { header: words.prefixForm, head: true, cell: (each) => each.prefix },
    { header: words.year, tight: true, cell: (each) => each.year },
    { header: words.firstNumber, numeric: true, cell: (each) => each.firstNumber },
    { header: words.lastNumber, tight: true, cell: last },
  ]
}

function StartForm({ visit, problem }: FormView) {
  const words = texts[visit.language]
  const state = formState(visit, problem)
  const year = dayOf(visit.site.clock.now()).slice(0, 4)
  return (
    <Card title={words.startSeries}>
      <PostForm action={casesPath(visit, 'series')}>
        <TextField
          name="prefix"
          label={words.prefixForm}
          hint={words.prefixFormHint}
          width="short"
          value={state.value('prefix')}
          error={state.error('prefix')}
        />
        <FieldRow>
          <TextField
            name="year"
            label={words.year}
            width="short"
            inputMode="numeric"
            value={state.value('year', year)}
            error={state.error('year')}
          />
          <TextField
            name="firstNumber"
            label={words.firstNumber}
            hint={words.firstNumberHint}
            width="short"
            inputMode="numeric"
            value={state.value('firstNumber', '1')}
            error={state.error('firstNumber')}
          />
        </FieldRow>
        <Button>{words.startSeries}</Button>
      </PostForm>
    </Card>
  )
}
