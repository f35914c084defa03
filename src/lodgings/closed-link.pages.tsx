import { Button } from '../kit/html/button.tsx'
import { Card } from '../kit/html/layout.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { Notice } from '../kit/html/notice.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import { toDecideTexts } from './to-decide.texts.ts'

export interface ClosedLink {
  readonly state: 'expired' | 'revoked' | 'unknown'
  /** The office's plain address. */
  readonly answerTo: string | null
  readonly dnr: string | null
  readonly home: string
  /** A new link has been asked for just now. */
  readonly asked: boolean
}

/** A link that opens nothing: why, how to answer by mail, and how to get a new one. */
export function closedLinkPage(visit: Visit, { state, answerTo, dnr, home, asked }: ClosedLink): Page {
  const words = toDecideTexts[visit.language]
  const title = words.closed[state]
  const body = (
    <div className="narrow stack">
      <PageHead title={title}>
        <p>{words.closedLead[state]}</p>
      </PageHead>
      {asked && state === 'expired' && (
        <Notice kind="success" title={words.newLinkSent}>
          <p>{words.newLinkSentLead}</p>
        </Notice>
      )}
      <Card title={words.byMail}>
        <p>{words.byMailLead(answerTo, dnr)}</p>
      </Card>
      {state === 'expired' && !asked && (
        <Card title={words.newLink}>
          <p>{words.newLinkLead}</p>
          <PostForm action={`${home}/new-link`}>
            <Button>{words.newLinkButton}</Button>
          </PostForm>
        </Card>
      )}
    </div>
  )
  return { title, body, rooms: [], hidden: true, status: state === 'unknown' ? 404 : 410 }
}
