import { addDays, dayOf } from '../kit/clock.ts'
import { Actions, Button } from '../kit/html/button.tsx'
import { DateField } from '../kit/html/field.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Consequence } from '../kit/html/notice.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { newId } from '../kit/id.ts'
import { type WrittenRequest, readRequest } from '../reading/extension.ts'
import { extensionTexts } from '../delays/extension.texts.ts'
import type { OpenLetter } from './inbox-desk.view.ts'
import { type InboxPageView, inboxPath } from './inbox-view.pages.tsx'

/** Where a letter asks for more time: its own words, which the request is registered with. */
export function requestIn({
  letter,
  parts,
}: OpenLetter): (WrittenRequest & { readonly quote: string }) | null {
  const own = parts.toSorted((a, b) => Number(b.role === 'text') - Number(a.role === 'text'))
  for (const { text } of own) {
    const request = text === null ? null : readRequest(text, dayOf(letter.receivedAt))
    if (request && text) return { ...request, quote: text.slice(request.start, request.end) }
  }
  return null
}

/** A letter that asks for more time and answers nothing. */
export const isRequest = ({ match, circulation }: OpenLetter): boolean =>
  match?.act === 'extension_requested' && match.organisation !== null && circulation !== null

/** One click grants it; the letter is then done. Only where it is known who asks, and in which matter. */
export function AskedForTime(props: InboxPageView & { readonly open: OpenLetter }) {
  const { visit, desk, open, typed } = props
  const words = extensionTexts[visit.language]
  const { letter, circulation, match } = open
  const request = requestIn(open)
  if (!request || !circulation || !match?.organisation) return null
  const lastDay = circulation.answerBy ?? dayOf(letter.receivedAt)
  const hidden = {
    revision: String(letter.revision),
    member: match.organisation,
    request: newId(),
    requestEntry: newId(),
    id: newId(),
    entry: newId(),
  }
  return (
    <Card title={words.letterAsks}>
      <blockquote lang="sv">{request.quote}</blockquote>
      <PostForm
        action={`${inboxPath(visit)}/${letter.id}/${encodeURIComponent(circulation.slug)}/extension`}
        hidden={hidden}
        enhance="main"
      >
        <DateField
          name="until"
          id="extension-until"
          label={words.until}
          value={typed.value('until', request.until ?? addDays(lastDay, 30))}
          error={typed.error('until')}
        />
        <Consequence>
          <p>{words.consequence(desk.names.get(match.organisation) ?? '')}</p>
        </Consequence>
        <Actions>
          <Button letter="t" name="grant" value="yes">
            {words.grant}
          </Button>
          <Button look="secondary" name="grant" value="no">
            {words.onlyRequest}
          </Button>
        </Actions>
      </PostForm>
    </Card>
  )
}
