import { dayOf } from '../kit/clock.ts'
import { Button } from '../kit/html/button.tsx'
import { Folded } from '../kit/html/layout.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import type { Visit } from '../kit/http/visit.ts'
import { AnswerForm } from '../answers/answer.pages.tsx'
import type { OpenLetter } from './inbox-desk.view.ts'
import { type InboxPageView, inboxPath, nextWorkday } from './inbox-view.pages.tsx'
import { inboxTexts } from './inbox.texts.ts'
import { AddAnswer, JoinLetter, MoveAnswer, SeveralAnswers } from './letter-answers.pages.tsx'
import { AskedForTime, isRequest } from './letter-extension.pages.tsx'
import { Bounced, Entered, HandOver, Otherwise, Settled } from './letter-other.pages.tsx'
import { stepTexts } from './letter-step.texts.ts'
import { isWaiting } from '../letters/letter.ts'

interface Props extends InboxPageView {
  readonly open: OpenLetter
}

/** What to do with the letter: register it, choose what it answers, or something else. */
export function LetterForm(props: Props) {
  const { visit, open, confirm } = props
  const { letter } = open
  if (letter.sorted === 'copy') return null
  if (letter.sorted === 'bounced') return <Bounced {...props} />
  // A form that was refused because a colleague was first is shown all the same: what was typed is not lost.
  if (!isWaiting(letter) && !confirm)
    return (
      <>
        <Settled {...props} />
        <AddAnswer {...props} />
      </>
    )
  return (
    <>
      <Entered {...props} />
      <SeveralAnswers {...props} />
      {(open.match ?? open.circulation) && <Because visit={visit} open={open} />}
      <AskedForTime {...props} />
      <Answer {...props} />
      <MoveAnswer {...props} />
      {(!confirm || isRequest(open)) && <Later {...props} />}
      <AddAnswer {...props} />
      <JoinLetter {...props} />
      <HandOver {...props} />
      <Otherwise {...props} />
    </>
  )
}

/** The form of the answer; folded away where the letter asks for time and answers nothing. */
function Answer(props: Props) {
  const { visit, problem, open, confirm } = props
  const { letter, circulation } = open
  if (!confirm || !circulation) return null
  const back = `${inboxPath(visit)}/${letter.id}/${encodeURIComponent(circulation.slug)}`
  const folded = isRequest(open)
  const form = (
    <AnswerForm
      visit={visit}
      problem={problem}
      {...confirm}
      within={{
        base: `${back}/register`,
        back,
        hidden: { letter: letter.id },
        later: folded ? <></> : <Later {...props} inForm />,
      }}
    />
  )
  if (!folded) return form
  return (
    <Folded label={stepTexts[visit.language].asAnswer} open={problem !== undefined}>
      {form}
    </Folded>
  )
}

/** What it answers, with reasons, never a percentage. */
function Because({ visit, open: { match, circulation } }: { visit: Visit; open: OpenLetter }) {
  const words = inboxTexts[visit.language]
  return (
    <div className="field">
      {circulation && (
        <>
          <p className="label">{words.answersTo}</p>
          <p>
            <a href={`/${visit.association.slug}/circulations/${encodeURIComponent(circulation.slug)}`}>
              {circulation.dnr}
            </a>{' '}
            <span lang="sv">{circulation.title}</span>
          </p>
        </>
      )}
      {match && (
        <ul className="reasons" aria-label={words.because}>
          {match.reasons.map(({ code, fact }) => (
            <li>{words.reasons[code](fact ?? '')}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** S puts the letter off until the next day of work; in the answer's form it is one of its buttons. */
function Later({ visit, open, inForm = false }: Props & { inForm?: boolean }) {
  const words = stepTexts[visit.language]
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
