import { type Day, dayOf } from '../kit/clock.ts'
import { momentInTable } from '../kit/day-words.ts'
import { Actions, Button } from '../kit/html/button.tsx'
import { FileField } from '../kit/html/field.tsx'
import { Inbox, InboxList } from '../kit/html/layout.tsx'
import { PageHead, Tabs } from '../kit/html/navigation.tsx'
import { Empty, Notice, UndoNotice } from '../kit/html/notice.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems } from '../kit/http/problems.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import { undoWindow } from '../kit/mail/letter.ts'
import { kindOf, standingRow, wordOf } from '../ledger/standing-words.ts'
import { choiceOf, isOpinion } from './choice.ts'
import type { InboxDesk } from './inbox-desk.store.ts'
import { type InboxLetter, inboxViews } from './inbox.store.ts'
import { type InboxWords, inboxTexts } from './inbox.texts.ts'
import { type InboxPageView, inboxPath, letterActionPath, letterPath } from './inbox-view.pages.tsx'
import { LetterForm } from './letter-form.pages.tsx'
import { LetterPane } from './letter.pages.tsx'
import { isWaiting } from './letter.ts'
import { stepTexts } from './letter-step.texts.ts'
import type { Match } from './matching.ts'
import { labelsOf } from './parts.pages.tsx'

/** Inkorgen: the list, the letter's text with what the proposal rests on, and the form. */
export function inboxPage(view: InboxPageView): Page {
  const { visit, desk } = view
  const words = inboxTexts[visit.language]
  const { open } = desk
  const body = (
    <>
      <PageHead
        title={words.title}
        actions={<span className="quiet">{words.waitingBadge(desk.waiting)}</span>}
      />
      <Views visit={visit} desk={desk} />
      <Problems visit={visit} problem={view.problem} labels={labelsOf(visit)} />
      <Done {...view} />
      <StepDone {...view} />
      <Added visit={visit} words={words} />
      <Inbox
        listLabel={words.list}
        readingLabel={words.reading}
        formLabel={words.filling}
        list={<List visit={visit} desk={desk} words={words} />}
        reading={open && <LetterPane {...view} open={open} />}
        form={
          <>
            {open && <LetterForm {...view} open={open} />}
            <Upload visit={visit} words={words} />
          </>
        }
      />
    </>
  )
  return { title: words.title, nav: 'inbox', body, hidden: true, script: 'live.js' }
}

function Views({ visit, desk }: { visit: Visit; desk: InboxDesk }) {
  const words = inboxTexts[visit.language]
  const tabs = inboxViews.map((view) => ({
    href: view === 'waiting' ? inboxPath(visit) : `${inboxPath(visit)}?show=${view}`,
    label: words.views[view],
    current: view === desk.view,
    ...(view === 'waiting' && { count: desk.waiting }),
  }))
  return <Tabs label={words.title} tabs={tabs} />
}

function List({ visit, desk, words }: { visit: Visit; desk: InboxDesk; words: InboxWords }) {
  if (desk.letters.length === 0)
    return (
      <Empty title={words.empty[desk.view]}>
        <p>{words.emptyLead}</p>
      </Empty>
    )
  const today = dayOf(visit.site.clock.now())
  return (
    <InboxList
      current={desk.open?.letter.id}
      items={desk.letters.map((letter) => ({
        id: letter.id,
        who: whoOf(letter, desk, words),
        when: whenOf(letter.receivedAt, today),
        subject: letter.head?.subject || letter.filename || words.noSubject,
        proposal: proposalOf(letter, desk, visit),
        href: letterPath(visit, desk.view, letter.id),
      }))}
    />
  )
}

/** The time today, the day otherwise. */
function whenOf(moment: string, today: Day): string {
  const written = momentInTable(moment)
  return dayOf(moment) === today ? written.slice(11) : written.slice(0, 10)
}

