import { dayOf } from '../kit/clock.ts'
import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { DateField, SelectField, TextField } from '../kit/html/field.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Notice } from '../kit/html/notice.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import type { Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import { AnswerForm } from './answer.pages.tsx'
import type { OpenLetter } from './inbox-desk.store.ts'
import { type InboxPageView, inboxPath, letterPath, nextWorkday } from './inbox-view.pages.tsx'
import { type InboxWords, inboxTexts } from './inbox.texts.ts'
import { isWaiting } from './letter.ts'

interface Props extends InboxPageView {
  readonly open: OpenLetter
}

/** What to do with the letter: register it, choose what it answers, or something else. */
export function LetterForm(props: Props) {
  const { visit, problem, open, confirm } = props
  const words = inboxTexts[visit.language]
  const { letter } = open
  if (letter.sorted === 'copy') return null
  if (!isWaiting(letter)) return <PutBack {...props} />
  return (
    <>
      {letter.proposals.length > 1 && <Several {...props} />}
      <Because visit={visit} open={open} />
      {confirm && open.circulation && (
        <AnswerForm
          visit={visit}
          problem={problem}
          {...confirm}
          within={{
            base: `${inboxPath(visit)}/${letter.id}/${encodeURIComponent(open.circulation.slug)}/register`,
            hidden: { letter: letter.id },
            later: <Later {...props} inForm />,
          }}
        />
      )}
      <Choose {...props} />
      {!confirm && <Later {...props} />}
      <Otherwise {...props} words={words} />
    </>
  )
}

/** Reasons, never a percentage. */
function Because({ visit, open: { match } }: { visit: Visit; open: OpenLetter }) {
  const words = inboxTexts[visit.language]
  if (!match) return null
  return (
    <ul className="reasons" aria-label={words.because}>
      {match.reasons.map(({ code, fact }) => (
        <li key={code}>{words.reasons[code](fact ?? '')}</li>
      ))}
    </ul>
  )
}

function Several({ visit, desk, open }: Props) {
  const words = inboxTexts[visit.language]
  const { letter, acts, match } = open
  return (
    <Notice kind="info" title={words.several}>
      <ul className="plain">
        {letter.proposals.map((each) => {
          const circulation = desk.circulations.find(({ id }) => id === each.circulation)
          const said = `${desk.names.get(each.organisation ?? '') ?? '?'}, ${circulation?.dnr ?? ''}`
          const done = acts.some(
            (act) => act.circulation === each.circulation && act.organisation === each.organisation,
          )
          const href = `${letterPath(visit, desk.view, letter.id)}&circulation=${circulation?.slug ?? ''}`
          return (
            <li key={`${each.circulation} ${each.organisation}`}>
              {done ? (
                `${said} ${words.answered}`
              ) : (
                <a href={href} aria-current={each === match ? 'true' : undefined} data-enhance="main">
                  {said}
                </a>
              )}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}

/** Where nothing was proposed, or something else than it answers: the circulation first, then its form. */
function Choose({ visit, desk, open }: Props) {
  const words = inboxTexts[visit.language]
  const options = desk.circulations
    .filter(({ recalledAt }) => recalledAt === null)
    .map(({ slug, dnr, title }) => ({ value: slug, label: `${dnr} ${title}` }))
  return (
    <details open={open.circulation === null}>
      <summary>{open.circulation ? words.move : words.chooseCirculation}</summary>
      <form action={inboxPath(visit)} data-enhance="main">
        <input type="hidden" name="letter" value={open.letter.id} />
        <SelectField
          name="circulation"
          label={words.circulation}
          options={options}
          value={open.circulation?.slug ?? ''}
          empty={words.choose}
        />
        <Actions>
          <Button look="secondary">{words.choose}</Button>
        </Actions>
      </form>
    </details>
  )
}

/** S puts the letter off until the next day of work; in the answer's form it is one of its buttons. */
function Later({ visit, open, inForm = false }: Props & { inForm?: boolean }) {
  const words = inboxTexts[visit.language]
  const { letter } = open
  const action = `${inboxPath(visit)}/${letter.id}/snooze`
  const hidden = { revision: String(letter.revision), to: nextWorkday(dayOf(visit.site.clock.now())) }
  if (inForm) {
    return (
      <>
        <input type="hidden" name="revision" value={hidden.revision} />
        <Button look="quiet" letter="s" formAction={`${action}?to=${hidden.to}`}>
          {words.later}
        </Button>
      </>
    )
  }
  return (
    <PostForm action={action} hidden={hidden} enhance="main">
      <Button look="quiet" letter="s">
        {words.later}
      </Button>
    </PostForm>
  )
}

function Otherwise({ visit, desk, open, words }: Props & { words: InboxWords }) {
  const { letter } = open
  const base = `${inboxPath(visit)}/${letter.id}`
  const hidden = { revision: String(letter.revision) }
  const tomorrow = nextWorkday(dayOf(visit.site.clock.now()))
  return (
    <details>
      <summary>{words.other}</summary>
      <PostForm action={`${base}/sort`} hidden={{ ...hidden, sorted: 'not_an_answer' }} enhance="main">
        <Button look="secondary" letter="n">
          {words.notAnAnswer}
        </Button>
      </PostForm>
      <PostForm action={`${base}/snooze`} hidden={hidden} enhance="main">
        <DateField name="to" label={words.snoozeTo} value={letter.snoozedTo ?? tomorrow} />
        <Button look="secondary">{words.snooze}</Button>
      </PostForm>
      <PostForm action={`${base}/assign`} hidden={hidden} enhance="main">
        <SelectField
          name="person"
          label={words.assign}
          empty={words.nobody}
          options={desk.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          value={letter.assignedId ?? ''}
        />
        <Button look="secondary">{words.assignButton}</Button>
      </PostForm>
      <Card title={words.enter}>
        <PostForm action={`${base}/enter`} hidden={{ ...hidden, entry: newId() }} enhance="main">
          <TextField name="dnr" label={words.dnr} width="medium" />
          <TextField name="subject" label={words.subject} value={letter.head?.subject ?? ''} lang="sv" />
          <Actions>
            <Button look="secondary">{words.enterButton}</Button>
            <LinkButton href={`/${visit.association.slug}/cases`} look="quiet">
              {words.newCase}
            </LinkButton>
          </Actions>
        </PostForm>
      </Card>
    </details>
  )
}

function PutBack({ visit, open: { letter } }: Props) {
  const words = inboxTexts[visit.language]
  const isMachines = !['registered', 'not_an_answer', 'other_post'].includes(letter.sorted)
  return (
    <PostForm
      action={`${inboxPath(visit)}/${letter.id}/sort`}
      hidden={{ revision: String(letter.revision), sorted: 'to_register' }}
      enhance="main"
    >
      <p>{letter.sorted in words.sorts && words.sorts[letter.sorted as keyof InboxWords['sorts']]}</p>
      {letter.sorted !== 'registered' && (
        <Button look="secondary">{isMachines ? words.machineIsLetter : words.back}</Button>
      )}
    </PostForm>
  )
}
