import type { Markup } from '../kit/html/markup.ts'
import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { TextArea } from '../kit/html/field.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Consequence, Empty } from '../kit/html/notice.tsx'
import { Aside, type Column, DataTable, Facts } from '../kit/html/table.tsx'
import { crumbsLabel } from '../kit/http/form-page.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import type { Followup } from '../followups/followup.ts'
import { followupWords } from '../followups/pages.tsx'
import { type AgendaItem, itemNumber } from './agenda.ts'
import { composeMinutes } from './composition.ts'
import type { WholeMeeting } from './composition.view.ts'
import { extractTexts } from './extract.texts.ts'
import type { LateSending } from './late-paper.actions.ts'
import { timeWords } from './meeting.ts'
import { MinutesSheet } from './minutes.pages.tsx'
import { type Minutes, type MinutesItem, publicMinutes } from './minutes.ts'
import type { KeptMinutes } from './minutes.store.ts'
import { justeringTexts } from './justering.texts.ts'
import { movedWords, nav } from './pages.tsx'
import { Papers, mayChange } from './paper.pages.tsx'
import type { Paper } from './paper.store.ts'
import { texts } from './texts.ts'
import { meetingsPath, pathOf, titleOf } from './address.ts'

export interface MeetingView {
  readonly whole: WholeMeeting
  readonly kept: readonly KeptMinutes[]
  readonly papers: readonly Paper[]
  /** Null for the public. */
  readonly late: LateSending | null
  readonly collected: readonly AgendaItem[]
  readonly comingUp: readonly Followup[]
  /** Words in it are masked for whoever visits. */
  readonly isMasked: boolean
}

interface Props {
  readonly visit: Visit
  readonly view: MeetingView
}

/** The last whole minutes that were sealed; null before that. */
export const sealedOf = (kept: readonly KeptMinutes[]): KeptMinutes | null =>
  kept.findLast(({ state, itemId }) => state === 'sealed' && itemId === null) ?? null

/** One meeting: its agenda until it has been held, its minutes after that. The public sees minutes once they are sealed. */
export function meetingPage(visit: Visit, problem: Problem | undefined, view: MeetingView): Page {
  const words = texts[visit.language]
  const { whole, kept } = view
  const isStaff = visit.actor.administrator
  const title = titleOf(whole)
  const minutes = minutesShown(view, isStaff)
  const body = (
    <>
      <Crumbs
        label={crumbsLabel(visit)}
        trail={[{ label: words.meetings, href: meetingsPath(visit) }]}
        here={title}
      />
      <PageHead
        title={title}
        lang="sv"
        facts={<MeetingFacts visit={visit} whole={whole} />}
        actions={isStaff ? <Steps visit={visit} view={view} /> : null}
      />
      <Problems visit={visit} problem={problem} labels={{ titles: words.pasteItems, file: words.file }} />
      {minutes ? (
        <Card title={words.minutes}>
          <MinutesSheet minutes={minutes} beside={sealedOf(kept) ? extractLink(visit, whole) : undefined} />
          <Prints visit={visit} view={view} />
        </Card>
      ) : (
        <Agenda visit={visit} view={view} />
      )}
      <Papers visit={visit} whole={whole} papers={view.papers} late={view.late} />
      {isStaff && !minutes && <Upcoming visit={visit} view={view} />}
    </>
  )
  return { title, nav, body, hidden: isStaff && kept.length === 0 }
}

/** Each sealed item leads to its extract. */
const extractLink = (visit: Visit, whole: WholeMeeting) =>
  function Extract({ id, number }: MinutesItem): Markup {
    const words = texts[visit.language]
    return (
      <p className="quiet screen-only">
        <a href={pathOf(visit, whole, 'extracts', id)} lang={visit.language}>
          {words.extract}
          <span className="unseen"> {number}</span> (PDF)
        </a>{' '}
        ·{' '}
        <a href={pathOf(visit, whole, 'extracts', id, 'word')} lang={visit.language}>
          Word<span className="unseen"> {`${words.extract} ${number}`}</span>
        </a>
      </p>
    )
  }

function minutesShown({ whole, kept }: MeetingView, isStaff: boolean): Minutes | null {
  const sealed = sealedOf(kept)
  if (sealed) return isStaff ? sealed.content : publicMinutes(sealed.content)
  return isStaff && whole.meeting.state === 'closed' ? composeMinutes(whole) : null
}

export function MeetingFacts({ visit, whole }: { visit: Visit; whole: WholeMeeting }): Markup {
  const words = texts[visit.language]
  const { meeting } = whole
  const moved = meeting.earlier.map((time) => movedWords(time, visit))
  const facts = [
    { label: words.time, value: timeWords(meeting, visit.language) },
    { label: words.place, value: meeting.place && <span lang="sv">{meeting.place}</span> },
    {
      label: words.videoLink,
      value: meeting.videoLink && <a href={meeting.videoLink}>{meeting.videoLink}</a>,
    },
    { label: words.state, value: [words.states[meeting.state], ...moved].join(' · ') },
  ]
  return <Facts facts={facts.filter(({ value }) => value)} />
}

