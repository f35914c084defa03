import { staff } from '../kit/actor.ts'
import { reminderTexts } from '../circulations/reminder.texts.ts'
import { CirculationTabs } from '../circulations/tabs.pages.tsx'
import { dayOf } from '../kit/clock.ts'
import { dayWords } from '../kit/day-words.ts'
import { LinkButton } from '../kit/html/button.tsx'
import { Form } from '../kit/html/form.tsx'
import { Column, Columns } from '../kit/html/layout.tsx'
import { Crumbs, FilterChips, PageHead } from '../kit/html/navigation.tsx'
import { Notice } from '../kit/html/notice.tsx'
import type { Markup } from '../kit/html/markup.ts'
import { Facts } from '../kit/html/table.tsx'
import { TimeControl } from '../kit/html/time-control.tsx'
import type { AsOf } from '../kit/http/as-of.ts'
import { shared } from '../kit/http/shared.ts'
import type { Page, Visit } from '../kit/http/visit.ts'
import { standingKinds } from '../ledger/standing-words.ts'
import { factsOf } from './board-facts.pages.tsx'
import { BoardMap, type BoardPart, BoardStatus, stateOf } from './board-parts.pages.tsx'
import { BoardTable, Riders } from './board-table.pages.tsx'
import { type Board, type BoardRow, type BoardSubject, kindsInUse } from './board.ts'
import { type ForcePart, ForceLine } from './force.pages.tsx'
import { opinionTexts } from './opinion-compilation.texts.ts'
import { texts } from './texts.ts'

export interface BoardView {
  readonly visit: Visit
  readonly subject: BoardSubject
  /** Null before anything had been sent, as known then. */
  readonly board: Board | null
  readonly force: ForcePart | null
  readonly asOf: AsOf
}

/** Svarsläget: one circulation and where every addressee stands. The public and the staff see the same. */
export function boardPage(view: BoardView): Page {
  const { visit, subject, board } = view
  const { circulation } = subject
  const words = texts[visit.language]
  const body = (
    <>
      <Crumbs
        label={words.trail}
        trail={[{ label: words.circulations, href: `/${visit.association.slug}/circulations` }]}
        here={circulation.dnr}
      />
      <BoardHead {...view} />
      <CirculationTabs visit={visit} href={baseOf(visit, subject)} here="" />
      {circulation.recalledAt && (
        <Notice
          kind="warning"
          title={`${words.recalled} ${dayWords(dayOf(circulation.recalledAt), visit.language)}`}
        >
          <p>{circulation.recallReason}</p>
        </Notice>
      )}
      {board ? <BoardBody {...view} board={board} /> : <NothingYet {...view} />}
      {circulation.example && <p className="quiet">{words.example}</p>}
    </>
  )
  const description = `${words.kinds[circulation.kind]} ${circulation.dnr}`
  return { title: circulation.title, nav: 'circulations', body, paper: 'a3', description }
}

function BoardHead({ visit, subject, board, asOf }: BoardView) {
  const base = baseOf(visit, subject)
  const words = texts[visit.language]
  const watch = `/${visit.association.slug}/watch?circulation=${subject.circulation.slug}`
  const actions = visit.actor.administrator ? (
    <>
      <LinkButton href={`${base}/register`} look="primary" letter="r">
        {words.register}
      </LinkButton>
      {board && asOf.present && !subject.circulation.recalledAt && board.remindable > 0 && (
        <LinkButton href={`${base}/reminders`}>
          {reminderTexts[visit.language].chase(board.remindable, board.municipal)}
        </LinkButton>
      )}
      <LinkButton href={`${base}/notices`}>{words.notices}</LinkButton>
      <KindLink visit={visit} subject={subject} />
    </>
  ) : (
    <>
      <KindLink visit={visit} subject={subject} />
      <LinkButton href={watch}>{words.watch}</LinkButton>
    </>
  )
  return (
    <PageHead
      title={subject.circulation.title}
      lang="sv"
      facts={<Facts facts={factsOf(visit, subject)} />}
      actions={actions}
    />
  )
}

/** What the answers of that kind amount to: a remiss is compiled; names go into the register of representatives. */
function KindLink({ visit, subject }: Pick<BoardView, 'visit' | 'subject'>) {
  const { circulation, letter } = subject
  if (circulation.kind === 'consultation')
    return (
      <LinkButton href={`${baseOf(visit, subject)}/opinions`}>{opinionTexts[visit.language].link}</LinkButton>
    )
  if (!letter.nominations || !visit.actor.administrator) return null
  return (
    <LinkButton href={`/${visit.association.slug}/mandates`}>{texts[visit.language].mandates}</LinkButton>
  )
}

