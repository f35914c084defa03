import type { Markup } from '../kit/html/markup.ts'
import { timeOfDay } from '../kit/clock.ts'
import { Actions, Button } from '../kit/html/button.tsx'
import { Checkbox, Checkboxes } from '../kit/html/choice.tsx'
import { SelectField, TextArea, TextField } from '../kit/html/field.tsx'
import { FieldRow, Hidden } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { type FormState, formState } from '../kit/http/problems.tsx'
import type { Problem, Visit } from '../kit/http/visit.ts'
import { outcomes } from '../decisions/decision.ts'
import type { Body } from '../organisations/body.ts'
import { type AgendaItem, itemKinds, itemNumber } from './agenda.ts'
import type { Conflict } from './agenda.store.ts'
import type { WholeMeeting } from './composition.view.ts'
import { pathOf } from './address.ts'
import { texts } from './texts.ts'

export interface LiveView {
  readonly whole: WholeMeeting
  readonly item: AgendaItem
  readonly conflicts: readonly Conflict[]
  /** The page's own id, under which it writes. */
  readonly writer: string
  /** Who else has the item open; empty where nobody has. */
  readonly presence: string
  /** The association's own bodies, to hand over to. */
  readonly bodies: readonly Pick<Body, 'id' | 'name'>[]
}

export interface LiveProps {
  readonly visit: Visit
  readonly view: LiveView
}

/** The form sends itself at each pause of the keys where there is script; its version comes back in the part that says that it is saved. */
export function ItemForm({ visit, view, problem }: LiveProps & { problem: Problem | undefined }): Markup {
  const words = texts[visit.language]
  const { whole, item } = view
  const state = formState(visit, problem)
  return (
    <Card title={`${itemNumber(item)} ${item.title}`}>
      <PostForm
        action={pathOf(visit, whole, 'write')}
        enhance="saved items"
        keep={`item-${item.id}`}
        asYouType
        hidden={{ item: item.id, writer: view.writer }}
      >
        <TextArea name="text" label={words.text} rows={10} lang="sv" value={state.value('text', item.text)} />
        <TextArea
          name="clauses"
          label={words.clauses}
          hint={words.clausesHint}
          rows={3}
          lang="sv"
          value={state.value('clauses', item.clauses.join('\n'))}
          error={state.error('clauses')}
        />
        <OutcomeFields visit={visit} view={view} state={state} />
        <MoreFields visit={visit} view={view} state={state} />
        <Saved visit={visit} item={item} />
        <Actions>
          <Button letter="s">{words.save}</Button>
        </Actions>
      </PostForm>
    </Card>
  )
}

function Saved({ visit, item }: { visit: Visit; item: AgendaItem }): Markup {
  const words = texts[visit.language]
  const { version, writtenAt, writtenBy } = item
  const at = writtenAt && timeOfDay(writtenAt)
  const own = writtenBy === visit.actor.name
  return (
    <p className="hint" data-fragment="saved" data-announce={at ? '' : undefined}>
      <Hidden values={{ version: String(version) }} />
      {at && (own ? words.saved({ at }) : words.writtenBy({ who: writtenBy ?? '', at }))}
    </p>
  )
}

interface FieldsProps extends LiveProps {
  readonly state: FormState
}

function OutcomeFields({ visit, view: { item, bodies }, state }: FieldsProps): Markup {
  const words = texts[visit.language]
  return (
    <FieldRow>
      <SelectField
        name="outcome"
        label={words.outcome}
        empty="–"
        options={outcomes.map((value) => ({ value, label: words.outcomes[value] }))}
        value={state.value('outcome', item.outcome)}
        error={state.error('outcome')}
      />
      <TextField
        name="outcomeRecipient"
        label={words.outcomeRecipient}
        hint={words.outcomeRecipientHint}
        optional={words.optional}
        lang="sv"
        value={state.value('outcomeRecipient', item.outcomeRecipient)}
        error={state.error('outcomeRecipient')}
      />
      <SelectField
        name="outcomeBodyId"
        label={words.outcomeBody}
        empty="–"
        options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
        value={state.value('outcomeBodyId', item.outcomeBodyId)}
      />
    </FieldRow>
  )
}

function MoreFields({ visit, view: { whole, item }, state }: FieldsProps): Markup {
  const words = texts[visit.language]
  const { vote } = item
  const present = whole.attendees.filter(({ kind }) => kind === 'present')
  const recused = present.filter(({ recusedItems }) => recusedItems.includes(item.id))
  const area = (name: 'proposals' | 'reservations', label: string) => (
    <TextArea
      name={name}
      label={label}
      rows={2}
      optional={words.optional}
      lang="sv"
      value={state.value(name, item[name])}
    />
  )
  return (
    <details>
      <summary>{words.more}</summary>
      <ItemHead visit={visit} item={item} state={state} />
      {area('proposals', words.proposals)}
      <TextField
        name="vote"
        label={words.vote}
        hint={words.voteHint}
        optional={words.optional}
        width="short"
        value={state.value('vote', vote && `${vote.yes}-${vote.no}-${vote.abstained}`)}
        error={state.error('vote')}
      />
      {area('reservations', words.reservations)}
      {present.length > 0 && (
        <Checkboxes
          name="recused"
          label={words.recused}
          choices={present.map(({ id, holder }) => ({ value: id, label: holder }))}
          values={state.all(
            'recused',
            recused.map(({ id }) => id),
          )}
        />
      )}
      <TextArea
        name="extractRecipients"
        label={words.extractRecipients}
        hint={words.extractHint}
        rows={2}
        optional={words.optional}
        lang="sv"
        value={state.value('extractRecipients', item.extractRecipients.join('\n'))}
      />
      <Checkbox name="isClosed" label={words.isClosed} checked={item.isClosed} />
    </details>
  )
}

function ItemHead({ visit, item, state }: { visit: Visit; item: AgendaItem; state: FormState }): Markup {
  const words = texts[visit.language]
  return (
    <>
      <TextField
        name="title"
        label={words.title}
        lang="sv"
        value={state.value('title', item.title)}
        error={state.error('title')}
      />
      <FieldRow>
        <SelectField
          name="kind"
          label={words.kind}
          options={itemKinds.map((value) => ({ value, label: words.kinds[value] }))}
          value={state.value('kind', item.kind)}
        />
        <TextField
          name="presenter"
          label={words.presenter}
          optional={words.optional}
          lang="sv"
          value={state.value('presenter', item.presenter)}
        />
        <TextField
          name="plannedMinutes"
          label={words.plannedMinutes}
          width="short"
          inputMode="numeric"
          optional={words.optional}
          value={state.value(
            'plannedMinutes',
            item.plannedMinutes === null ? '' : String(item.plannedMinutes),
          )}
          error={state.error('plannedMinutes')}
        />
      </FieldRow>
    </>
  )
}
