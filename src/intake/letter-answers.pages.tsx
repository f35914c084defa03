import { Actions, Button } from '../kit/html/button.tsx'
import { SelectField } from '../kit/html/field.tsx'
import { Folded } from '../kit/html/layout.tsx'
import { Notice } from '../kit/html/notice.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { momentInTable } from '../kit/day-words.ts'
import { newId } from '../kit/id.ts'
import type { OpenLetter } from './inbox-desk.view.ts'
import { type InboxPageView, inboxPath, letterPath } from './inbox-view.pages.tsx'
import { inboxTexts } from './inbox.texts.ts'
import { nameOf as nameOfPart } from './letter.pages.tsx'
import { isSameAnswer } from './letter-answers.ts'
import { stepTexts } from './letter-step.texts.ts'
import type { Match } from '../letters/matching.ts'

/** What the letter answers, as a person puts it right: several, another, none, or a part of another letter's. */

interface Props extends InboxPageView {
  readonly open: OpenLetter
}

const base = ({ visit, open }: Props): string => `${inboxPath(visit)}/${open.letter.id}`
const seen = ({ open }: Props) => ({ revision: String(open.letter.revision) })

function nameOf({ visit, desk }: Props, { circulation, organisation }: Match): string {
  const member = desk.names.get(organisation ?? '') ?? stepTexts[visit.language].anyMember
  return `${member}, ${desk.circulations.find(({ id }) => id === circulation)?.dnr ?? ''}`
}

/** One letter, several answers: each a link to its form, and struck out by a button. */
export function SeveralAnswers(props: Props) {
  const { visit, desk, open } = props
  const words = stepTexts[visit.language]
  const { letter, acts, match } = open
  if (letter.proposals.length < 2) return null
  return (
    <Notice kind="info" title={words.several}>
      <ul className="plain">
        {letter.proposals.map((each) => {
          const circulation = desk.circulations.find(({ id }) => id === each.circulation)
          const said = nameOf(props, each)
          const query = `&circulation=${circulation?.slug ?? ''}&member=${each.organisation ?? ''}`
          if (acts.some((act) => isSameAnswer(act, each))) return <li>{`${said} ${words.answered}`}</li>
          return (
            <li>
              <a
                href={`${letterPath(visit, desk.view, letter.id)}${query}`}
                aria-current={each === match ? 'true' : undefined}
                data-enhance="main"
              >
                {said}
              </a>{' '}
              <Drop {...props} match={each} label={words.dropOne(said)} />
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}

function Drop({ match, label, ...props }: Props & { match: Match; label: string }) {
  const { visit } = props
  const hidden = { ...seen(props), circulation: match.circulation, organisation: match.organisation ?? '' }
  return (
    <PostForm action={`${base(props)}/answers/drop`} hidden={hidden} enhance="main">
      <Button look="quiet" ariaLabel={label}>
        {stepTexts[visit.language].drop}
      </Button>
    </PostForm>
  )
}

/** Where nothing was proposed, or something else than it answers. */
export function MoveAnswer(props: Props) {
  const { visit, open } = props
  const words = stepTexts[visit.language]
  const { match, circulation } = open
  const from = { circulation: match?.circulation ?? '', organisation: match?.organisation ?? '' }
  const hidden = { ...seen(props), fromCirculation: from.circulation, fromOrganisation: from.organisation }
  return (
    <Folded
      label={circulation ? words.move : words.chooseCirculation}
      letter={circulation ? 'm' : undefined}
      open={circulation === null || faultyIn(props, ['circulation', 'organisation'])}
    >
      <PostForm action={`${base(props)}/answers/move`} hidden={hidden} enhance="main">
        <CirculationField {...props} name="circulation" value={from.circulation} />
        <MemberChoice {...props} name="organisation" empty={words.memberLater} value={from.organisation} />
        <Actions>
          <Button look="secondary">{match ? words.moveButton : words.chooseButton}</Button>
        </Actions>
      </PostForm>
      {match && <Drop {...props} match={match} label={words.drop} />}
    </Folded>
  )
}

export function AddAnswer(props: Props) {
  const { visit, open } = props
  const words = stepTexts[visit.language]
  const parts = open.parts.filter(({ text, role }) => text !== null && role !== 'inline')
  return (
    <Folded
      label={words.add}
      letter="a"
      open={faultyIn(props, ['addedCirculation', 'addedOrganisation', 'part'])}
    >
      <p>{words.addLead}</p>
      <PostForm action={`${base(props)}/answers/add`} hidden={seen(props)} enhance="main">
        <CirculationField {...props} name="addedCirculation" value={open.circulation?.id ?? ''} />
        <MemberChoice {...props} name="addedOrganisation" empty={words.choose} value="" />
        <SelectField
          name="part"
          label={words.part}
          options={parts.map((part) => ({
            value: String(part.position),
            label: nameOfPart(part, inboxTexts[visit.language]),
          }))}
          value={String(open.part?.position ?? '')}
        />
        <Actions>
          <Button look="secondary">{words.addButton}</Button>
        </Actions>
      </PostForm>
    </Folded>
  )
}

const faultyIn = ({ typed }: Props, names: readonly string[]): boolean =>
  names.some((name) => typed.error(name) !== undefined)

function CirculationField({ visit, desk, typed, name, value }: Props & { name: string; value: string }) {
  const words = stepTexts[visit.language]
  const options = desk.circulations
    .filter(({ recalledAt, sentAt }) => recalledAt === null && sentAt !== null)
    .map(({ id, dnr, title }) => ({ value: id, label: `${dnr} ${title}` }))
  return (
    <SelectField
      name={name}
      label={words.circulation}
      options={options}
      value={typed.value(name, value)}
      error={typed.error(name)}
      empty={words.choose}
    />
  )
}

function MemberChoice({
  visit,
  desk,
  typed,
  name,
  value,
  empty,
}: Props & { name: string; value: string; empty: string }) {
  const options = desk.members.map(({ id, name }) => ({ value: id, label: name }))
  const { member } = stepTexts[visit.language]
  return (
    <SelectField
      name={name}
      label={member}
      options={options}
      value={typed.value(name, value)}
      error={typed.error(name)}
      empty={empty}
    />
  )
}

/** Several letters that are one answer. */
export function JoinLetter(props: Props) {
  const { visit, open } = props
  const words = stepTexts[visit.language]
  const { noSubject, unknownSender } = inboxTexts[visit.language]
  if (open.joinable.length === 0) return null
  const options = open.joinable.map(({ id, receivedAt, subject, from }) => ({
    value: id,
    label: `${momentInTable(receivedAt)} · ${from ?? unknownSender} · ${subject || noSubject}`,
  }))
  return (
    <Folded label={words.join} letter="h" open={faultyIn(props, ['joinTo'])}>
      <p>{words.joinLead}</p>
      <PostForm action={`${base(props)}/join`} hidden={{ ...seen(props), entry: newId() }} enhance="main">
        <SelectField
          name="joinTo"
          label={words.joinTo}
          options={options}
          value={props.typed.value('joinTo')}
          error={props.typed.error('joinTo')}
          empty={words.choose}
        />
        <Actions>
          <Button look="secondary">{words.joinButton}</Button>
        </Actions>
      </PostForm>
    </Folded>
  )
}
