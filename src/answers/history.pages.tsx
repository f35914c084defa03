import { addDays, dayOf } from '../kit/clock.ts'
import { momentInTable } from '../kit/day-words.ts'
import { Button, LinkButton } from '../kit/html/button.tsx'
import { Card, History, type Step } from '../kit/html/layout.tsx'
import { Mark } from '../kit/html/mark.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Empty, Notice } from '../kit/html/notice.tsx'
import { Facts } from '../kit/html/table.tsx'
import { TimeControl } from '../kit/html/time-control.tsx'
import type { AsOf } from '../kit/http/as-of.ts'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { TextField } from '../kit/html/field.tsx'
import { newId } from '../kit/id.ts'
import { meaning } from '../ledger/act.ts'
import { isAnswerType } from '../ledger/act-kind.ts'
import { standingRow, wordOf } from '../ledger/standing-words.ts'
import { texts as ledgerTexts } from '../ledger/texts.ts'
import { ActDetail } from './act.pages.tsx'
import { choiceOf } from './choice.ts'
import type { MemberHistory } from './history.store.ts'
import { historyTexts } from './history.texts.ts'
import { memberPath } from './parts.pages.tsx'
import { texts } from './texts.ts'

export interface HistoryView {
  readonly visit: Visit
  readonly problem: Problem | undefined
  readonly asOf: AsOf
  readonly found: MemberHistory
}

export type Line = MemberHistory['lines'][number]

/** A member's acts in a circulation, to be read by anybody: nothing disappears, what was mistaken is struck through. */
export function historyPage(view: HistoryView): Page {
  const { visit, problem, found, asOf } = view
  const words = historyTexts[visit.language]
  const { circulation, member, lines } = found
  const title = words.title(member.name)
  const circulations = `/${visit.association.slug}/circulations`
  const body = (
    <>
      <Crumbs
        label={texts[visit.language].trail}
        trail={[
          { label: texts[visit.language].circulations, href: circulations },
          { label: circulation.dnr, href: `${circulations}/${encodeURIComponent(circulation.slug)}` },
        ]}
        here={member.name}
      />
      <PageHead title={title} facts={<StandingFacts {...view} />} {...actionsOf(view)}>
        <p lang="sv">{circulation.title}</p>
      </PageHead>
      <Problems visit={visit} problem={problem} labels={{ note: words.reason }} />
      <DoneNotice visit={visit} />
      <TimeControl
        action={memberPath(visit)}
        on={asOf.on}
        known={visit.url.searchParams.get('known') ?? dayOf(asOf.known)}
        present={asOf.present}
        reset={memberPath(visit)}
        words={words.time}
      />
      <Card title={words.acts}>
        {lines.length === 0 ? (
          <Empty title={words.nothing}>{words.nothingLead}</Empty>
        ) : (
          <History label={words.acts} steps={lines.map((line) => stepOf(view, line))} />
        )}
      </Card>
      {circulation.example && <p className="quiet">{words.example}</p>}
    </>
  )
  return { title, nav: 'circulations', body }
}

function actionsOf({ visit, found }: HistoryView) {
  if (!visit.actor.administrator) return {}
  const words = historyTexts[visit.language]
  const { slug } = found.circulation
  const register = `/${visit.association.slug}/circulations/${encodeURIComponent(slug)}/register`
  const actions = (
    <>
      <LinkButton href={`${register}?member=${found.member.code ?? ''}`} look="primary" letter="r">
        {words.answer}
      </LinkButton>
      {standingRow(found.placed.standing.kind).awaited && (
        <LinkButton href={`${memberPath(visit)}/extension`}>{words.extension}</LinkButton>
      )}
      <LinkButton href={`${memberPath(visit)}/act`}>{words.other}</LinkButton>
    </>
  )
  return { actions }
}

function DoneNotice({ visit }: { visit: Visit }) {
  const words = historyTexts[visit.language]
  const done = visit.url.searchParams.get('done')
  if (done !== 'struck' && done !== 'registered') return null
  return (
    <Notice kind="success" announce>
      <p>{done === 'struck' ? words.struck : words.done}</p>
    </Notice>
  )
}

function StandingFacts({ visit, found }: HistoryView) {
  const words = historyTexts[visit.language]
  const { standing, periods } = found.placed
  const { glyph, tone } = standingRow(standing.kind)
  const party = periods.map(({ from, to }) => words.partyFrom(from, to && addDays(to, -1)))
  return (
    <Facts
      facts={[
        {
          label: words.standing,
          value: <Mark glyph={glyph} tone={tone} word={wordOf(standing, visit.language)} />,
        },
        { label: words.party, value: party.join(', ') || words.noParty },
      ]}
    />
  )
}

function stepOf(view: HistoryView, line: Line): Step {
  const { visit, found } = view
  const words = historyTexts[visit.language]
  const ledger = ledgerTexts[visit.language]
  const { act, state, by } = line
  const said = meaning(act)
  const name = ledger.acts[act.type]
  const more = act.type === 'corrected' || act.type === 'replaced'
  const instead = more ? `, ${said ? words.says(ledger.acts[said]) : words.strikesOut}` : ''
  const later = found.acts.find((other) => other.id === by)
  const undone = later && words.undoneBy(ledger.states[state].toLowerCase(), momentInTable(later.recorded))
  return {
    id: `act-${act.id}`,
    when: act.decided ?? dayOf(act.recorded),
    text: (
      <>
        {state === 'holds' ? <b>{name + instead}</b> : <del>{name + instead}</del>}{' '}
        {undone && <a href={`#act-${by}`}>{undone}</a>}{' '}
        <span className="quiet">
          (
          <a href={`/${visit.association.slug}/acts/${act.id}`}>
            {words.address}
            <span className="unseen">: {name}</span>
          </a>
          )
        </span>
      </>
    ),
    detail: (
      <>
        <ActDetail visit={visit} found={found} line={line} />
        {visit.actor.administrator && state === 'holds' && <LineActions {...view} line={line} />}
      </>
    ),
  }
}

/** A correction of an answer is made on the form it was registered by; what is no answer is struck out and made anew. */
function LineActions({ visit, found, line: { act } }: HistoryView & { line: Line }) {
  const words = historyTexts[visit.language]
  const register = `${memberPath(visit).replace(/\/members\/[^/]+$/, '')}/register`
  if (meaning(act) === null) return null
  const refused = visit.form.text('act') === act.id
  const typed = refused ? (visit.form.text('note') ?? '') : ''
  return (
    <div className="actions">
      {choiceOf(act) && (
        <LinkButton href={`${register}?corrects=${act.id}`} look="quiet">
          {words.correct}
        </LinkButton>
      )}
      {isAnswerType(meaning(act)!) && (
        <LinkButton href={`${register}?member=${found.member.code ?? ''}&replaces=${act.id}`} look="quiet">
          {words.replace}
        </LinkButton>
      )}
      <details open={refused}>
        <summary>{words.strike}</summary>
        <PostForm
          action={`${memberPath(visit)}/strike`}
          enhance="main"
          hidden={{ act: act.id, correction: newId(), seen: found.lines.at(-1)?.act.id ?? '' }}
        >
          <TextField name="note" id={`note-${act.id}`} label={words.reason} value={typed} />
          <Button look="danger">{words.strike}</Button>
        </PostForm>
      </details>
    </div>
  )
}
