import type { Markup } from '../kit/html/markup.ts'
import { Actions, Button } from '../kit/html/button.tsx'
import { FileField, SelectField, TextArea, TextField } from '../kit/html/field.tsx'
import { Card, Column, Columns, Paper } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Consequence, Notice } from '../kit/html/notice.tsx'
import { Highlight } from '../kit/html/prose.tsx'
import { crumbsLabel, formPage } from '../kit/http/form-page.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { type FormState, Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import type { Refusal } from '../kit/refusal.ts'
import { newId } from '../kit/id.ts'
import { outcomes } from '../decisions/decision.ts'
import { importTexts } from './import.texts.ts'
import type { ProposedItem } from './item-import.ts'
import type { ProposedMeeting } from './minutes-import.ts'
import { type FormView, TimeFields, nav, timeLabels } from './pages.tsx'
import { texts } from './texts.ts'
import { type MeetingBody } from './visited-meeting.routes.ts'
import { meetingsPath } from './address.ts'

const trail = (visit: Visit) => [{ label: texts[visit.language].meetings, href: meetingsPath(visit) }]

export function chooseMinutesPage({ visit, problem }: FormView): Page {
  const words = importTexts[visit.language]
  return formPage(visit, problem, {
    title: words.importMinutes,
    nav,
    trail: trail(visit),
    action: meetingsPath(visit, 'import'),
    labels: { file: words.file, pasted: words.pasted },
    submit: words.read,
    lead: words.lead,
    multipart: true,
    fields: (state) => (
      <>
        <FileField name="file" label={words.file} error={state.error('file')} />
        <TextArea
          name="pasted"
          label={words.pasted}
          rows={8}
          optional={texts[visit.language].optional}
          lang="sv"
          value={state.value('pasted')}
        />
      </>
    ),
  })
}

/** What was read of the source. */
export interface ReadSource {
  readonly text: string
  /** Read by the shapes of its letters, and to be looked at the more closely. */
  readonly isScanned: boolean
  readonly proposal: ProposedMeeting
  /** Why nothing of it could be read as minutes. */
  readonly unread: Refusal | null
}

interface CorrectionView extends ReadSource {
  readonly sha256: string
  readonly filename: string
  readonly bodies: readonly MeetingBody[]
}

