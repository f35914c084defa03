import { Notice } from '../kit/html/notice.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { type Page, type Visit, jsonReply } from '../kit/http/visit.ts'
import { Forbidden, FormFaults, NotFound, Refusal } from '../kit/refusal.ts'
import { texts } from './texts.ts'

interface Told {
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly code: string
}

/** What an error says to the visitor; `id` is set for a bug, and stands in the program's log. */
function toldOf(visit: Visit, error: unknown, id: string | null): Told {
  const words = texts[visit.language]
  if (error instanceof NotFound)
    return { status: 404, title: words.notFound, detail: words.notFoundLead, code: 'not-found' }
  if (error instanceof Forbidden)
    return { status: 403, title: words.forbidden, detail: words.forbiddenLead, code: 'forbidden' }
  if (error instanceof FormFaults) {
    const detail = error.faults
      .map((fault) => `${fault.field}: ${visit.say(fault.code, fault.facts)}`)
      .join(' ')
    return { status: 422, title: words.refused, detail, code: 'form' }
  }
  if (error instanceof Refusal)
    return { status: 409, title: words.refused, detail: visit.say(error.code, error.facts), code: error.code }
  return { status: 500, title: words.failed, detail: `${words.failedLead} ${id}`, code: 'failed' }
}

export function problemPage(visit: Visit, error: unknown, id: string | null): Page {
  const told = toldOf(visit, error, id)
  const lead = told.status === 409 || told.status === 422 ? texts[visit.language].back : null
  const body = (
    <>
      <PageHead title={told.title} />
      <Notice kind={told.status === 404 ? 'info' : 'error'}>
        <p>{told.detail}</p>
        {lead && <p>{lead}</p>}
      </Notice>
    </>
  )
  return { title: told.title, body, status: told.status, hidden: true }
}

/** RFC 9457, problem details. */
export function problemDocument(visit: Visit, error: unknown, id: string | null): Response {
  const { status, title, detail, code } = toldOf(visit, error, id)
  const faults = error instanceof FormFaults ? { faults: error.faults } : {}
  const body = {
    type: 'about:blank',
    title,
    status,
    detail,
    code,
    ...faults,
    ...(id && { instance: `urn:uuid:${id}` }),
  }
  return jsonReply(body, status, 'application/problem+json')
}
