import { publicationTexts } from '../cases/publication.texts.ts'
import { type Outage, outageOf } from '../kit/db/outage.ts'
import { Actions, Button } from '../kit/html/button.tsx'
import { Form } from '../kit/html/form.tsx'
import { Notice } from '../kit/html/notice.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { type Page, type Visit, jsonReply } from '../kit/http/visit.ts'
import { Forbidden, FormFaults, Gone, NotFound, Refusal } from '../kit/refusal.ts'
import { goneSentence, tombstonePage } from './gone.tsx'
import { texts } from './texts.ts'

interface Told {
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly code: string
}

const outageCodes: Readonly<Record<Outage, string>> = { full: 'storage-full', away: 'database-away' }

/** What an error says to the visitor; `id` is set for a bug, and stands in the program's log. */
function toldOf(visit: Visit, error: unknown, id: string | null): Told {
  const words = texts[visit.language]
  if (error instanceof NotFound)
    return { status: 404, title: words.notFound, detail: words.notFoundLead, code: 'not-found' }
  if (error instanceof Gone)
    return {
      status: 410,
      title: publicationTexts[visit.language].gone,
      detail: goneSentence(visit, error),
      code: 'gone',
    }
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
  const outage = outageOf(error)
  if (outage) return { status: 503, ...words.outages[outage], code: outageCodes[outage] }
  return { status: 500, title: words.failed, detail: `${words.failedLead} ${id}`, code: 'failed' }
}

export function problemPage(visit: Visit, error: unknown, id: string | null): Page {
  if (error instanceof Gone) return tombstonePage(visit, error)
  const told = toldOf(visit, error, id)
  const lead = told.status === 409 || told.status === 422 ? texts[visit.language].back : null
  const body = (
    <>
      <PageHead title={told.title} />
      <Notice kind={told.status === 404 ? 'info' : 'error'}>
        <p>{told.detail}</p>
        {lead && <p>{lead}</p>}
      </Notice>
      {told.status === 404 && <WayOut visit={visit} />}
      {told.status >= 500 && <OnceMore visit={visit} />}
    </>
  )
  return { title: told.title, body, status: told.status, hidden: true }
}

/** A page that is not there leads on to one that is. */
function WayOut({ visit }: { visit: Visit }) {
  return (
    <p>
      <a href={visit.entered ? `/${visit.association.slug}` : '/'}>{texts[visit.language].toStart}</a>
    </p>
  )
}

/** What was typed, to be sent once more as it was: a form is never lost because we failed. Passwords are not kept. */
function OnceMore({ visit }: { visit: Visit }) {
  const { form, language } = visit
  if (form.names.length === 0 || form.names.includes('password')) return null
  return (
    <Form method="post" action={visit.url.pathname + visit.url.search}>
      <p>{texts[language].kept}</p>
      {form.names.flatMap((name) =>
        form.all(name).map((value) => <input type="hidden" name={name} value={value} />),
      )}
      <Actions>
        <Button>{texts[language].onceMore}</Button>
      </Actions>
    </Form>
  )
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
