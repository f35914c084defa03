import { type Day, dayOf } from '../kit/clock.ts'
import { momentInTable } from '../kit/day-words.ts'
import { acceptOf, letterKinds } from '../kit/files/kind.ts'
import { Actions, Button } from '../kit/html/button.tsx'
import { FileField } from '../kit/html/field.tsx'
import { Inbox, InboxList, Renewed } from '../kit/html/layout.tsx'
import { PageHead, Tabs } from '../kit/html/navigation.tsx'
import { Empty } from '../kit/html/notice.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems } from '../kit/http/problems.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import { kindOf, standingRow } from '../ledger/standing-words.ts'
import { isOpinion } from '../answers/choice.ts'
import { Added, Done, StepDone } from './inbox-done.pages.tsx'
import type { InboxDesk } from './inbox-desk.view.ts'
import { type InboxLetter } from './inbox.store.ts'
import { inboxViews } from './inbox.ts'
import { type InboxWords, inboxTexts } from './inbox.texts.ts'
import { type InboxPageView, inboxPath, letterPath } from './inbox-view.pages.tsx'
import { LetterForm } from './letter-form.pages.tsx'
import { LetterPane } from './letter.pages.tsx'
import type { Match } from '../letters/matching.ts'
import { stepTexts } from './letter-step.texts.ts'
import { labelsOf } from '../answers/parts.pages.tsx'

/** Inkorgen: the list, the letter's text with what the proposal rests on, and the form. */
export function inboxPage(view: InboxPageView): Page {
  const { visit, desk } = view
  const words = inboxTexts[visit.language]
  const { open } = desk
  const body = (
    <>
      <PageHead title={words.title} actions={desk.open && <KeyLine words={words.keyLine} />} />
      <Views visit={visit} desk={desk} />
      <Problems visit={visit} problem={view.problem} labels={{ ...labelsOf(visit), ...stepLabels(visit) }} />
      <Done {...view} />
      <StepDone {...view} />
      <Added visit={visit} words={words} />
      <Inbox
        listLabel={words.list}
        readingLabel={words.reading}
        formLabel={words.filling}
        list={
          <>
            <List visit={visit} desk={desk} words={words} />
            <KeptTrue visit={visit} desk={desk} />
          </>
        }
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

/** The keys of the work that is done most often; the list of keys says the same to those who listen. */
function KeyLine({ words }: { words: InboxWords['keyLine'] }) {
  const key = (sign: string) => <kbd>{sign}</kbd>
  return (
    <p className="key-line" aria-hidden="true">
      {key('J')} {key('K')} {words.browse} · {key('1')}–{key('5')} {words.state} · {key('E')} {words.register}{' '}
      · {key('Z')} {words.undo} · {key('?')} {words.all}
    </p>
  )
}

/** What the fields of the small forms are called, for the list of faults. */
function stepLabels(visit: Visit): Readonly<Record<string, string>> {
  const { circulation, member, part, joinTo, snoozeTo, assign, whichCase, dnr, subject, series } =
    stepTexts[visit.language]
  return {
    circulation,
    organisation: member,
    addedCirculation: circulation,
    addedOrganisation: member,
    part,
    joinTo,
    to: snoozeTo,
    person: assign,
    case: whichCase,
    dnr,
    subject,
    title: subject,
    prefix: series,
    letters: inboxTexts[visit.language].upload,
  }
}

function Views({ visit, desk }: { visit: Visit; desk: InboxDesk }) {
  const words = inboxTexts[visit.language]
  const tabs = inboxViews.map((view) => ({
    href: view === 'waiting' ? inboxPath(visit) : `${inboxPath(visit)}?show=${view}`,
    label: words.views[view],
    current: view === desk.view,
    ...(view === 'waiting' && { count: desk.waiting }),
  }))
  return <Tabs label={words.title} tabs={tabs} fragment="views" />
}

/** A letter that is being read is soon something else; one that has come, or that a colleague has taken, can wait a little. */
const soon = 3000
const later = 20_000

/** The list follows what happens; where the open letter was not read yet, its proposal comes with it. */
function KeptTrue({ visit, desk: { view, letters, open, mark } }: { visit: Visit; desk: InboxDesk }) {
  const isRead = open !== null && open.letter.sorted !== 'unsorted'
  const show = view === 'waiting' ? '' : `?show=${view}`
  return (
    <Renewed
      href={open ? letterPath(visit, view, open.letter.id) : `${inboxPath(visit)}${show}`}
      address={`${inboxPath(visit)}/mark${show}`}
      mark={mark}
      parts={isRead ? 'views letters' : 'views letters reading form'}
      every={letters.some(({ sorted }) => sorted === 'unsorted') ? soon : later}
    />
  )
}

function List({ visit, desk, words }: { visit: Visit; desk: InboxDesk; words: InboxWords }) {
  if (desk.letters.length === 0)
    return (
      <Empty title={words.empty[desk.view]}>
        <p>{words.emptyLead[desk.view]}</p>
      </Empty>
    )
  const today = dayOf(visit.site.clock.now())
  return (
    <InboxList
      current={desk.open?.letter.id}
      keyWords={words.keys}
      items={desk.letters.map((letter) => ({
        id: letter.id,
        who: whoOf(letter, desk, words),
        when: whenOf(letter.receivedAt, today),
        subject: letter.head?.subject || letter.filename || words.noSubject,
        proposal: [proposalOf(letter, desk, visit), ...placeOf(letter, desk, words)].join(' · '),
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
  return (member && names.get(member)) || nameOf(head?.from) || words.unknownSender
}

/** Half of the post comes from somebody called Registrator: the domain tells them apart. */
function nameOf(from: { name: string; address: string } | null | undefined): string {
  if (!from) return ''
  const domain = from.address.split('@')[1]
  return from.name && domain ? `${from.name}, ${domain}` : from.address || from.name
}

/** Whose it is, and until when it is put off. */
function placeOf(letter: InboxLetter, { view, colleagues }: InboxDesk, words: InboxWords): string[] {
  const whose = colleagues.find(({ id }) => id === letter.assignedId)
  return [
    ...(whose ? [words.assignedTo(whose.name)] : []),
    ...(view === 'snoozed' && letter.snoozedTo ? [words.shownAgain(letter.snoozedTo)] : []),
  ]
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

function actWord({ act, reasons }: Pick<Match, 'act' | 'reasons'>, visit: Visit): string {
  const words = inboxTexts[visit.language]
  if (reasons.some(({ code }) => code === 'other_instrument')) return words.proposalOther
  if (act === 'extension_requested') return words.proposalAsksForTime
  if (act === null || act === 'opinion') return words.proposalUnread
  const kind = isOpinion(act) ? kindOf('opinion', act) : kindOf(act, null)
  return kind ? standingRow(kind)[visit.language].word : words.proposalUnread
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
          accept={acceptOf(letterKinds)}
          multiple
        />
        <Actions>
          <Button look="secondary">{words.uploadButton}</Button>
        </Actions>
      </PostForm>
    </details>
  )
}
