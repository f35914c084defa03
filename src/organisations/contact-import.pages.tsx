import type { Markup } from '../kit/html/markup.ts'
import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { Checkbox } from '../kit/html/choice.tsx'
import { FileField, SelectField } from '../kit/html/field.tsx'
import { Form } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Consequence } from '../kit/html/notice.tsx'
import { type Column, DataTable } from '../kit/html/table.tsx'
import { crumbsLabel, formPage } from '../kit/http/form-page.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import {
  type Mapping,
  type Proposal,
  type ProposedContact,
  type RowProblem,
  importFields,
} from './contact-import.ts'
import { texts } from './contact-import.texts.ts'
import { organisationsPath } from './pages.tsx'
import { texts as roomTexts } from './texts.ts'

export interface ImportView {
  readonly heading: readonly string[]
  readonly mapping: Mapping
  readonly proposal: Proposal
  /** What the address of the preview says: the file and the columns. */
  readonly source: Readonly<Record<string, string>>
}

const nav = 'organisations'
const mostShown = 300
const path = (visit: Visit, ...under: string[]): string =>
  organisationsPath(visit, 'import-contacts', ...under)

export function chooseListPage(visit: Visit, problem: Problem | undefined): Page {
  const words = texts[visit.language]
  const room = roomTexts[visit.language]
  return formPage(visit, problem, {
    title: room.importContacts,
    nav,
    trail: [{ label: room.members, href: organisationsPath(visit) }],
    action: path(visit),
    labels: { list: words.file },
    submit: words.read,
    lead: words.lead,
    multipart: true,
    fields: (state) => (
      <FileField
        name="list"
        label={words.file}
        hint={words.fileHint}
        accept=".xlsx,.csv,.txt"
        error={state.error('list')}
      />
    ),
  })
}

/** What the list would change, with the columns to choose and the rows that cannot be read. Nothing is stored yet. */
export function previewPage(visit: Visit, problem: Problem | undefined, view: ImportView): Page {
  const words = texts[visit.language]
  const room = roomTexts[visit.language]
  const { contacts, problems } = view.proposal
  const rows = new Set(problems.map(({ row }) => row)).size
  const body = (
    <>
      <Crumbs
        label={crumbsLabel(visit)}
        trail={[{ label: room.members, href: organisationsPath(visit) }]}
        here={room.importContacts}
      />
      <PageHead
        title={room.importContacts}
        actions={<LinkButton href={path(visit)}>{words.otherFile}</LinkButton>}
      />
      <Problems visit={visit} problem={problem} labels={{}} />
      <ColumnForm visit={visit} view={view} />
      {rows > 0 && (
        <Card title={words.problems({ count: rows })}>
          <Cut visit={visit} count={problems.length} />
          <DataTable
            caption={words.problems({ count: rows })}
            columns={problemColumns(visit)}
            rows={problems.slice(0, mostShown)}
            rowId={(each) => `problem-${each.row}-${each.field}-${each.code.replace('.', '-')}`}
          />
        </Card>
      )}
      <Card title={words.result}>
        <Cut visit={visit} count={contacts.length} />
        <DataTable
          caption={words.result}
          columns={changeColumns(visit)}
          rows={contacts.slice(0, mostShown)}
          rowId={(each) => `row-${each.row}-${each.email}`}
        />
      </Card>
      <Card>
        <ApplyForm visit={visit} problem={problem} view={view} />
      </Card>
    </>
  )
  return { title: room.importContacts, nav, body, hidden: true }
}

function Cut({ visit, count }: { visit: Visit; count: number }): Markup {
  return count > mostShown && <p>{texts[visit.language].cut({ shown: mostShown, count })}</p>
}

function ColumnForm({ visit, view }: { visit: Visit; view: ImportView }) {
  const words = texts[visit.language]
  const options = view.heading.map((heading, index) => ({
    value: String(index),
    label: words.column({ letter: columnLetter(index), heading }),
  }))
  const { file = '', name = '' } = view.source
  return (
    <Card title={words.columns}>
      <Form method="get" action={path(visit)} hidden={{ file, name, chosen: '1' }}>
        <div className="field-row">
          {importFields.map((field) => (
            <SelectField
              name={field}
              label={words.fields[field]}
              empty={words.noColumn}
              options={options}
              value={String(view.mapping[field] ?? '')}
            />
          ))}
        </div>
        <Button look="secondary">{words.preview}</Button>
      </Form>
    </Card>
  )
}

/** As spreadsheets name their columns: A … Z, AA … */
function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter
}

function problemColumns(visit: Visit): Column<RowProblem>[] {
  const words = texts[visit.language]
  return [
    { header: words.row, head: true, tight: true, cell: (each) => each.row },
    { header: words.field, cell: (each) => words.fields[each.field] },
    { header: words.what, cell: (each) => visit.say(each.code, each.facts) },
  ]
}

function changeColumns(visit: Visit): Column<ProposedContact>[] {
  const words = texts[visit.language]
  const { purposes } = roomTexts[visit.language]
  return [
    { header: words.row, tight: true, cell: (each) => each.row },
    { header: words.fields.email, head: true, cell: (each) => each.email },
    { header: words.organisation, cell: (each) => each.organisationName },
    { header: words.fields.purpose, cell: (each) => purposes[each.purpose] },
    { header: words.fields.title, cell: (each) => each.title },
    { header: words.change, cell: (each) => words.changes[each.change] },
  ]
}

function ApplyForm({
  visit,
  problem,
  view,
}: {
  visit: Visit
  problem: Problem | undefined
  view: ImportView
}) {
  const words = texts[visit.language]
  const { contacts, problems, missing } = view.proposal
  const count = (change: ProposedContact['change']): number =>
    contacts.filter((contact) => contact.change === change).length
  const state = formState(visit, problem)
  const hidden = { ...view.source, id: state.value('id', newId()) }
  return (
    <PostForm action={path(visit, 'apply')} hidden={hidden}>
      {problems.length > 0 && (
        <Checkbox name="skipProblems" label={words.skip} checked={state.value('skipProblems') !== ''} />
      )}
      {missing.length > 0 && (
        <Checkbox
          name="endMissing"
          label={words.endMissing({ count: missing.length })}
          hint={missing.map(({ email }) => email).join(', ')}
          checked={state.value('endMissing') !== ''}
        />
      )}
      <Consequence>{words.consequence({ added: count('added'), ended: count('retitled') })}</Consequence>
      <Actions>
        <Button>{words.apply}</Button>
      </Actions>
    </PostForm>
  )
}
