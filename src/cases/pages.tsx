import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { TextField } from '../kit/html/field.tsx'
import { FieldRow, Form } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import { FilterChips, PageHead, Pagination } from '../kit/html/navigation.tsx'
import { Empty } from '../kit/html/notice.tsx'
import { type Column, DataTable } from '../kit/html/table.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import { type Case, type CaseState, caseSlug, caseState } from './case.ts'
import type { ListedCase } from './store.ts'
import { texts } from './texts.ts'

/** Cases on one page of the list. */
export const pageLength = 100

export interface CaseList {
  readonly cases: readonly ListedCase[]
  readonly state: CaseState | null
  readonly text: string
  readonly offset: number
  readonly more: boolean
}

export function casesPath(visit: Pick<Visit, 'association'>, ...under: readonly string[]): string {
  return ['', visit.association.slug, 'cases', ...under].join('/')
}

export function casePath(
  visit: Pick<Visit, 'association'>,
  file: Pick<Case, 'dnr'>,
  ...under: readonly string[]
): string {
  return casesPath(visit, encodeURIComponent(caseSlug(file)), ...under)
}

function listPath(visit: Visit, query: { state: CaseState | null; text: string; offset?: number }): string {
  const parameters = new URLSearchParams({
    ...(query.state && { state: query.state }),
    ...(query.text && { text: query.text }),
    ...(query.offset && { offset: String(query.offset) }),
  })
  return parameters.size > 0 ? `${casesPath(visit)}?${parameters}` : casesPath(visit)
}

/** The register of cases, voided ones too, the last opened first. */
export function casesPage(visit: Visit, list: CaseList): Page {
  const words = texts[visit.language]
  const chips = ([null, 'open', 'closed', 'voided'] as const).map((state) => ({
    href: listPath(visit, { state, text: list.text }),
    label: state === null ? words.all : words.states[state],
    current: state === list.state,
  }))
  const body = (
    <>
      <PageHead
        title={words.cases}
        actions={
          <>
            <LinkButton look="primary" href={casesPath(visit, 'new')}>
              {words.newCase}
            </LinkButton>
            <LinkButton href={casesPath(visit, 'series')}>{words.series}</LinkButton>
          </>
        }
      />
      <SearchForm visit={visit} list={list} />
      <FilterChips label={words.filter} chips={chips} />
      <Card>
        <DataTable
          caption={words.cases}
          columns={columns(visit)}
          rows={list.cases}
          rowId={(file) => caseSlug(file)}
          empty={
            <Empty title={words.none}>
              <p>{words.noneNext}</p>
            </Empty>
          }
        />
      </Card>
      <Turning visit={visit} list={list} />
    </>
  )
  return { title: words.cases, nav: 'cases', body, hidden: true }
}

function SearchForm({ visit, list }: { visit: Visit; list: CaseList }) {
  const words = texts[visit.language]
  const hidden = list.state ? { state: list.state } : {}
  return (
    <Form method="get" action={casesPath(visit)} search label={words.searchLabel} hidden={hidden}>
      <FieldRow>
        <TextField name="text" label={words.searchField} type="search" value={list.text} />
        <Actions>
          <Button look="secondary">{words.search}</Button>
        </Actions>
      </FieldRow>
    </Form>
  )
}

function columns(visit: Visit): Column<ListedCase>[] {
  const words = texts[visit.language]
  return [
    {
      header: words.dnr,
      tight: true,
      cell: (file) => <a href={casePath(visit, file)}>{file.dnr}</a>,
    },
    { header: words.title, head: true, cell: (file) => <span lang="sv">{file.title}</span> },
    { header: words.opened, tight: true, cell: (file) => file.openedOn },
    { header: words.entries, numeric: true, cell: (file) => file.entries },
    { header: words.latest, tight: true, cell: (file) => file.latestOn },
    { header: words.state, cell: (file) => words.states[caseState(file)] },
  ]
}

function Turning({ visit, list }: { visit: Visit; list: CaseList }) {
  const words = texts[visit.language]
  const { offset, more, cases } = list
  if (offset === 0 && !more) return null
  const at = (to: number, label: string) => ({ label, href: listPath(visit, { ...list, offset: to }) })
  return (
    <Pagination
      label={words.pages}
      here={words.here({ from: offset + 1, to: offset + cases.length })}
      {...(offset > 0 && { previous: at(Math.max(0, offset - pageLength), words.previous) })}
      {...(more && { next: at(offset + pageLength, words.next) })}
    />
  )
}
