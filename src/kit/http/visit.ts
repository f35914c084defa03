import type { Markup } from '../html/markup.ts'
import type { z } from 'zod'
import type { Actor, Permission } from '../actor.ts'
import type { Feed } from '../atom.ts'
import type { Clock } from '../clock.ts'
import type { WordDocument } from '../docx/document.ts'
import type { Database } from '../db/db.ts'
import type { FileKind } from '../files/kind.ts'
import type { AssetName } from '../html/assets.ts'
import type { Language } from '../language.ts'
import type { Fault, Facts, Refusal } from '../refusal.ts'
import type { Settings } from '../settings.ts'
import type { Sheet } from '../table.ts'
import type { Work } from '../work.ts'
import type { NavItem } from '../html/frame.tsx'
import type { Form } from './form-body.ts'
import { bytesReply } from './sent.ts'
import { jsonBytes } from './shared-json.ts'

/** The running program, as its rooms see it. */
export interface Site {
  readonly database: Database
  readonly clock: Clock
  readonly settings: Settings
  /** The demo association's letters are caught, and its clock runs in its own year. */
  readonly demo: boolean
}

/** The association whose pages are visited; the first part of the address. */
export interface VisitedAssociation {
  readonly id: number
  readonly slug: string
  /** Its name today, by the site's clock. */
  readonly name: string
}

/** One request, with all that a route needs to answer it. */
export interface Visit {
  readonly site: Site
  readonly url: URL
  /** The parts of the address that the route's path names. */
  readonly params: Readonly<Record<string, string>>
  /** One of `params`, also of a visit that is made of another with others; empty where the path names none so. */
  part(name: string): string
  readonly headers: Headers
  readonly actor: Actor
  readonly language: Language
  /** Whether the path names an association, and there is one. */
  readonly entered: boolean
  /** The database's state when the visit began: what is kept under it still holds (`kit/memory.ts`). */
  readonly state: string
  /** Throws NotFound on a path that names no association. */
  readonly association: VisitedAssociation
  /** What was posted; empty for GET. */
  readonly form: Form
  /** Runs an action or a reading in one transaction of the visited association; a page that is only looked at cannot write. */
  work<T>(run: (work: Work) => Promise<T>): Promise<T>
  /** Hidden in every form that changes something; empty for a visitor. */
  readonly csrfToken: string
  /** The sentence of a refusal code in the visitor's language. */
  say(code: string, facts?: Facts): string
}

/** Why a posted form comes back: what could not be read, or the rule that refused. What was typed is in `visit.form`. */
export interface Problem {
  readonly faults: readonly Fault[]
  readonly refusal: Refusal | null
}

/** A page; the frame (head, navigation, search) is put around it by the app. */
export interface Page {
  readonly title: string
  /** The navigation item that is current, e.g. `circulations`. */
  readonly nav?: string
  readonly body: Markup
  readonly status?: number
  readonly description?: string
  /** Kept from search engines: all staff pages are. */
  readonly hidden?: boolean
  /** The rooms in the bar, where they are not the association's: of whoever came by a link of its own. */
  readonly rooms?: readonly NavItem[]
  /** A script that only such pages need. */
  readonly script?: AssetName
  /** A board of many columns is printed on an A3 laid on its side. */
  readonly paper?: 'a4' | 'a3'
}

export type Reply = Page | Response
export type Handler = (visit: Visit, problem?: Problem) => Promise<Reply>

export interface Route {
  readonly method: 'GET' | 'POST'
  /** As in Hono: `/:association/circulations/:circulation`. */
  readonly path: string
  readonly may: Permission
  readonly handle: Handler
  /** Shows the form of a POST again when it is refused; usually the GET handler of the same page. */
  readonly again?: Handler
  /** Who may send files without having signed in; nobody, where it is left out. */
  readonly mayUpload?: (visit: Visit) => Promise<boolean>
  /** The kinds of file that the form takes; all that may be stored, where it is left out. */
  readonly takes?: readonly FileKind[]
  /**
   * The form's files are stored in the first transaction that `handle` opens with `visit.work`, and not before it. For who
   * does all in that one, and looks at no file outside it.
   */
  readonly filesWithForm?: boolean
  /** The page's data at the same address with `.json`. */
  readonly data?: (visit: Visit) => Promise<unknown>
  /** The page's table at the same address with `.csv` (machines), `.excel.csv` and `.xlsx` (people). */
  readonly table?: (visit: Visit) => Promise<Sheet>
  /** The page as a text for a word processor at the same address with `.docx`; a page with a table has that of itself. */
  readonly word?: (visit: Visit) => Promise<WordDocument>
  /** What is new there, at the page's address with `.atom`. */
  readonly feed?: (visit: Visit) => Promise<Feed>
  /**
   * The answer follows from the address, the language, the database and the time alone, so visitors may be given the one
   * that was made for another (`app/kept.ts`). Not for a page with a form that makes something: it carries an id of its own.
   */
  readonly kept?: boolean
  /** `data` is also part of the API, under `/api/v1/associations/:association`. */
  readonly api?: ApiPart
}

/** How the API describes one of its addresses. */
export interface ApiPart {
  /** After the association; the page's own path where it is left out. */
  readonly path?: string
  readonly summary: string
  /** The shape of the answer. */
  readonly schema: z.ZodType
  /** Tells of the present alone, or is the same on all days (`on`): what is asked for is read there too, but changes nothing. */
  readonly timeless?: true | 'on'
  /** Query parameters and what they mean, beside `on` and `known`. */
  readonly query?: Readonly<Record<string, string>>
}

type Twins = Pick<Route, 'kept' | 'data' | 'table' | 'word' | 'feed' | 'api'>

export function get(path: string, may: Permission, handle: Handler, twins: Twins = {}): Route {
  return { method: 'GET', path, may, handle, ...twins }
}

export function post(path: string, may: Permission, handle: Handler, again?: Handler): Route {
  return { method: 'POST', path, may, handle, ...(again && { again }) }
}

/** After a POST: the browser goes there with GET, so that reload and back do no harm. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path } })
}

export function jsonReply(value: unknown, status = 200, type = 'application/json'): Response {
  const headers = { 'content-type': `${type}; charset=utf-8` }
  return bytesReply(jsonBytes(value), { status, headers })
}
