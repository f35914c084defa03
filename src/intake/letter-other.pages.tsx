import { caseSlug } from '../cases/case.ts'
import { writeEntryNumber } from '../cases/dnr.ts'
import { dayOf } from '../kit/clock.ts'
import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { DateField, SelectField, TextField } from '../kit/html/field.tsx'
import { Card, Folded } from '../kit/html/layout.tsx'
import { Notice } from '../kit/html/notice.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { newId } from '../kit/id.ts'
import type { OpenLetter } from './inbox-desk.view.ts'
import { type InboxPageView, inboxPath, nextWorkday } from './inbox-view.pages.tsx'
import { inboxTexts } from './inbox.texts.ts'
import { EnterInCase } from './letter-case.pages.tsx'
import { stepTexts } from './letter-step.texts.ts'

/** What a letter is when it is no answer, and what became of one that is done. */

interface Props extends InboxPageView {
  readonly open: OpenLetter
}

const base = ({ visit, open }: Props): string => `${inboxPath(visit)}/${open.letter.id}`
const seen = ({ open }: Props) => ({ revision: String(open.letter.revision) })

export function Otherwise(props: Props) {
  const { visit, problem } = props
  const words = stepTexts[visit.language]
  const hidden = seen(props)
  const faulty = problem !== undefined && ['dnr', 'subject', 'title'].some((name) => props.typed.value(name))
  return (
    <Folded label={words.other} letter="o" open={faulty}>
      <Actions>
        <PostForm
          action={`${base(props)}/sort`}
          hidden={{ ...hidden, sorted: 'not_an_answer' }}
          enhance="main"
        >
          <Button look="secondary" letter="n">
            {words.notAnAnswer}
          </Button>
        </PostForm>
        <PostForm action={`${base(props)}/sort`} hidden={{ ...hidden, sorted: 'not_entered' }} enhance="main">
          <Button look="secondary" letter="d">
            {words.notEntered}
          </Button>
        </PostForm>
      </Actions>
      <p>
        <a href={`/${visit.association.slug}/meetings/collect?letter=${props.open.letter.id}`}>
          {words.takeUp}
        </a>
      </p>
      <EnterInCase {...props} />
      <NewCase {...props} />
    </Folded>
  )
}