/** What can be done next; the first is the one that leads on. */
function Steps({ visit, view: { whole } }: Props): Markup {
  const words = texts[visit.language]
  const { state } = whole.meeting
  const link = (name: string, label: string, look: 'primary' | 'secondary' | 'quiet' = 'secondary') => (
    <LinkButton look={look} href={pathOf(visit, whole, name)}>
      {label}
    </LinkButton>
  )
  if (state === 'cancelled') return null
  if (state === 'open') return link('write', words.write, 'primary')
  const justering = justeringTexts[visit.language].justering
  if (state === 'closed') return link('justering', justering, 'primary')
  if (state === 'sealed')
    return (
      <>
        {link('extracts', extractTexts[visit.language].extracts, 'primary')}
        {link('justering', justering)}
      </>
    )
  return (
    <>
      {link('call', justeringTexts[visit.language].call, state === 'planned' ? 'primary' : 'secondary')}
      <PostForm action={pathOf(visit, whole, 'open')}>
        <Button look={state === 'planned' ? 'secondary' : 'primary'}>{words.open}</Button>
      </PostForm>
      {link('write', words.write)}
      {link('move', words.move)}
      {link('cancel', words.cancel, 'quiet')}
    </>
  )
}

function Prints({ visit, view: { whole, kept } }: Props): Markup {
  const words = texts[visit.language]
  const word = <LinkButton href={pathOf(visit, whole, 'word')}>{words.word}</LinkButton>
  if (!sealedOf(kept)) return <Actions>{word}</Actions>
  return (
    <Actions>
      {word}
      <LinkButton href={pathOf(visit, whole, 'minutes.pdf')}>{words.pdf}</LinkButton>
      <LinkButton href={pathOf(visit, whole, 'accessible.pdf')}>{words.accessiblePdf}</LinkButton>
    </Actions>
  )
}

function Agenda({ visit, view }: Props): Markup {
  const words = texts[visit.language]
  const { whole } = view
  return (
    <Card title={words.agenda} fragment="agenda">
      <DataTable
        caption={words.agenda}
        columns={agendaColumns(visit, whole)}
        rows={whole.items}
        rowId={(item) => `item-${item.id}`}
        empty={<Empty title={words.noItems}>{visit.actor.administrator && <p>{words.noItemsNext}</p>}</Empty>}
      />
      {mayChange(visit, whole) && <PasteForm visit={visit} view={view} />}
    </Card>
  )
}

function agendaColumns(visit: Visit, whole: WholeMeeting): Column<AgendaItem>[] {
  const words = texts[visit.language]
  const isStaff = visit.actor.administrator
  const title = (item: AgendaItem): Markup => (
    <>
      <span lang="sv">{item.isClosed && !isStaff ? 'Slutet ärende' : item.title}</span>
      {item.isClosed && isStaff && <Aside>{words.closedItem}</Aside>}
    </>
  )
  const presenter = (item: AgendaItem) =>
    item.presenter && (isStaff || !item.isClosed) ? <span lang="sv">{item.presenter}</span> : null
  return [
    { header: words.number, tight: true, cell: itemNumber },
    { header: words.item, head: true, cell: title },
    { header: words.kind, cell: (item) => words.kinds[item.kind] },
    { header: words.presenter, cell: presenter },
    ...(mayChange(visit, whole)
      ? [
          {
            header: words.order,
            cell: (item: AgendaItem) => <Order visit={visit} whole={whole} item={item} />,
          },
        ]
      : []),
  ]
}

/** Buttons that move an item, each named after it; they keep the focus when the list is swapped. */
function Order({ visit, whole, item }: { visit: Visit; whole: WholeMeeting; item: AgendaItem }): Markup {
  const words = texts[visit.language]
  const button = (value: string, label: string): Markup => (
    <button type="submit" className="button quiet small" name="to" value={value} id={`${value}-${item.id}`}>
      {label}
      <span className="unseen"> {item.title}</span>
    </button>
  )
  return (
    <PostForm action={pathOf(visit, whole, 'order')} enhance="agenda" hidden={{ id: item.id }}>
      <Actions>
        {button('up', words.up)}
        {button('down', words.down)}
        {button('remove', words.remove)}
      </Actions>
    </PostForm>
  )
}

function PasteForm({ visit, view: { whole, collected } }: Props): Markup {
  const words = texts[visit.language]
  const value = visit.form.text('titles') ?? ''
  return (
    <>
      <PostForm
        action={pathOf(visit, whole, 'items')}
        hidden={{ batch: visit.form.text('batch') ?? newId() }}
      >
        <TextArea
          name="titles"
          label={words.pasteItems}
          hint={words.pasteHint}
          rows={4}
          lang="sv"
          value={value}
        />
        <Actions>
          <Button look="secondary">{words.add}</Button>
        </Actions>
      </PostForm>
      {collected.length > 0 && (
        <PostForm action={pathOf(visit, whole, 'take-up')}>
          <Consequence>
            {words.collected({ count: collected.length })}: {collected.map(({ title }) => title).join('; ')}
          </Consequence>
          <Button look="secondary">{words.takeUp}</Button>
        </PostForm>
      )}
    </>
  )
}

function Upcoming({ visit, view: { comingUp } }: Props): Markup {
  const words = texts[visit.language]
  if (comingUp.length === 0) return null
  return (
    <Card title={words.comingUp}>
      <p>{words.comingUpLead}</p>
      <ul>
        {comingUp.map((followup) => (
          <li lang="sv">
            <a href={`/${visit.association.slug}/followups#followup-${followup.id}`}>
              {followupWords(followup)}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