function BoardBody(view: BoardView & { board: Board }) {
  const { visit, subject, board, force } = view
  const part: BoardPart = { board, subject, language: visit.language }
  // The board is reckoned once for all who ask for the same: so is what is drawn of it.
  const drawn = (name: string, draw: () => Markup): Markup =>
    shared(board.rows, `${name} ${visit.language}`, draw)
  return (
    <div className="stack" data-fragment="board">
      {drawn('status', () => (
        <BoardStatus {...part} />
      ))}
      {force && <ForceLine force={force} language={visit.language} />}
      <Columns kind="narrow-left">
        {drawn('map', () => (
          <BoardMap {...part} />
        ))}
        <Column fragment="answers">
          <div className="bar">
            <When {...view} />
            <FindMember {...view} board={board} />
          </div>
          <Filters {...view} />
          <Answers {...part} visit={visit} />
        </Column>
      </Columns>
    </div>
  )
}

/** The table with its notes: of all, or of those that were asked for. */
function Answers({ visit, ...part }: BoardPart & Pick<BoardView, 'visit'>) {
  const { board, subject, language } = part
  const query = visit.url.searchParams
  const rows = shownRows(board, query.get('standing'), query.get('member') ?? '')
  const base = baseOf(visit, subject)
  const contacts = staff(visit.actor) ? contactsOf(visit) : null
  const draw = (): Markup => (
    <>
      <BoardTable {...part} rows={rows} base={base} contacts={contacts} />
      <Riders {...part} rows={rows} />
    </>
  )
  return rows.length === board.rows.length ? shared(board.rows, `answers ${language}`, draw) : draw()
}

function shownRows({ rows }: Board, kind: string | null, search: string): readonly BoardRow[] {
  const wanted = search.trim().toLocaleLowerCase('sv')
  return rows.filter(
    (row) =>
      (kind === null || row.standing.kind === kind) && row.name.toLocaleLowerCase('sv').includes(wanted),
  )
}

const baseOf = (visit: Visit, subject: BoardSubject): string =>
  `/${visit.association.slug}/circulations/${subject.circulation.slug}`

/** The page's address with other parameters; null takes one away. */
function withQuery(visit: Visit, changes: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(visit.url.search)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) query.delete(name)
    else query.set(name, value)
  }
  const text = query.toString()
  return `${visit.url.pathname}${text ? `?${text}` : ''}`
}

function When({ visit, asOf }: BoardView) {
  const query = visit.url.searchParams
  const kept = ['standing', 'member'].flatMap((name) =>
    query.get(name) ? [[name, query.get(name) ?? '']] : [],
  )
  return (
    <TimeControl
      action={visit.url.pathname}
      on={asOf.on}
      known={query.get('known') ?? dayOf(asOf.known)}
      present={asOf.present}
      reset={withQuery(visit, { on: null, known: null })}
      words={texts[visit.language].time}
      hidden={Object.fromEntries(kept) as Record<string, string>}
      enhance="board"
    />
  )
}

function FindMember({ visit, board }: BoardView & { board: Board }) {
  const label = texts[visit.language].findMember(board.municipal)
  const query = visit.url.searchParams
  const kept = ['standing', 'on', 'known'].flatMap((name) =>
    query.get(name) ? [[name, query.get(name) ?? '']] : [],
  )
  return (
    <Form
      action={visit.url.pathname}
      method="get"
      search
      asYouType
      enhance="answers"
      label={label}
      hidden={Object.fromEntries(kept) as Record<string, string>}
    >
      <input
        className="input"
        type="search"
        name="member"
        aria-label={label}
        placeholder={label}
        value={query.get('member') ?? ''}
      />
    </Form>
  )
}

const contactsOf =
  (visit: Visit) =>
  ({ code, organisation }: BoardRow): string =>
    `/${visit.association.slug}/organisations/${code ?? organisation}/contacts/add`

function Filters({ visit, board }: BoardView & { board: Board }) {
  const words = texts[visit.language]
  const asked = visit.url.searchParams.get('standing')
  const current = standingKinds.find((kind) => kind === asked) ?? null
  const chips = kindsInUse(board).map(({ kind, count }) => ({
    href: withQuery(visit, { standing: kind }),
    label: stateOf(kind, visit.language).word,
    count,
    current: current === kind,
  }))
  const all = {
    href: withQuery(visit, { standing: null }),
    label: words.all,
    count: board.rows.length,
    current: !current,
  }
  return <FilterChips label={words.filter} enhance="answers" chips={[all, ...chips]} />
}

function NothingYet(view: BoardView) {
  const words = texts[view.visit.language]
  return (
    <>
      <div className="bar">
        <When {...view} />
      </div>
      <Notice kind="info" title={words.notYet}>
        <p>{words.notYetLead(dayOf(view.subject.circulation.sentAt))}</p>
      </Notice>
    </>
  )
}