/** To a day of one's own choice, or to a colleague. */
export function HandOver(props: Props) {
  const { visit, desk, open, problem } = props
  const words = stepTexts[visit.language]
  const hidden = seen(props)
  const tomorrow = nextWorkday(dayOf(visit.site.clock.now()))
  const faulty = problem !== undefined && props.typed.error('to') !== undefined
  return (
    <Folded label={words.handOver} letter="u" open={faulty}>
      <PostForm action={`${base(props)}/snooze`} hidden={hidden} enhance="main">
        <DateField
          name="to"
          label={words.snoozeTo}
          value={props.typed.value('to', open.letter.snoozedTo ?? tomorrow)}
          error={props.typed.error('to')}
        />
        <Button look="secondary">{words.snooze}</Button>
      </PostForm>
      <PostForm action={`${base(props)}/assign`} hidden={hidden} enhance="main">
        <SelectField
          name="person"
          label={words.assign}
          empty={words.nobody}
          options={desk.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          value={open.letter.assignedId ?? ''}
        />
        <Button look="secondary">{words.assignButton}</Button>
      </PostForm>
    </Folded>
  )
}

function NewCase(props: Props) {
  const { visit, desk, open, typed } = props
  const words = stepTexts[visit.language]
  const hidden = { ...seen(props), entry: newId(), file: newId() }
  return (
    <Card title={words.newCase}>
      {desk.prefixes.length === 0 ? (
        <LinkButton href={`/${visit.association.slug}/cases/series`} look="quiet">
          {words.noSeries}
        </LinkButton>
      ) : (
        <PostForm action={`${base(props)}/case`} hidden={hidden} enhance="main">
          <TextField
            name="title"
            label={words.subject}
            value={typed.value('title', open.letter.head?.subject)}
            error={typed.error('title')}
            lang="sv"
          />
          <SelectField
            name="prefix"
            label={words.series}
            options={desk.prefixes.map((prefix) => ({ value: prefix, label: prefix }))}
            value={desk.prefixes[0]}
          />
          <Actions>
            <Button look="secondary">{words.newCaseButton}</Button>
          </Actions>
        </PostForm>
      )}
    </Card>
  )
}

/** A letter of ours that did not arrive: to whom, why, and where another address is given. */
export function Bounced(props: Props) {
  const { visit, desk, open } = props
  const words = stepTexts[visit.language]
  return (
    <>
      {open.bounces.map(({ recipient, said, circulation, organisation }) => {
        const about = desk.circulations.find(({ id }) => id === circulation)
        const member = desk.names.get(organisation ?? '') ?? inboxTexts[visit.language].unknownMember
        return (
          <Notice kind="warning" title={words.bounced(member, recipient)}>
            <p>{words.serverSaid(said)}</p>
            {about && (
              <LinkButton
                href={`/${visit.association.slug}/circulations/${encodeURIComponent(about.slug)}/dispatch`}
                letter="e"
              >
                {words.otherContact}
              </LinkButton>
            )}
          </Notice>
        )
      })}
      <PostForm
        action={`${base(props)}/sort`}
        hidden={{ ...seen(props), sorted: 'delivery_report' }}
        enhance="main"
      >
        <Button look="secondary" letter="b">
          {words.bounceDone}
        </Button>
      </PostForm>
    </>
  )
}

/** A letter that is done: what became of it, where it is entered, and the way back. */
export function Settled(props: Props) {
  const { visit, open } = props
  const words = stepTexts[visit.language]
  const { sorts } = inboxTexts[visit.language]
  const { sorted } = open.letter
  const isMachines = ['automatic', 'delivery_report', 'newsletter', 'suspect'].includes(sorted)
  return (
    <>
      <p>{sorted in sorts && sorts[sorted as keyof typeof sorts]}</p>
      <Registered {...props} />
      <Entered {...props} />
      {sorted !== 'registered' && (
        <PostForm
          action={`${base(props)}/sort`}
          hidden={{ ...seen(props), sorted: 'to_register' }}
          enhance="main"
        >
          <Button look="secondary" letter="b">
            {isMachines ? words.machineIsLetter : words.back}
          </Button>
        </PostForm>
      )}
    </>
  )
}

/** The answers it was registered as: each with its member's history, where it is read and put right. */
function Registered({ visit, desk, open: { acts } }: Props) {
  const words = stepTexts[visit.language]
  if (acts.length === 0) return null
  return (
    <ul className="plain">
      {acts.map(({ circulation, organisation }) => {
        const about = desk.circulations.find(({ id }) => id === circulation)
        if (!about) return null
        const history = `/${visit.association.slug}/circulations/${encodeURIComponent(about.slug)}/members/${organisation}`
        return (
          <li>
            <a href={history}>{words.seeActs(`${desk.names.get(organisation) ?? ''}, ${about.dnr}`)}</a>
          </li>
        )
      })}
    </ul>
  )
}

/** The numbers that it has in the register; one entered by mistake is voided there, and keeps its number. */
export function Entered({ visit, open: { entries } }: Props) {
  const words = stepTexts[visit.language]
  if (entries.length === 0) return null
  return (
    <ul className="plain" aria-label={words.entered}>
      {entries.map(({ dnr, number, voidedAt, acts }) => {
        const file = `/${visit.association.slug}/cases/${caseSlug({ dnr })}`
        return (
          <li>
            {words.entered} <a href={file}>{writeEntryNumber(dnr, number)}</a>
            {voidedAt !== null && ` (${words.voided})`}
            {voidedAt === null && acts === 'struck' && ` (${words.keepsNumber})`}
            {voidedAt === null && acts !== 'standing' && (
              <>
                {' '}
                <a href={`${file}/entries/${number}/void`}>{words.voidEntry}</a>
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}
