import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { Card, Paper } from '../kit/html/layout.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { Consequence, Notice } from '../kit/html/notice.tsx'
import { Highlight } from '../kit/html/prose.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems } from '../kit/http/problems.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import { standingRow } from '../ledger/standing-words.ts'
import { roomsOf } from './rooms.pages.ts'
import { isChoice, saysYes } from '../answers/choice.ts'
import { Comparison } from '../answers/extract.pages.tsx'
import { asShown } from './lodged.form.ts'
import { type LodgingPageView, labelsOf, matterPath } from './lodging-view.pages.tsx'
import { Summary } from './lodging-summary.pages.tsx'
import { lodgingTexts } from './lodging.texts.ts'
import { choiceIn } from './lodged.form.ts'
import type { Remark } from './member-check.ts'
import { saidToMember } from './member-check.texts.ts'
import { texts } from '../answers/texts.ts'

/** What will be lodged, what the check says of it, and what follows: before anything has been lodged. */
export function checkPage(page: LodgingPageView): Page {
  const { visit, guest, view } = page
  const words = lodgingTexts[visit.language]
  const path = matterPath(guest, view)
  const last = view.lodgings.at(-1)
  const hidden = {
    id: newId(),
    revision: String(view.draft.revision),
    seen: String(last?.number ?? 0),
  }
  const body = (
    <div className="asked-of stack">
      <p className="quiet" lang="sv">
        {guest.member.name} · {view.sheet.desk.circulation.title}
      </p>
      <PageHead title={words.checkTitle} />
      <Problems visit={visit} problem={page.problem} labels={labelsOf(visit, view)} />
      <Remarks {...page} />
      <Card title={words.summary}>
        <Summary
          visit={visit}
          written={asShown(view.draft.written, view.sheet)}
          typed={view.draft.written}
          filesAt={path}
        />
      </Card>
      <Comparison visit={visit} sheet={view.sheet} />
      <Card>
        <PostForm action={`${path}/lodge`} hidden={hidden}>
          <Consequence>
            <p>{words.consequence}</p>
            <ul>
              {followsOf(page).map((line) => (
                <li>{line}</li>
              ))}
            </ul>
          </Consequence>
          <Actions>
            <Button>{words.submit}</Button>
            <LinkButton href={path} look="secondary">
              {words.change}
            </LinkButton>
          </Actions>
        </PostForm>
      </Card>
      {view.sheet.text.trim() !== '' && <WhatWasRead {...page} />}
    </div>
  )
  return { title: words.checkTitle, body, rooms: roomsOf(visit, guest, null), hidden: true }
}

function Remarks({ visit, view }: LodgingPageView) {
  const words = lodgingTexts[visit.language]
  const [grave, others] = [true, false].map((each) => view.remarks.filter(({ isGrave }) => isGrave === each))
  if (view.remarks.length === 0)
    return (
      <Notice kind="success">
        <p>{words.fine}</p>
      </Notice>
    )
  return (
    <>
      {grave!.length > 0 && (
        <Notice kind="warning" title={words.remarks}>
          <RemarkList visit={visit} remarks={grave!} />
          <p>{words.remarksLead}</p>
        </Notice>
      )}
      {others!.length > 0 && (
        <Notice kind="info" title={words.toKnow}>
          <RemarkList visit={visit} remarks={others!} />
        </Notice>
      )}
    </>
  )
}

function RemarkList({ visit, remarks }: { visit: Visit; remarks: readonly Remark[] }) {
  const said = remarks.map(({ code, facts }) => sentenceOf(visit, code, facts))
  return (
    <ul>
      {said.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  )
}

function sentenceOf(visit: Visit, code: string, facts: Remark['facts']): string {
  const choice = String(facts['read'] ?? '')
  const inWords = isChoice(choice) ? { ...facts, read: lodgingTexts[visit.language].choices[choice] } : facts
  return saidToMember(code, inWords, visit.language) ?? visit.say(code, inWords)
}

/** Told before the button: that a person confirms it, and what it then leads to. */
function followsOf({ visit, view }: LodgingPageView): string[] {
  const words = lodgingTexts[visit.language]
  const { text } = view.sheet.desk
  const choice = choiceIn(view.draft.written, view.sheet)
  const follows = view.sheet.consequences().find((each) => each.choice === choice)
  const state = follows && standingRow(follows.kind)[visit.language].word
  const isSignature = text.letter.decisionIsSignature && isChoice(choice) && saysYes(choice)
  return [
    words.lodged,
    words.confirmed,
    ...(state ? [words.becomes(state)] : []),
    ...(isSignature ? [words.isSignature] : []),
    words.receiptTo,
  ]
}

function WhatWasRead({ visit, view }: LodgingPageView) {
  const words = lodgingTexts[visit.language]
  const { marks } = texts[visit.language]
  const evidence = (view.sheet.proposal?.marks ?? []).map(({ from, to, code }) => ({
    from,
    to,
    label: marks[code],
  }))
  return (
    <details>
      <summary>{words.reading}</summary>
      <Paper>
        <Highlight text={view.sheet.text} evidence={evidence} />
      </Paper>
    </details>
  )
}
