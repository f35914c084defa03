import type { WordDocument } from '../kit/docx/document.ts'
import { sheetDocument } from '../kit/docx/sheet.ts'
import type { Db } from '../kit/db/db.ts'
import { outageOf } from '../kit/db/outage.ts'
import { staff, visitor as nobody } from '../kit/actor.ts'
import { asOf } from '../kit/http/as-of.ts'
import { Form, readForm } from '../kit/http/form-body.ts'
import {
  type Problem,
  type Reply,
  type Route,
  type Site,
  type Visit,
  type VisitedAssociation,
  jsonReply,
} from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import { logger } from '../kit/logger.ts'
import type { Work } from '../kit/work.ts'
import { type Fault, Forbidden, FormFaults, Gone, NotFound, Refusal } from '../kit/refusal.ts'
import { splitTwin } from './address.ts'
import { enter } from './entrance.ts'
import { isFromElsewhere, largestPost, largestPostOf } from './guard.ts'
import { keepReply, keptReply } from './kept.ts'
import { problemDocument, problemPage } from './problem.tsx'
import { renderReply } from './frame.tsx'
import { feedReply, tableReply, wordReply } from './twin.ts'
import { sentences } from './site.ts'
import { Uploads } from './upload.ts'
import { languageOf } from './visitor.ts'
import { refuseWithdrawn } from './withdrawn.ts'

type OpenVisit = { -readonly [K in keyof Visit]: Visit[K] } & { readonly uploads: Uploads }

/** Answers one request to one route: who, may they, read, do, show. Every error ends here. */
export async function answer(
  site: Site,
  route: Route,
  request: Request,
  params: Record<string, string>,
): Promise<Response> {
  const visit = newVisit(site, request, params)
  try {
    await open(visit, route)
    // A day that is none is told so everywhere, and not passed over where the page is the same on all days.
    if (route.method === 'GET') asOf(visit)
    return keptReply(visit, route) ?? (await keepReply(visit, route, await made(visit, route, request)))
  } catch (error) {
    if (route.method === 'POST' && outageOf(error) && !request.bodyUsed) visit.form = await keptForm(request)
    return await refuse(visit, route, error)
  }
}

async function made(visit: OpenVisit, route: Route, request: Request): Promise<Response> {
  await refuseWithdrawn(visit)
  const reply = route.method === 'GET' ? await show(visit, route) : await take(visit, route, request)
  return await renderReply(visit, reply, route)
}

/** What was typed, where not even the visitor could be asked for; there is nowhere to put files. */
async function keptForm(request: Request): Promise<Form> {
  const noPlace = async (): Promise<never> => await Promise.reject(new Refusal('file.not-stored'))
  return await readForm(request, noPlace, largestPost).catch(() => new Form())
}

function newVisit(site: Site, request: Request, params: Record<string, string>): OpenVisit {
  const url = new URL(request.url)
  const language = languageOf(url, request.headers)
  return {
    site,
    url,
    params,
    part(name) {
      return this.params[name] ?? ''
    },
    headers: request.headers,
    actor: nobody,
    csrfToken: '',
    language,
    form: new Form(),
    uploads: new Uploads(),
    entered: false,
    state: '',
    get association(): never {
      throw new NotFound()
    },
    work() {
      throw new NotFound()
    },
    say: (code, facts = {}) => sentences.say(code, facts, language),
  }
}

/** Finds out who visits and which association, and asks the route's permission. */
async function open(visit: OpenVisit, route: Route): Promise<void> {
  // No address of ours has the character NUL in it, and PostgreSQL cannot be asked about one that has.
  if (visit.url.href.includes('%00')) throw new NotFound()
  const slug = visit.params['association']
  const { actor, csrfToken, state, association } = await enter(visit.site, visit.headers, slug)
  Object.assign(visit, { actor, csrfToken, state })
  if (association) enterRoom(visit, route, association)
  else if (slug !== undefined) throw new NotFound()
  if (!route.may(visit.actor)) throw new Forbidden()
}

