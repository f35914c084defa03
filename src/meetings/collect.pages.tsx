import type { Markup } from '../kit/html/markup.ts'
import { Actions, Button } from '../kit/html/button.tsx'
import { SelectField, TextArea, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Empty } from '../kit/html/notice.tsx'
import { type Column, DataTable } from '../kit/html/table.tsx'
import { crumbsLabel } from '../kit/http/form-page.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import { type AgendaItem, itemKinds } from './agenda.ts'
import { collectTexts } from './collect.texts.ts'
import { type FormView, nav } from './pages.tsx'
import { texts } from './texts.ts'
import { type MeetingBody } from './visited-meeting.routes.ts'
import { meetingsPath } from './address.ts'

/** An item that waits, with the number of its case. */
export interface CollectedItem {
  readonly item: AgendaItem
  readonly dnr: string | null
}

/** What a new item begins as, where it is opened from a case or a letter. */
export interface ItemOrigin {
  readonly of: 'case' | 'letter'
  /** Where it is read, after the association's part of the address. */
  readonly path: string
  readonly dnr: string
  readonly title: string
  readonly text: string
}

export interface CollectView {
  readonly bodies: readonly MeetingBody[]
  readonly collected: readonly CollectedItem[]
  readonly from: ItemOrigin | null
}

/** What is collected between meetings, by body, and a form for one more. */
export function collectPage({ visit, problem }: FormView, view: CollectView): Page {
  const words = collectTexts[visit.language]
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
      <Problems visit={visit} problem={problem} labels={words.labels} />
      <NewItem visit={visit} problem={problem} view={view} />
      {view.collected.length === 0 && (
        <Empty title={words.none}>
          <p>{words.noneNext}</p>
        </Empty>
      )}
      {view.bodies.map(({ body: { id, name } }) => (
        <Waiting
          visit={visit}
          caption={words.waiting({ body: name })}
          rows={view.collected.filter(({ item }) => item.bodyId === id)}
        />
      ))}
    </>
  )
  return { title: words.title, nav, body, hidden: true }
}

function NewItem({ visit, problem, view: { bodies, from } }: FormView & { view: CollectView }): Markup {
  const words = collectTexts[visit.language]
  const state = formState(visit, problem)
  const { labels } = words
  const only = bodies.length === 1 ? bodies[0]!.body.id : ''
  const text = (name: 'title' | 'presenter' | 'dnr', before = '') => ({
    name,
    label: labels[name],
    value: state.value(name, before),
    error: state.error(name),
  })
  return (
    <Card title={words.newItem}>
      <PostForm
        action={meetingsPath(visit, 'collect')}
        hidden={{ id: problem ? (visit.form.text('id') ?? newId()) : newId() }}
      >
        {from && (
          <p className="quiet">
            {words.from[from.of]}{' '}
            <a href={`/${visit.association.slug}/${from.path}`} lang="sv">
              {from.title || from.dnr || words.untitled}
            </a>
          </p>
        )}
        <TextField {...text('title', from?.title)} lang="sv" />
        <FieldRow>
          <SelectField
            name="bodyId"
            label={labels.bodyId}
            empty={words.choose}
            options={bodies.map(({ body }) => ({ value: body.id, label: body.name }))}
            value={state.value('bodyId', only)}
            error={state.error('bodyId')}
          />
          <SelectField
            name="kind"
            label={labels.kind}
            options={itemKinds.map((value) => ({ value, label: texts[visit.language].kinds[value] }))}
            value={state.value('kind', 'decision')}
            error={state.error('kind')}
          />
          <TextField {...text('presenter')} optional={words.optional} lang="sv" />
          <TextField {...text('dnr', from?.dnr)} optional={words.optional} />
        </FieldRow>
        <TextArea
          name="text"
          label={labels.text}
          optional={words.optional}
          value={state.value('text', from?.text)}
          error={state.error('text')}
          lang="sv"
        />
        <Actions>
          <Button>{words.add}</Button>
        </Actions>
      </PostForm>
    </Card>
  )
}

function Waiting(props: { visit: Visit; caption: string; rows: readonly CollectedItem[] }): Markup {
  if (props.rows.length === 0) return null
  return (
    <Card title={props.caption}>
      <DataTable
        caption={props.caption}
        columns={columns(props.visit)}
        rows={props.rows}
        rowId={({ item }) => `item-${item.id}`}
      />
    </Card>
  )
}

function columns(visit: Visit): Column<CollectedItem>[] {
  const { labels, remove, removing } = collectTexts[visit.language]
  return [
    {
      header: labels.title,
      head: true,
      cell: ({ item }) => <span lang="sv">{item.title}</span>,
    },
    { header: labels.kind, cell: ({ item }) => texts[visit.language].kinds[item.kind] },
    { header: labels.presenter, cell: ({ item }) => item.presenter },
    { header: labels.dnr, tight: true, cell: ({ dnr }) => dnr },
    {
      header: removing,
      cell: ({ item }) => (
        <PostForm action={meetingsPath(visit, 'collect', item.id, 'remove')}>
          <Button look="quiet">
            {remove}
            <span className="unseen"> {item.title}</span>
          </Button>
        </PostForm>
      ),
    },
  ]
}