function whoOf({ proposals, head }: InboxLetter, { names }: InboxDesk, words: InboxWords): string {
  const member = proposals[0]?.organisation
  return (member && names.get(member)) || head?.from?.name || head?.from?.address || words.unknownSender
}

function proposalOf(letter: InboxLetter, desk: InboxDesk, visit: Visit): string {
  const words = inboxTexts[visit.language]
  const { sorted, proposals } = letter
  if (sorted === 'unsorted') return words.unsorted
  if (sorted === 'holding') return words.holding
  if (sorted !== 'to_register') return words.sorts[sorted]
  const [first, ...more] = proposals
  if (!first) return words.holding
  const said = words.proposal(desk.names.get(first.organisation ?? '') ?? '?', actWord(first, visit))
  return more.length === 0 ? said : `${said}, ${words.more(more.length)}`
}

function actWord({ act }: Pick<Match, 'act'>, visit: Visit): string {
  const words = inboxTexts[visit.language]
  if (act === 'extension_requested') return words.proposalAsksForTime
  if (act === null || act === 'opinion') return words.proposalUnread
  const kind = isOpinion(act) ? kindOf('opinion', act) : kindOf(act, null)
  return kind ? standingRow(kind)[visit.language].word : words.proposalUnread
}

/** What was registered just now, with the way back while the receipt has not left. */
function Done({ visit, desk, done }: InboxPageView) {
  const words = inboxTexts[visit.language]
  if (!done) return null
  const { act, now, correction } = done
  const choice = choiceOf(act)
  if (!choice)
    return (
      <Notice kind="success" announce>
        <p>{words.undone}</p>
      </Notice>
    )
  const left = Math.min(undoWindow, Date.parse(act.recorded) + undoWindow - Date.parse(now)) / 1000
  return (
    <UndoNotice
      action={`${inboxPath(visit)}/undo`}
      undo={words.undo}
      letter="z"
      hidden={{ act: act.id, correction, csrf: visit.csrfToken }}
      enhance="main"
      {...(left > 0 && { seconds: { left: Math.round(left), word: words.secondsLeft } })}
    >
      {words.done(
        desk.names.get(act.organisation) ?? '',
        wordOf({ kind: choice, postponedTo: act.until }, visit.language),
      )}
    </UndoNotice>
  )
}

/** What was done by hand just now, with the way back. */
function StepDone({ visit, step }: InboxPageView) {
  const words = stepTexts[visit.language]
  if (visit.url.searchParams.has('undone'))
    return (
      <Notice kind="success" announce>
        <p>{words.undone}</p>
      </Notice>
    )
  if (!step) return null
  const left = (Date.parse(step.doneAt) + undoWindow - Date.parse(visit.site.clock.now())) / 1000
  return (
    <UndoNotice
      action={letterActionPath(visit, step.letterId, 'undo')}
      undo={words.undo}
      letter="z"
      hidden={{ revision: String(step.revision), csrf: visit.csrfToken }}
      enhance="main"
      {...(step.made.mail && left > 0 && { seconds: { left: Math.round(left), word: words.secondsLeft } })}
    >
      {step.done === 'sorted' && !isWaiting(step.before) ? words.backAgain : words.done[step.done]}
    </UndoNotice>
  )
}

function Added({ visit, words }: { visit: Visit; words: InboxWords }) {
  const count = Number(visit.url.searchParams.get('added'))
  return Number.isInteger(count) && count > 0 ? (
    <Notice kind="success" announce>
      <p>{words.uploaded(count)}</p>
    </Notice>
  ) : null
}

function Upload({ visit, words }: { visit: Visit; words: InboxWords }) {
  return (
    <details>
      <summary>{words.upload}</summary>
      <PostForm action={`${inboxPath(visit)}/upload`} multipart>
        <FileField
          name="letters"
          label={words.upload}
          hint={words.uploadHint}
          accept=".eml,.msg,.zip"
          multiple
        />
        <Actions>
          <Button look="secondary">{words.uploadButton}</Button>
        </Actions>
      </PostForm>
    </details>
  )
}
