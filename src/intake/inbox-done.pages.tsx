import { writeEntryNumber } from '../cases/dnr.ts'
import { dayWords } from '../kit/day-words.ts'
import { Notice, UndoNotice } from '../kit/html/notice.tsx'
import type { Visit } from '../kit/http/visit.ts'
import { undoWindow } from '../kit/mail/letter.ts'
import { meaning } from '../ledger/act.ts'
import { wordOf } from '../ledger/standing-words.ts'
import { choiceOf } from '../answers/choice.ts'
import { extensionTexts } from '../delays/extension.texts.ts'
import type { InboxDesk } from './inbox-desk.view.ts'
import { type InboxWords, inboxTexts } from './inbox.texts.ts'
import { type DoneNow, type InboxPageView, inboxPath, letterActionPath } from './inbox-view.pages.tsx'
import type { LetterEntry } from './letter-join.store.ts'
import type { StepKind } from './letter-step.ts'
import { stepTexts } from './letter-step.texts.ts'
import { isWaiting } from '../letters/letter.ts'

/** What was done just now, told above the list with the way back. */

/** What was registered just now, with the way back while the receipt has not left. */
export function Done({ visit, desk, done }: InboxPageView) {
  const words = inboxTexts[visit.language]
  if (!done) return null
  const { act, now, correction } = done
  if (meaning(act) === 'extension_requested')
    return <TimeAsked visit={visit} member={desk.names.get(act.organisation) ?? ''} done={done} />
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

/** A request for more time: granted with the same click or only registered, and undone as one. */
function TimeAsked({ visit, member, done }: { visit: Visit; member: string; done: DoneNow }) {
  const words = extensionTexts[visit.language]
  const { act, correction, grant } = done
  const wasGranted = visit.url.searchParams.has('granted')
  if (wasGranted && !grant)
    return (
      <Notice kind="info">
        <p>{words.grantLeft(member)}</p>
      </Notice>
    )
  const granted = grant && { granted: grant.act, entry: grant.entry, grantCorrection: grant.correction }
  return (
    <UndoNotice
      action={`${inboxPath(visit)}/undo`}
      undo={words.undo}
      letter="z"
      hidden={{ act: act.id, correction, csrf: visit.csrfToken, ...granted }}
      enhance="main"
      {...(grant && { seconds: { left: grant.seconds, word: words.seconds } })}
    >
      {grant ? words.done(member, dayWords(grant.until, visit.language)) : words.onlyAsked(member)}
    </UndoNotice>
  )
}

/** What was done by hand just now, with the way back. */
export function StepDone({ visit, desk, step }: InboxPageView) {
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
      {step.done === 'sorted' && !isWaiting(step.before)
        ? words.backAgain
        : words.done[step.done](factOf(visit, desk, step))}
    </UndoNotice>
  )
}

/** What is to be known of the step: as what, until when, to whom, under which number. */
function factOf(visit: Visit, { left, colleagues }: InboxDesk, step: NonNullable<InboxPageView['step']>) {
  const sorts: Readonly<Record<string, string>> = inboxTexts[visit.language].sorts
  const facts: Partial<Record<StepKind, string | undefined>> = {
    sorted: left ? sorts[left.sorted] : '',
    snoozed: left?.snoozedTo ? dayWords(left.snoozedTo, visit.language) : '',
    assigned: colleagues.find(({ id }) => id === left?.assignedId)?.name,
    entered: numberOf(step.entries),
    opened_case: numberOf(step.entries),
  }
  return facts[step.done] ?? ''
}

const numberOf = (entries: readonly LetterEntry[]): string =>
  entries.map(({ dnr, number }) => writeEntryNumber(dnr, number)).join(', ')

export function Added({ visit, words }: { visit: Visit; words: InboxWords }) {
  const count = Number(visit.url.searchParams.get('added'))
  return Number.isInteger(count) && count > 0 ? (
    <Notice kind="success" announce>
      <p>{words.uploaded(count)}</p>
    </Notice>
  ) : null
}