/** Who only looks at a page cannot write. */
function enterRoom(visit: OpenVisit, { method }: Route, association: VisitedAssociation): void {
  const { database, clock } = visit.site
  const { actor } = visit
  const { id } = association
  Object.defineProperty(visit, 'association', { value: association })
  visit.entered = true
  const workOn = (db: Db): Work => ({ db, association: id, actor, clock })
  visit.work =
    method === 'GET'
      ? async (run) => await database.reading(id, (db) => run(workOn(db)))
      : async (run) =>
          await visit.uploads.within((begin) =>
            database.transaction(id, async (db) => {
              begin(workOn(db))
              return await run(workOn(db))
            }),
          )
}

async function show(visit: Visit, route: Route): Promise<Reply> {
  const { twin } = splitTwin(visit.url.pathname)
  switch (twin) {
    case null:
      return await route.handle(visit)
    case 'json':
      return jsonReply(await (route.data ?? missing)(visit))
    case 'docx':
      return wordReply(await wordOf(visit, route))
    case 'atom':
      return feedReply(visit, await (route.feed ?? missing)(visit))
    default:
      return await tableReply(await (route.table ?? missing)(visit), twin)
  }
}

const missing = (): never => {
  throw new NotFound()
}

/** The page as a text for a word processor; where it has none of its own, its table. */
async function wordOf(visit: Visit, route: Route): Promise<WordDocument> {
  if (route.word) return await route.word(visit)
  if (!route.table) throw new NotFound()
  const head = { left: visit.entered ? visit.association.name : 'Rådslag' }
  return sheetDocument(await route.table(visit), visit.language, head)
}

async function take(visit: OpenVisit, route: Route, request: Request): Promise<Reply> {
  if (isFromElsewhere(visit.site, request.headers)) throw new Forbidden()
  const mayUpload = staff(visit.actor) || ((await route.mayUpload?.(visit)) ?? false)
  const largest = largestPostOf(mayUpload)
  if (Number(request.headers.get('content-length') ?? 0) > largest) throw new Refusal('form.too-large')
  const store = visit.uploads.receiver(visit, mayUpload, route)
  visit.form = await readForm(request, store, largest)
  if (visit.csrfToken && visit.form.text('csrf') !== visit.csrfToken) throw new Refusal('form.old')
  const reply = await route.handle(visit)
  await visit.uploads.settle(visit)
  return reply
}

async function refuse(visit: OpenVisit, route: Route, error: unknown): Promise<Response> {
  const problem = problemOf(visit, error)
  if (problem && route.again) {
    try {
      visit.form = visit.form.without(await visit.uploads.settle(visit))
      const page = await route.again(visit, problem)
      const status = problem.refusal ? 409 : 422
      return await renderReply(visit, page instanceof Response ? page : { ...page, status })
    } catch (second) {
      return await tell(visit, second)
    }
  }
  return await tell(visit, error)
}

function problemOf(visit: Visit, error: unknown): Problem | null {
  if (error instanceof FormFaults) return { faults: allFaults(visit, error), refusal: null }
  if (error instanceof Refusal) return { faults: [], refusal: error }
  return null
}

/** The handler's faults and those of the files: a file that could not be taken is not "missing". */
function allFaults({ form }: Visit, { faults }: FormFaults): Fault[] {
  const untaken = new Set(form.faults.map((fault) => fault.field))
  return [...faults.filter((fault) => !untaken.has(fault.field)), ...form.faults]
}

/** An error without a form to show it in: a page of its own, or RFC 9457 where a program asks. */
export async function tell(visit: Visit, error: unknown): Promise<Response> {
  const known = [Refusal, FormFaults, Forbidden, Gone, NotFound].some((kind) => error instanceof kind)
  const id = known ? null : newId()
  if (id) logger.error('request.failed', error, { id, path: visit.url.pathname.split('/')[2] ?? '' })
  const forProgram = visit.url.pathname.startsWith('/api/') || splitTwin(visit.url.pathname).twin === 'json'
  return forProgram
    ? problemDocument(visit, error, id)
    : await renderReply(visit, problemPage(visit, error, id))
}
