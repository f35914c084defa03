import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { FileField, SelectField } from '../kit/html/field.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Mark } from '../kit/html/mark.tsx'
import { Consequence, Empty, Notice, UndoNotice } from '../kit/html/notice.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { storedValue } from '../kit/http/form-body.ts'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import { standingRow } from '../ledger/standing-words.ts'
import { importTexts } from './import.texts.ts'
import { Head, pathOf } from './parts.pages.tsx'
import { type CheckedRow, type ReadList, isReady, listFields } from './running-list.ts'
import type { Desk } from './store.ts'
import { texts } from './texts.ts'

export interface ImportView {
  readonly visit: Visit
  readonly problem: Problem | undefined
  readonly desk: Desk
  /** Null before a list has been read. */
  readonly list: ReadList | null
  /** What was imported just now. */
  readonly done: { readonly id: string; readonly count: number } | null
}

export function importPage(view: ImportView): Page {
  const { visit, problem, desk, list } = view
  const words = importTexts[visit.language]
  const body = (
    <>
      <Head visit={visit} desk={desk} title={words.title} />
      <Done {...view} />
      <Problems visit={visit} problem={problem} labels={{ file: words.file }} />
      {list ? <Rows {...view} list={list} /> : <Choose {...view} />}
    </>
  )
  return { title: words.title, nav: 'circulations', body, hidden: true }
}

function Done({ visit, desk, done }: ImportView) {
  const words = importTexts[visit.language]
  const query = visit.url.searchParams
  const [struck, kept] = ['struck', 'kept'].map((name) => Number(query.get(name) ?? 'NaN'))
  if (Number.isInteger(struck) && Number.isInteger(kept)) {
    return (
      <Notice kind="success" announce>
        <p>{words.undone(struck!, kept!)}</p>
      </Notice>
    )
  }
  if (!done) return null
  return (
    <UndoNotice
      action={`${pathOf(visit, desk)}/import/undo`}
      undo={words.undo}
      letter="z"
      hidden={{ id: done.id, csrf: visit.csrfToken }}
      enhance="main"
    >
      {words.done(done.count)}
    </UndoNotice>
  )
}

function Choose({ visit, problem, desk }: ImportView) {
  const words = importTexts[visit.language]
  const state = formState(visit, problem)
  const action = `${pathOf(visit, desk)}/import/read`
  return (
    <Card>
      <p>{words.lead}</p>
      <PostForm action={action} enhance="main" multipart hidden={{ id: newId() }}>
        <FileField name="file" label={words.file} accept=".xlsx,.csv" error={state.error('file')} />
        <Actions>
          <Button letter="l">{words.read}</Button>
          <LinkButton href={pathOf(visit, desk)} look="quiet">
            {texts[visit.language].later}
          </LinkButton>
        </Actions>
      </PostForm>
    </Card>
  )
}

function Rows({ visit, desk, list }: ImportView & { list: ReadList }) {
  const words = importTexts[visit.language]
  const base = `${pathOf(visit, desk)}/import`
  const ready = list.rows.filter(isReady).length
  const columns = list.columns.map((label, index) => ({
    value: String(index),
    label: label || `${index + 1}`,
  }))
  return (
    <PostForm action={base} enhance="main" hidden={{ id: visit.form.text('id') ?? '' }}>
      {visit.form.files('file').map((file) => (
        <input type="hidden" name="file.stored" value={storedValue(file)} />
      ))}
      <Card title={words.mapping}>
        <div className="field-row">
          {listFields.map((field) => (
            <SelectField
              name={`column.${field}`}
              label={words.fields[field]}
              empty={words.noColumn}
              options={columns}
              value={list.mapping[field] === null ? '' : String(list.mapping[field])}
            />
          ))}
        </div>
        <Actions>
          <Button look="secondary" letter="l" formAction={`${base}/read`}>
            {words.preview}
          </Button>
        </Actions>
      </Card>
      <RowTable visit={visit} rows={list.rows} />
      {ready === 0 ? (
        <Empty title={words.nothing}>{words.nothingLead}</Empty>
      ) : (
        <>
          <Consequence>{words.consequence(ready, list.rows.length - ready)}</Consequence>
          <Actions>
            <Button letter="e">{words.apply(ready)}</Button>
          </Actions>
        </>
      )}
    </PostForm>
  )
}

function RowTable({ visit, rows }: { visit: Visit; rows: readonly CheckedRow[] }) {
  const words = importTexts[visit.language]
  const { fields } = words
  const what = (row: CheckedRow) => {
    if (row.refusals.length > 0)
      return row.refusals.map(({ code, facts }) => visit.say(code, facts)).join(' ')
    return row.there ? words.skipped : words.fine
  }
  const state = ({ choice }: CheckedRow) => {
    if (!choice) return null
    const { glyph, tone, [visit.language]: said } = standingRow(choice)
    return <Mark glyph={glyph} tone={tone} word={said.word} />
  }
  return (
    <DataTable<CheckedRow>
      caption={words.rows}
      rows={rows}
      rowId={({ row }) => `row-${row}`}
      columns={[
        { header: words.row, numeric: true, cell: ({ row }) => row },
        { header: texts[visit.language].member, head: true, cell: ({ member }) => member },
        { header: fields.state, cell: state },
        { header: fields.decided, tight: true, cell: ({ decided }) => decided },
        { header: fields.decidedBy, cell: ({ decidedBy }) => decidedBy },
        { header: fields.paragraph, tight: true, cell: ({ paragraph }) => paragraph },
        { header: fields.received, tight: true, cell: ({ received }) => received },
        { header: words.problems, cell: what },
      ]}
    />
  )
}
