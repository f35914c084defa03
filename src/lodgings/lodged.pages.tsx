import { momentInTable, momentWords } from '../kit/day-words.ts'
import { Actions, LinkButton } from '../kit/html/button.tsx'
import { Card } from '../kit/html/layout.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { Empty, Notice } from '../kit/html/notice.tsx'
import { DataTable } from '../kit/html/table.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import { type Guest } from './by-link.routes.ts'
import { roomsOf } from './rooms.pages.ts'
import { isChoice, saysYes } from '../answers/choice.ts'
import { BackLink, matterPath } from './lodging-view.pages.tsx'
import { Summary, choiceWord } from './lodging-summary.pages.tsx'
import { lodgingTexts } from './lodging.texts.ts'
import type { LodgingView } from './lodging.view.ts'
import { type Lodging, isAnswer, lodgingState } from './lodging.ts'

interface LodgedProps {
  readonly visit: Visit
  readonly guest: Guest
  readonly view: LodgingView
  readonly lodging: Lodging
}

/** The receipt: when it came, what it says, how far it has come, and the versions before and after it. */
export function lodgedPage(props: LodgedProps): Page {
  const { visit, guest, view, lodging } = props
  const words = lodgingTexts[visit.language]
  const path = matterPath(guest, view)
  const { circulation, text } = view.sheet.desk
  const choice = lodging.written.fields['choice'] ?? ''
  const isSignature = text.letter.decisionIsSignature && isChoice(choice) && saysYes(choice)
  const when = momentWords(lodging.lodgedAt, visit.language)
  const corrects = view.lodgings.some((other) => other.number < lodging.number && isAnswer(other))
  const body = (
    <div className="asked-of stack">
      <p className="quiet" lang="sv">
        {guest.member.name} · {circulation.title}
      </p>
      <PageHead title={words.receiptTitle}>
        <p>{words.receiptLead(when, corrects ? lodging.number : 1)}</p>
      </PageHead>
      <Notice kind="success">
        <p>
          <b>{words.states[lodgingState(lodging)]}.</b> {words.confirmed}
        </p>
        {isSignature && <p>{words.isSignature}</p>}
        <p>{words.receiptTo}</p>
      </Notice>
      <Card title={words.lodgedSummary}>
        <Summary visit={visit} written={lodging.written} typed={lodging.written} filesAt={path} />
      </Card>
      <Actions>
        <LinkButton href={path} look="secondary">
          {words.correct}
        </LinkButton>
        <BackLink visit={visit} guest={guest} />
      </Actions>
      {view.lodgings.length > 1 && <Versions {...props} />}
    </div>
  )
  return { title: words.receiptTitle, body, rooms: roomsOf(visit, guest, 'lodged'), hidden: true }
}

function Versions({ visit, guest, view, lodging }: LodgedProps) {
  const words = lodgingTexts[visit.language]
  return (
    <Card title={words.versions}>
      <ul className="plain">
        {view.lodgings.map(({ number, lodgedAt, written }) => (
          <li>
            <a
              href={`${matterPath(guest, view)}/lodged/${number}`}
              aria-current={number === lodging.number ? 'page' : undefined}
            >
              {words.version(number)}
            </a>{' '}
            <span className="quiet">
              {momentWords(lodgedAt, visit.language)} · {choiceWord(visit, written.fields['choice'] ?? '')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

export interface LodgedRow {
  readonly lodging: Lodging
  readonly slug: string
  readonly title: string
  readonly dnr: string
}

/** Lämnade beslut: everything that the member has lodged by its links. */
export function lodgedListPage(visit: Visit, guest: Guest, rows: readonly LodgedRow[]): Page {
  const words = lodgingTexts[visit.language]
  const body = (
    <>
      <p className="quiet" lang="sv">
        {guest.member.name}
      </p>
      <PageHead title={words.lodgedTitle} />
      <DataTable
        caption={words.lodgedTitle}
        rows={rows}
        rowId={({ lodging }) => lodging.id}
        empty={
          <Empty title={words.lodgedNothing}>
            <p>{words.lodgedNothingLead}</p>
          </Empty>
        }
        columns={[
          {
            header: words.matter,
            head: true,
            cell: ({ slug, title, lodging }) => (
              <a href={`${guest.home}/circulations/${slug}/lodged/${lodging.number}`} lang="sv">
                {title}
              </a>
            ),
          },
          { header: words.dnr, tight: true, cell: ({ dnr }) => dnr },
          {
            header: words.answer,
            cell: ({ lodging }) => choiceWord(visit, lodging.written.fields['choice'] ?? ''),
          },
          {
            header: words.when,
            tight: true,
            cell: ({ lodging }) => momentInTable(lodging.lodgedAt),
          },
          { header: words.state, cell: ({ lodging }) => words.states[lodgingState(lodging)] },
        ]}
      />
    </>
  )
  return { title: words.lodgedTitle, body, rooms: roomsOf(visit, guest, 'lodged'), hidden: true }
}