/** The source to the left, what was read of it to the right; everything can be changed before it is entered. */
export function correctImportPage({ visit, problem }: FormView, view: CorrectionView): Page {
  const words = importTexts[visit.language]
  const state = formState(visit, problem)
  const { proposal } = view
  const labels = { ...timeLabels(texts[visit.language]), bodyId: texts[visit.language].body }
  const body = (
    <>
      <Crumbs label={crumbsLabel(visit)} trail={trail(visit)} here={words.importMinutes} />
      <PageHead title={words.importMinutes} />
      <Problems
        visit={visit}
        problem={problem}
        labels={{ ...labels, number: words.number, vote: texts[visit.language].vote }}
      />
      {view.unread && (
        <Notice kind="warning" title={visit.say(view.unread.code, view.unread.facts)}>
          <p>{words.byHand}</p>
          <p>
            <a href={meetingsPath(visit, 'import')}>{words.another}</a>
          </p>
        </Notice>
      )}
      {view.isScanned && (
        <Notice kind="warning">
          <p>{words.scanned}</p>
        </Notice>
      )}
      {proposal.moved.length > 0 && (
        <Notice kind="info">
          <p>{words.moved}</p>
          <ul>
            {proposal.moved.map((each) => (
              <li lang="sv">{each}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Columns kind="halves">
        <Column label={words.source} beside>
          <p>
            <a href={`${meetingsPath(visit, 'import', 'source')}?${sourceQuery(view)}`}>{view.filename}</a>
          </p>
          {view.text && (
            <Paper>
              <Highlight text={view.text} evidence={[]} />
            </Paper>
          )}
        </Column>
        <Column label={words.proposal}>
          <PostForm
            action={meetingsPath(visit, 'import', 'enter')}
            keep={`import-${view.sha256}`}
            hidden={{
              id: visit.form.text('id') ?? newId(),
              file: view.sha256,
              filename: view.filename,
              items: String(proposal.items.length),
            }}
          >
            <Head visit={visit} view={view} state={state} />
            {proposal.items.map((item, index) => (
              <ItemFields visit={visit} state={state} item={item} index={index} />
            ))}
            <Consequence>{words.consequence}</Consequence>
            <Actions>
              <Button>{words.enter}</Button>
            </Actions>
          </PostForm>
        </Column>
      </Columns>
    </>
  )
  return { title: words.importMinutes, nav, body, hidden: true }
}

const sourceQuery = ({ sha256, filename }: CorrectionView): string =>
  new URLSearchParams({ file: sha256, name: filename }).toString()

interface HeadProps {
  readonly visit: Visit
  readonly view: CorrectionView
  readonly state: FormState
}

function Head({ visit, view: { proposal, bodies }, state }: HeadProps): Markup {
  const words = importTexts[visit.language]
  const meetingWords = texts[visit.language]
  const own = bodies.find(({ body }) => body.name === proposal.body)?.body.id ?? ''
  const before = {
    day: proposal.day ?? '',
    from: proposal.from ?? '',
    to: proposal.to ?? '',
    place: proposal.place ?? '',
  }
  const people = (name: 'present' | 'apologies' | 'guests' | 'adjusters', label: string) => (
    <TextArea
      name={name}
      label={label}
      hint={words.peopleHint}
      rows={Math.min(12, Math.max(2, proposal[name].length))}
      optional={meetingWords.optional}
      lang="sv"
      value={state.value(name, proposal[name].join('\n'))}
    />
  )
  return (
    <Card title={words.proposal}>
      <SelectField
        name="bodyId"
        label={meetingWords.body}
        empty={meetingWords.choose}
        options={bodies.map(({ body }) => ({ value: body.id, label: body.name }))}
        value={state.value('bodyId', own)}
        error={state.error('bodyId')}
      />
      <TextField
        name="number"
        label={words.number}
        width="short"
        inputMode="numeric"
        value={state.value('number', proposal.number === null ? '' : String(proposal.number))}
        error={state.error('number')}
      />
      <TimeFields words={meetingWords} state={state} before={before} />
      {people('present', words.present)}
      {people('apologies', words.apologies)}
      {people('guests', meetingWords.guests)}
      {people('adjusters', 'Justerare')}
    </Card>
  )
}

interface ItemProps {
  readonly visit: Visit
  readonly state: FormState
  readonly item: ProposedItem
  readonly index: number
}

/** So many lines that most texts are seen whole. */
const rowsFor = (text: string): number =>
  Math.min(
    16,
    Math.max(
      4,
      text.split('\n').reduce((rows, line) => rows + 1 + Math.floor(line.length / 75), 1),
    ),
  )

function ItemFields({ visit, state, item, index }: ItemProps): Markup {
  const words = importTexts[visit.language]
  const meetingWords = texts[visit.language]
  const name = (field: string): string => `${field}.${index}`
  const area = (field: 'text' | 'clauses' | 'followups', label: string, value: string, hint?: string) => (
    <TextArea
      name={name(field)}
      label={label}
      hint={hint}
      rows={field === 'text' ? rowsFor(value) : 2}
      lang="sv"
      value={state.value(name(field), value)}
    />
  )
  return (
    <Card title={words.item({ number: index + 1 })} level={3}>
      <TextField
        name={name('title')}
        label={meetingWords.title}
        lang="sv"
        value={state.value(name('title'), item.title)}
      />
      {area('text', meetingWords.text, item.text)}
      {area('clauses', meetingWords.clauses, item.clauses.join('\n'))}
      <SelectField
        name={name('outcome')}
        label={meetingWords.outcome}
        empty="–"
        options={outcomes.map((value) => ({ value, label: meetingWords.outcomes[value] }))}
        value={state.value(name('outcome'), item.outcome)}
      />
      <TextField
        name={name('recipient')}
        label={meetingWords.outcomeRecipient}
        optional={meetingWords.optional}
        lang="sv"
        value={state.value(name('recipient'), item.recipient)}
      />
      {area('followups', words.followups, item.followups.join('\n'), words.followupsHint)}
      <MoreFields visit={visit} state={state} item={item} index={index} />
    </Card>
  )
}

/** What few items have: folded away where nothing of it was read. */
function MoreFields({ visit, state, item, index }: ItemProps): Markup {
  const words = texts[visit.language]
  const { vote, proposals, reservations, recused, extractRecipients } = item
  const area = (field: string, label: string, value: string | null, hint?: string) => (
    <TextArea
      name={`${field}.${index}`}
      label={label}
      hint={hint}
      rows={2}
      optional={words.optional}
      lang="sv"
      value={state.value(`${field}.${index}`, value)}
    />
  )
  const hasAny = [vote, proposals, reservations, recused[0], extractRecipients[0]].some(Boolean)
  return (
    <details open={hasAny || Boolean(state.error(`vote.${index}`))}>
      <summary>{words.more}</summary>
      {area('proposals', words.proposals, proposals)}
      <TextField
        name={`vote.${index}`}
        label={words.vote}
        hint={words.voteHint}
        optional={words.optional}
        width="short"
        value={state.value(`vote.${index}`, vote && `${vote.yes}-${vote.no}-${vote.abstained}`)}
        error={state.error(`vote.${index}`)}
      />
      {area('reservations', words.reservations, reservations)}
      {area('recused', words.recused, recused.join('\n'), importTexts[visit.language].recusedHint)}
      {area('extractRecipients', words.extractRecipients, extractRecipients.join('\n'), words.extractHint)}
    </details>
  )
}
