import { dayOf } from '../kit/clock.ts'
import { dayWords } from '../kit/day-words.ts'
import { Actions, Button } from '../kit/html/button.tsx'
import { Checkbox } from '../kit/html/choice.tsx'
import { DateField, SelectField, TextArea, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Empty, Notice, UndoNotice } from '../kit/html/notice.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import type { Circulation } from './circulation.ts'
import { type AnsweredQuestion, type Question, lastAnswer, published, questionChannels } from './question.ts'
import { questionTexts } from './question.texts.ts'
import type { AddresseeRow } from './store.ts'
import { CirculationTabs } from './tabs.pages.tsx'
import { texts } from './texts.ts'

export interface QuestionsView {
  readonly href: string
  readonly circulation: Circulation
  /** All of them, for the staff. */
  readonly questions: readonly Question[]
  /** What all can read. */
  readonly answered: readonly AnsweredQuestion[]
  /** Who has got the letter, in Swedish order. */
  readonly asked: readonly AddresseeRow[]
  readonly nameOf: (organisation: string | null) => string | null
  /** The question whose answer is being mailed, and how long its letters can be stopped. */
  readonly stoppable: { readonly id: string; readonly seconds: number } | null
}

interface Part {
  readonly visit: Visit
  readonly view: QuestionsView
  readonly problem: Problem | undefined
}

/** What has been asked about a circulation and the answers, for all its addressees; the staff answer on the same page. */
export function questionsPage(visit: Visit, view: QuestionsView, problem: Problem | undefined): Page {
  const words = questionTexts[visit.language]
  const { circulation, href, answered } = view
  const list = { href: `/${visit.association.slug}/circulations`, label: texts[visit.language].title }
  const part = { visit, view, problem }
  const body = (
    <>
      <Crumbs
        label={texts[visit.language].room}
        trail={[list, { href, label: circulation.dnr }]}
        here={words.title}
      />
      <PageHead title={circulation.title} lang="sv" />
      <CirculationTabs visit={visit} href={href} here="/questions" />
      <Problems
        visit={visit}
        problem={problem}
        labels={{ text: words.text, receivedOn: words.receivedOn, answer: words.answer }}
      />
      <Done {...part} />
      <p>{words.lead}</p>
      {visit.actor.administrator && <Waiting {...part} />}
      {answered.length === 0 && <Empty title={words.none}>{words.noneLead}</Empty>}
      {answered.map((question) => (
        <Answered {...part} question={question} />
      ))}
      {visit.actor.administrator && <AskForm {...part} />}
      {circulation.example && <p className="quiet">{texts[visit.language].exampleData}</p>}
    </>
  )
  return { title: `${words.title}: ${circulation.title}`, nav: 'circulations', body }
}

function Done({ visit, view }: Part) {
  const words = questionTexts[visit.language]
  const { stoppable, href } = view
  if (stoppable && stoppable.seconds > 0)
    return (
      <UndoNotice
        action={`${href}/questions/${stoppable.id}/stop`}
        undo={words.stop}
        letter="z"
        hidden={{ csrf: visit.csrfToken }}
        seconds={{ left: stoppable.seconds, word: words.seconds }}
      >
        {words.mailed}
      </UndoNotice>
    )
  const done = visit.url.searchParams.get('done')
  const said = stoppable
    ? words.mailed
    : done === 'saved' || done === 'published' || done === 'stopped'
      ? words[done]
      : null
  return said ? (
    <Notice kind="success" announce>
      <p>{said}</p>
    </Notice>
  ) : null
}

/** Questions without an answer, each with its form. */
function Waiting(part: Part) {
  const { visit, view } = part
  const words = questionTexts[visit.language]
  const waiting = view.questions.filter((question) => published(question) === null)
  if (waiting.length === 0) return null
  return (
    <>
      <Notice kind="info" title={words.waiting(waiting.length)}>
        <p>{words.waitingLead}</p>
      </Notice>
      {waiting.map((question) => (
        <Card title={words.number(question.number)}>
          <AsItCame {...part} question={question} />
          {question.answers.length > 0 && <p>{words.takenDown}</p>}
          <AnswerForm {...part} question={question} />
        </Card>
      ))}
    </>
  )
}

