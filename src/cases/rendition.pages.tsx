import { Card } from '../kit/html/layout.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { Notice } from '../kit/html/notice.tsx'
import { Highlight } from '../kit/html/prose.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import type { Rendition } from './rendition.ts'
import { renditionTexts } from './rendition.texts.ts'

/** The masked document as a page. It has its original's address, which stays the same whatever is shown there. */
export function renditionPage(visit: Visit, { title, text }: Rendition): Page {
  const words = renditionTexts[visit.language]
  const body = (
    <>
      <PageHead title={title} lang="sv" />
      <Notice kind="info" title={words.masked}>
        <p>{words.maskedLead}</p>
      </Notice>
      <Card>
        <div lang="sv">
          <Highlight text={text} evidence={[]} />
        </div>
      </Card>
    </>
  )
  return { title, nav: 'circulations', body, hidden: true }
}
