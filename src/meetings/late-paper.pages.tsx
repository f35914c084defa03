import type { Markup } from '../kit/html/markup.ts'
import { Actions, Button } from '../kit/html/button.tsx'
import { Consequence, UndoNotice } from '../kit/html/notice.tsx'
import { PostForm, usePage } from '../kit/http/post-form.tsx'
import type { Visit } from '../kit/http/visit.ts'
import type { WholeMeeting } from './composition.view.ts'
import type { LateSending } from './late-paper.actions.ts'
import { lateTexts } from './late-paper.texts.ts'
import { pathOf } from './address.ts'

interface Props {
  readonly visit: Visit
  readonly whole: WholeMeeting
  readonly late: LateSending
}

/** Papers that came after the call: to whom they would go, and the one button that sends them; after it, the way back. */
export function LatePapers({ visit, whole, late }: Props): Markup {
  const words = lateTexts[visit.language]
  const { papers, recipients } = late
  return (
    <>
      <UndoLate visit={visit} whole={whole} late={late} />
      {papers.length > 0 && recipients.length > 0 && (
        <PostForm action={pathOf(visit, whole, 'late-papers')}>
          <Consequence>
            <p>
              {words.waiting({ count: papers.length })} {words.goesTo({ count: papers.length })}
            </p>
            <details>
              <summary>{words.who({ count: recipients.length })}</summary>
              <ul>
                {recipients.map(({ holder, email }) => (
                  <li>
                    <span lang="sv">{holder}</span> · {email}
                  </li>
                ))}
              </ul>
            </details>
          </Consequence>
          <Actions>
            <Button>{words.send}</Button>
            <a href={pathOf(visit, whole, 'late-papers.pdf')}>{words.preview}</a>
          </Actions>
        </PostForm>
      )}
    </>
  )
}

function UndoLate({ visit, whole, late: { waiting } }: Props): Markup {
  const words = lateTexts[visit.language]
  const due = waiting.map(({ dueAt }) => dueAt).toSorted()[0]
  const left =
    due === undefined ? 0 : Math.ceil((Date.parse(due) - Date.parse(visit.site.clock.now())) / 1000)
  const csrf = usePage().csrfToken
  if (left <= 0) return null
  return (
    <UndoNotice
      action={pathOf(visit, whole, 'late-papers', 'undo')}
      undo={words.undo}
      hidden={{ csrf }}
      seconds={{ left, word: words.seconds }}
      letter="z"
    >
      {words.sent({ count: waiting.length })}
    </UndoNotice>
  )
}
