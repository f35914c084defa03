import { LinkButton } from '../../../src/kit/html/button.tsx'
import { Form } from '../../../src/kit/html/form.tsx'
import { Card, Column, Columns } from '../../../src/kit/html/layout.tsx'
import { CellStrip, Count, Legend, Mark } from '../../../src/kit/html/mark.tsx'
import { Crumbs, FilterChips, PageHead } from '../../../src/kit/html/navigation.tsx'
import { Empty } from '../../../src/kit/html/notice.tsx'
import { Aside, DataTable, Facts, FootnoteSign, Footnotes } from '../../../src/kit/html/table.tsx'
import { TileMap } from '../../../src/kit/html/tilemap.tsx'
import { TimeControl } from '../../../src/kit/html/time-control.tsx'
import { Timeline } from '../../../src/kit/html/timeline.tsx'
import { byState, countOf, members, order, stateOf, states } from './members.ts'
import { Page, trail } from './page.tsx'

const note = {
  id: 'lid',
  sign: '1',
  text: 'Lidingö: under förutsättning att kostnaderna ryms i budget, prövas årligen.',
}

function MemberTable(props: { state: string | null; search: string }) {
  const rows = members
    .filter((member) => !props.state || member.state === props.state)
    .filter((member) => member.name.toLowerCase().includes(props.search.toLowerCase()))
  return (
    <DataTable
      caption="Kommunernas svar"
      rows={rows}
      rowId={(member) => `member-${member.id}`}
      empty={<Empty title="Ingen kommun stämmer med urvalet">Ta bort ett filter eller ändra sökordet.</Empty>}
      columns={[
        { header: 'Kommun', head: true, cell: (member) => member.name },
        {
          header: 'Läge',
          tight: true,
          cell: (member) => (
            <>
              <Mark {...stateOf(member)} />
              {member.id === 'lid' && <FootnoteSign note={note} label="Fotnot 1" />}
            </>
          ),
        },
        { header: 'Beslut av', cell: (member) => (member.decided ? 'Kommunstyrelsen' : null) },
        {
          header: 'Beslutsdatum',
          tight: true,
          cell: (member) => (member.decided ? `2015-${member.decided}` : null),
        },
        {
          header: '§',
          label: '',
          tight: true,
          cell: (member) => (member.decided ? `§ ${member.row * 17 + 44}` : null),
        },
        {
          header: 'Handling',
          cell: (member) =>
            member.decided ? (
              <div>
                <a href={`/documents/${member.id}`}>Protokollsutdrag</a>
                {member.state === 'postponed' && <Aside>Bordlagt till 2015-06-08</Aside>}
              </div>
            ) : (
              'Påmind 2015-05-25'
            ),
        },
        {
          header: 'Inkom',
          tight: true,
          cell: (member) => (member.decided ? `2015-${member.decided}` : null),
        },
      ]}
    />
  )
}

function Status() {
  const day = (text: string) => (Date.parse(`2015-${text}`) - Date.parse('2015-03-19')) / (95 * 86_400_000)
  const answered = byState.filter((member) => member.decided && member.state !== 'underway')
  return (
    <Card split>
      <div className="stack">
        <Count figure={20}>av 26 kommuner har svarat · 17 har antagit, 2 med villkor</Count>
        <CellStrip
          label="16 Antagit, 1 Antagit med tillägg, 2 Antagit med villkor, 1 Bordlagt, 1 På väg, 1 Antar inte, 4 Inte svarat"
          cells={byState.map((member) => ({ id: member.id, ...stateOf(member) }))}
        />
      </div>
      <div>
        <p>
          <b>19 dagar kvar</b> – svar senast 15 juni 2015
        </p>
        <Timeline
          label="Utskick 19 mars, i dag 27 maj, sista dag 15 juni. Svaren står i tabellen."
          from={{ at: 0, label: '19 mars utskick' }}
          today={{ at: day('05-27'), label: 'i dag 27 maj' }}
          deadline={{ at: day('06-15'), label: '15 juni' }}
          marks={answered.map((member) => ({ id: member.id, at: day(member.decided), ...stateOf(member) }))}
        />
      </div>
    </Card>
  )
}

const title = 'Överenskommelse om samverkan för en trygg, säker och störningsfri region'
export function Board(query: URLSearchParams) {
  const state = query.get('state')
  return (
    <Page title={title} room="Rekommendationer" paper="a3">
      <Crumbs label="Här är du" trail={trail} here="KSL/15/0016-5" />
      <PageHead
        title={title}
        facts={
          <Facts
            facts={[
              { label: 'Dnr', value: 'KSL/15/0016-5' },
              { label: 'Styrelsens beslut', value: '19 mars 2015' },
              { label: 'Mottagare', value: 'Kommunstyrelserna' },
              { label: 'Gäller', value: 'från 1 januari 2015 (retroaktivt), tills vidare' },
              { label: 'Antagande', value: 'likställs med undertecknande' },
            ]}
          />
        }
        actions={
          <>
            <LinkButton href="/remind" look="primary" letter="p">
              Påminn 4 kommuner
            </LinkButton>
            <LinkButton href="/register" letter="r">
              Registrera svar
            </LinkButton>
          </>
        }
      />
      <Status />
      <Columns kind="narrow-left">
        <Card>
          <TileMap
            label="Rutkarta över kommunerna"
            tiles={members.map((member) => ({
              ...member,
              ...stateOf(member),
              name: `${member.name} (${member.short}): ${stateOf(member).word}`,
              href: `#member-${member.id}`,
            }))}
          />
          <Legend
            label="Teckenförklaring"
            items={order.map((key) => ({ ...states[key]!, count: countOf(key) }))}
          />
        </Card>
        <Column fragment="answers">
          <div className="bar">
            <TimeControl
              action="/board"
              on="2015-05-27"
              known="2015-05-27"
              present={!query.has('on')}
              reset="/board"
              enhance="answers"
              words={{
                label: 'Tidpunkt',
                on: 'Gällde den',
                known: 'enligt registrerat t.o.m.',
                show: 'Visa',
                reset: 'Visa nuläget',
              }}
            />
            <Form action="/board" method="get" search asYouType enhance="answers" label="Sök kommun">
              <input
                className="input"
                type="search"
                name="member"
                aria-label="Sök kommun"
                placeholder="Sök kommun"
                value={query.get('member') ?? ''}
              />
            </Form>
          </div>
          <FilterChips
            label="Filter"
            enhance="answers"
            chips={[
              { href: '/board', label: 'Alla', count: 26, current: !state },
              ...order.map((key) => ({
                href: `/board?state=${key}`,
                label: states[key]!.word,
                count: countOf(key),
                current: state === key,
              })),
            ]}
          />
          <MemberTable state={state} search={query.get('member') ?? ''} />
          <Footnotes label="Fotnoter" back="åter till tabellen" notes={[note]} />
        </Column>
      </Columns>
    </Page>
  )
}
