import type { AddresseeRow } from '../circulations/store.ts'
import { dayOf } from '../kit/clock.ts'
import { Checkbox } from '../kit/html/choice.tsx'
import { DateField, SelectField, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import type { FormState } from '../kit/http/problems.tsx'
import type { Visit } from '../kit/http/visit.ts'
import { channels } from './answer.ts'
import type { Desk } from './store.ts'
import { texts } from './texts.ts'
import type { Typed } from './typed.ts'

/** The circulation's own page. */
export const pathOf = (visit: Visit, desk: Desk): string =>
  `/${visit.association.slug}/circulations/${encodeURIComponent(desk.circulation.slug)}`

/** A member's page in the circulation. */
export const memberPath = (visit: Visit): string =>
  `/${visit.association.slug}/circulations/${encodeURIComponent(visit.part('circulation'))}/members/${encodeURIComponent(visit.part('code'))}`

/** @param from where one has come from, and goes back to; otherwise the circulation */
export function Head({
  visit,
  desk,
  title,
  from,
}: {
  visit: Visit
  desk: Desk
  title: string
  from?: { readonly label: string; readonly href: string }
}) {
  const words = texts[visit.language]
  const trail = from
    ? [from]
    : [
        { label: words.circulations, href: `/${visit.association.slug}/circulations` },
        { label: desk.circulation.dnr, href: pathOf(visit, desk) },
      ]
  return (
    <>
      <Crumbs label={words.trail} trail={trail} here={title} />
      <PageHead title={title}>
        <p lang="sv">{desk.circulation.title}</p>
      </PageHead>
    </>
  )
}

/** What each field is called, for the list of faults. */
export function labelsOf(visit: Visit): Readonly<Record<string, string>> {
  const words = texts[visit.language]
  const { member, text, file, receivedOn, receivedAt, channel, decidedBy, decided, paragraph } = words
  const { ownDnr, until, approved, rightText, note, state: choice, riderReview } = words
  const { accept, acceptReason } = words
  const first = { member, text, file, receivedOn, receivedAt, channel, decidedBy, decided, paragraph }
  return { ...first, ownDnr, until, approved, rightText, note, choice, riderReview, accept, acceptReason }
}

interface FieldsProps {
  readonly visit: Visit
  readonly state: FormState
}

/** Those who have not answered first: it is mostly one of them. */
export function MemberField({
  visit,
  desk,
  state,
  chosen,
  reasons,
}: FieldsProps & { desk: Desk; chosen: string; reasons?: readonly string[] }) {
  const words = texts[visit.language]
  const answered = (row: AddresseeRow): boolean =>
    desk.standings.members.some(
      ({ standing }) => standing.organisation === row.organisationId && standing.answered,
    )
  const option = (row: AddresseeRow) => ({
    value: row.organisationId,
    label: `${row.name} – ${answered(row) ? words.answered : words.open}`,
  })
  const open = desk.asked.filter((row) => !answered(row))
  const rest = desk.asked.filter(answered)
  return (
    <SelectField
      name="member"
      label={words.member}
      empty={words.memberEmpty}
      options={[...open, ...rest].map(option)}
      value={chosen || state.value('member')}
      error={state.error('member')}
      {...(reasons && { reasons })}
    />
  )
}

/** Personal data or sekretess: the papers stay with the staff. */
export function NotPublicField({ visit }: Pick<FieldsProps, 'visit'>) {
  const checked = visit.form.text('notPublic') !== null
  return <Checkbox name="notPublic" label={texts[visit.language].notPublic} checked={checked} />
}

type Came = Pick<Typed, 'receivedOn' | 'receivedAt' | 'channel'>

/** When and how it came. */
export function ArrivalFields({ visit, state, came }: FieldsProps & { came?: Came }) {
  const words = texts[visit.language]
  const today = dayOf(visit.site.clock.now())
  return (
    <FieldRow>
      <DateField
        name="receivedOn"
        label={words.receivedOn}
        value={state.value('receivedOn', came?.receivedOn || today)}
        error={state.error('receivedOn')}
      />
      <TextField
        name="receivedAt"
        label={words.receivedAt}
        optional={words.optional}
        hint={words.receivedAtHint}
        width="short"
        value={state.value('receivedAt', came?.receivedAt)}
        error={state.error('receivedAt')}
      />
      <SelectField
        name="channel"
        label={words.channel}
        options={channels.map((value) => ({ value, label: words.channels[value] }))}
        value={state.value('channel', came?.channel ?? 'mail')}
        error={state.error('channel')}
      />
    </FieldRow>
  )
}
