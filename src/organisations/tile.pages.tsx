import { Actions, Button } from '../kit/html/button.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Empty, Notice } from '../kit/html/notice.tsx'
import { Aside, DataTable } from '../kit/html/table.tsx'
import { TileMap } from '../kit/html/tilemap.tsx'
import { crumbsLabel } from '../kit/http/form-page.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { type FormState, Problems, formState } from '../kit/http/problems.tsx'
import type { Page } from '../kit/http/visit.ts'
import type { FormView } from './form.pages.tsx'
import type { Organisation } from './organisation.ts'
import { organisationsPath } from './pages.tsx'
import { texts } from './texts.ts'
import { layOut, shortNames } from './tile-layout.ts'
import { tileTexts } from './tile.texts.ts'

const fieldsOf = ['column', 'row', 'label'] as const
type TileField = (typeof fieldsOf)[number]

/** The map as it is, and a row for each member to place it by. */
export function tilesPage({ visit, problem }: FormView, members: readonly Organisation[]): Page {
  const words = tileTexts[visit.language]
  const state = formState(visit, problem)
  const labels = Object.fromEntries(
    members.flatMap(({ id, name }) =>
      fieldsOf.map((field) => [`${field}.${id}`, words.of(words[field], name)]),
    ),
  )
  const body = (
    <>
      <Crumbs
        label={crumbsLabel(visit)}
        trail={[{ label: texts[visit.language].members, href: organisationsPath(visit) }]}
        here={words.title}
      />
      <PageHead title={words.title}>
        <p className="prose">{words.lead}</p>
      </PageHead>
      {visit.url.searchParams.has('saved') && !problem && (
        <Notice kind="success" title={words.saved} announce />
      )}
      <Problems visit={visit} problem={problem} labels={labels} />
      {members.length > 0 && (
        <Card title={words.map}>
          <Map label={words.map} members={members} />
        </Card>
      )}
      <Card>
        <PostForm action={organisationsPath(visit, 'tiles')}>
          <DataTable
            caption={words.members}
            rows={members}
            rowId={({ id }) => `tile-${id}`}
            empty={<Empty title={words.none}>{words.noneLead}</Empty>}
            columns={[
              {
                header: words.member,
                head: true,
                cell: ({ name, tile }) => (
                  <>
                    {name}
                    {!tile && <Aside>{words.placedBySelf}</Aside>}
                  </>
                ),
              },
              ...fieldsOf.map((field) => ({
                key: field,
                header: words[field],
                cell: (member: Organisation) => (
                  <TileInput
                    field={field}
                    member={member}
                    state={state}
                    label={words.of(words[field], member.name)}
                  />
                ),
              })),
            ]}
          />
          <Actions>
            <Button>{words.save}</Button>
          </Actions>
        </PostForm>
      </Card>
    </>
  )
  return { title: words.title, nav: 'organisations', body, hidden: true }
}

interface TileInputProps {
  field: TileField
  member: Organisation
  state: FormState
  label: string
}

/** People count from 1. */
function TileInput({ field, member: { id, tile }, state, label }: TileInputProps) {
  const kept = field === 'label' ? tile?.label : tile && String(tile[field] + 1)
  const name = `${field}.${id}`
  return (
    <input
      className="input tile-input"
      id={name}
      name={name}
      aria-label={label}
      aria-invalid={state.error(name) ? true : undefined}
      autoComplete="off"
      inputMode={field === 'label' ? undefined : 'numeric'}
      maxLength={field === 'label' ? 8 : 2}
      value={state.value(name, kept)}
    />
  )
}

function Map({ label, members }: { label: string; members: readonly Organisation[] }) {
  const places = layOut(members)
  const short = shortNames(members)
  const tiles = members.map(({ id, name, tile }) => ({
    id,
    short: short.get(id)!,
    name: `${short.get(id)!}, ${name}`,
    column: places.get(id)!.column,
    row: places.get(id)!.row,
    href: `#tile-${id}`,
    glyph: tile ? ('check' as const) : ('ring' as const),
    tone: 'open' as const,
  }))
  return <TileMap label={label} tiles={tiles} />
}