function AsItCame({ visit, view, question }: Part & { question: Question }) {
  const words = questionTexts[visit.language]
  const { organisation, askedBy, receivedOn, channel, text } = question
  return (
    <>
      <p className="quiet">
        {[view.nameOf(organisation), words.asItCame(receivedOn, words.channels[channel], askedBy)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className="highlight" lang="sv">
        {text}
      </div>
    </>
  )
}

function Answered({ question, ...part }: Part & { question: AnsweredQuestion }) {
  const { visit, view, problem } = part
  const words = questionTexts[visit.language]
  const whole = view.questions.find(({ id }) => id === question.id)!
  const day = dayWords(question.receivedOn, visit.language)
  const refused = problem !== undefined && visit.params['question'] === question.id
  return (
    <Card title={words.number(question.number)}>
      <p className="quiet">{words.asked(view.nameOf(question.organisation), day)}</p>
      <div className="highlight" lang="sv">
        {question.question}
      </div>
      <h3>{words.answeredOn(dayWords(dayOf(question.answered), visit.language))}</h3>
      <div className="highlight" lang="sv">
        {question.answer}
      </div>
      {visit.actor.administrator && (
        <details open={refused}>
          <summary>
            {words.change}
            <span className="unseen">, {words.number(question.number).toLowerCase()}</span>
          </summary>
          <AsItCame {...part} question={whole} />
          <AnswerForm {...part} question={whole} />
        </details>
      )}
    </Card>
  )
}

function AnswerForm({ visit, view, problem, question }: Part & { question: Question }) {
  const words = questionTexts[visit.language]
  const { id, text, answers } = question
  const last = answers.at(-1)
  // Every question has a form: what was typed belongs to the one that was sent.
  const typed = visit.params['question'] === id ? formState(visit, problem) : null
  const value = (name: string, initial: string): string => typed?.value(name, initial) ?? initial
  return (
    <PostForm
      action={`${view.href}/questions/${id}`}
      keep={`question-${id}`}
      hidden={{ seen: String(lastAnswer(question)) }}
    >
      <TextArea
        name="wording"
        id={`wording-${id}`}
        label={words.wording}
        hint={words.wordingHint}
        rows={3}
        lang="sv"
        value={value('wording', last?.wording ?? text)}
        error={typed?.error('wording')}
      />
      <TextArea
        name="answer"
        id={`answer-${id}`}
        label={words.answer}
        hint={last?.answer ? words.answerHint : undefined}
        rows={4}
        lang="sv"
        value={value('answer', last?.answer ?? '')}
        error={typed?.error('answer')}
      />
      <Checkbox name="tell" id={`tell-${id}`} label={words.tell(view.asked.length)} />
      <Actions>
        <Button>{words.publish}</Button>
      </Actions>
    </PostForm>
  )
}

function AskForm({ visit, view, problem }: Part) {
  const words = questionTexts[visit.language]
  const own = visit.params['question'] === undefined
  const state = formState(visit, own ? problem : undefined)
  const value = (name: string, initial = ''): string => (own ? state.value(name, initial) : initial)
  const typed = own && visit.form.names.length > 0
  const members = view.asked.map(({ organisationId, name }) => ({ value: organisationId, label: name }))
  const channels = questionChannels.map((channel) => ({ value: channel, label: words.channels[channel] }))
  return (
    <Card title={words.add}>
      <PostForm action={`${view.href}/questions`} hidden={{ id: value('id') || newId() }}>
        <p className="hint">{words.addLead}</p>
        <FieldRow>
          <SelectField
            name="organisation"
            label={words.asker}
            empty={words.choose}
            options={members}
            value={value('organisation')}
          />
          <TextField
            name="askedBy"
            label={words.askedBy}
            hint={words.askedByHint}
            optional={words.optional}
            lang="sv"
            value={value('askedBy')}
          />
        </FieldRow>
        <FieldRow>
          <DateField
            name="receivedOn"
            label={words.receivedOn}
            value={value('receivedOn', dayOf(visit.site.clock.now()))}
            error={state.error('receivedOn')}
          />
          <SelectField
            name="channel"
            label={words.channel}
            options={channels}
            value={value('channel', 'phone')}
          />
        </FieldRow>
        <TextArea
          name="text"
          label={words.text}
          rows={4}
          lang="sv"
          value={value('text')}
          error={state.error('text')}
        />
        <Checkbox
          name="enter"
          label={words.enter}
          hint={words.enterHint}
          checked={!typed || visit.form.text('enter') !== null}
        />
        <Actions>
          <Button look="secondary">{words.save}</Button>
        </Actions>
      </PostForm>
    </Card>
  )
}
