import { staff } from '../kit/actor.ts'
import { reminderTexts } from '../circulations/reminder.texts.ts'
import { CirculationTabs } from '../circulations/tabs.pages.tsx'
import type { Circulation } from '../circulations/circulation.ts'
import type { Instrument } from '../agreements/instrument.ts'
import { type Instant, addDays, dayOf } from '../kit/clock.ts'
import { dayWords } from '../kit/day-words.ts'
import { LinkButton } from '../kit/html/button.tsx'
import { Form } from '../kit/html/form.tsx'
import { Column, Columns } from '../kit/html/layout.tsx'
import { Crumbs, FilterChips, PageHead } from '../kit/html/navigation.tsx'
import { Notice } from '../kit/html/notice.tsx'
import { Facts } from '../kit/html/table.tsx'
import { TimeControl } from '../kit/html/time-control.tsx'
import type { AsOf } from '../kit/http/as-of.ts'
import type { Page, Visit } from '../kit/http/visit.ts'
import type { Language } from '../kit/language.ts'
import { standingKinds } from '../ledger/standing-words.ts'
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

/** The decision's own page may be the staff's only. */
function Decided({ visit, circulation, words }: { visit: Visit; circulation: Circulation; words: string }) {
  const { decisionId } = circulation
  if (!decisionId || !visit.actor.administrator) return words
  return <a href={`/${visit.association.slug}/decisions/${decisionId}`}>{words}</a>
}

function factsOf(visit: Visit, { circulation, letter, instrument }: BoardSubject) {
  const { language } = visit
  const words = texts[language]
  const { basis } = letter
  const decided =
    basis && [basis.body, dayWords(basis.on, language), basis.paragraph].filter(Boolean).join(' ')
  const valid = instrument && validity(instrument, circulation.sentAt, language)
  return [
    { label: words.kinds[circulation.kind], value: circulation.dnr },
    { label: words.sender, value: letter.sender },
    ...(letter.passedOnBy ? [{ label: words.passedOnBy, value: letter.passedOnBy }] : []),
    ...(letter.nominations ? [{ label: words.seat, value: letter.nominations.to }] : []),
    ...(decided
      ? [
          {
            label: words.decision,
            value: <Decided visit={visit} circulation={circulation} words={decided} />,
          },
        ]
      : []),
    ...(valid ? [{ label: words.validity, value: valid }] : []),
    ...(letter.decisionIsSignature ? [{ label: words.adoption, value: words.sameAsSigning }] : []),
  ]
}

function validity({ validFrom, validTo }: Instrument, sentAt: Instant, language: Language): string | null {
  if (validFrom === null) return null
  const words = texts[language]
  const retroactive = validFrom < dayOf(sentAt) ? ` (${words.retroactive})` : ''
  // Stored half-open; people say the last day.
  const end = validTo ? words.validTo(addDays(validTo, -1)) : words.untilFurther
  return `${words.validFrom(validFrom)}${retroactive}, ${end}`
}

function BoardBody(view: BoardView & { board: Board }) {
  const { visit, subject, board, force } = view
  const part: BoardPart = { board, subject, language: visit.language }
  const query = visit.url.searchParams
  const rows = shownRows(board, query.get('standing'), query.get('member') ?? '')
  return (
    <div className="stack" data-fragment="board">
      <BoardStatus {...part} />
      {force && <ForceLine force={force} language={visit.language} />}
      <Columns kind="narrow-left">
        <BoardMap {...part} />
        <Column fragment="answers">
          <div className="bar">
            <When {...view} />
            <FindMember {...view} board={board} />
          </div>
          <Filters {...view} />
          <BoardTable
            {...part}
            rows={rows}
            base={baseOf(visit, subject)}
            contacts={staff(visit.actor) ? contactsOf(visit) : null}
          />
          <Riders {...part} rows={rows} />
        </Column>
      </Columns>
    </div>
  )
}

function shownRows(board: Board, kind: string | null, search: string): BoardRow[] {
  const wanted = search.trim().toLocaleLowerCase('sv')
  return board.rows.filter(
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
        defaultValue={query.get('member') ?? ''}
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
