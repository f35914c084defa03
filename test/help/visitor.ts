import assert from 'node:assert/strict'
import { type ChosenFile, FilledForm, type Submission } from './filled-form.ts'
import { type Element, attributeOf, byName, findAll, parseHtml, textOf } from './html.ts'

/** A page as it came to a visitor. */
export class SeenPage {
  readonly status: number
  /** The address it was found at in the end, from the path on. */
  readonly address: string
  readonly headers: Headers
  readonly body: string
  private readonly visitor: Visitor
  private parsed: Element | null = null

  constructor(
    visitor: Visitor,
    response: { status: number; address: string; headers: Headers; body: string },
  ) {
    this.visitor = visitor
    this.status = response.status
    this.address = response.address
    this.headers = response.headers
    this.body = response.body
  }

  get root(): Element {
    this.parsed ??= parseHtml(this.body)
    return this.parsed
  }

  /** What a reader sees of the whole page. */
  get text(): string {
    return textOf(this.root)
  }

  /** The page's own part, without frame and navigation. */
  get main(): Element {
    return byName(this.root, 'main')[0] ?? this.root
  }

  get heading(): string {
    return textOf(byName(this.root, 'h1')[0] ?? this.root)
  }

  get json(): unknown {
    return JSON.parse(this.body)
  }

  /** The sentences of the summary above a form that came back; empty where nothing was wrong. */
  get problems(): string[] {
    const summaries = findAll(this.root, (found) => attributeOf(found, 'role') === 'alert')
    return summaries.flatMap((summary) => {
      const items = byName(summary, 'li').map(textOf)
      return items.length > 0 ? items : [textOf(summary)]
    })
  }

  /** The addresses of its links, as written. */
  get links(): string[] {
    return byName(this.root, 'a').flatMap((link) => attributeOf(link, 'href') ?? [])
  }

  link(words: string): string {
    const found = byName(this.root, 'a').find((link) => textOf(link).includes(words))
    const href = found && attributeOf(found, 'href')
    assert.ok(href, `no link "${words}" on ${this.address}: ${this.text.slice(0, 600)}`)
    return href
  }

  /** Goes where the link leads. */
  async follow(words: string): Promise<SeenPage> {
    return await this.visitor.get(this.link(words))
  }

  get forms(): PageForm[] {
    return byName(this.root, 'form').map((element) => new PageForm(this, this.visitor, element))
  }

  /** The form whose address ends so, or that has a button with those words. */
  form(which: string): PageForm {
    const found =
      this.forms.find((form) => form.goesTo(which)) ?? this.forms.find((form) => form.hasButton(which))
    const there = this.forms.map((form) => attributeOf(form.element, 'action')).join(', ')
    assert.ok(
      found,
      `no form "${which}" on ${this.address} (${this.status}): ${there}\n${this.text.slice(0, 600)}`,
    )
    return found
  }

  /** Rows of a table as texts, without the heading. */
  rows(): string[][] {
    return byName(this.main, 'tr').map((row) =>
      findAll(row, (cell) => cell.name === 'td' || cell.name === 'th').map(textOf),
    )
  }

  assertStatus(status: number): this {
    assert.equal(this.status, status, `${this.address}: ${this.text.slice(0, 800)}`)
    return this
  }
}

/** A form on a page that was seen, which can be sent. */
export class PageForm extends FilledForm {
  private readonly seen: SeenPage
  private readonly visitor: Visitor

  constructor(seen: SeenPage, visitor: Visitor, element: Element) {
    super(seen.root, element)
    this.seen = seen
    this.visitor = visitor
  }

  goesTo(address: string): boolean {
    const action = (attributeOf(this.element, 'action') || this.seen.address).split('?')[0]!
    return action === address || action.endsWith(`/${address.replace(/^\//, '')}`)
  }

  hasButton(words: string): boolean {
    return this.controls.some((control) => control.name === 'button' && textOf(control).includes(words))
  }

  /** Sends it and goes where the answer leads. */
  async submit(button?: string): Promise<SeenPage> {
    return await this.visitor.send(this.submission(button), this.seen.address)
  }
}

/** Somebody with a browser of their own: cookies, no script. */
export class Visitor {
  /** Where it calls from, as a proxy in front would say: who sends very much at once changes it, or is asked to wait. */
  address = '192.0.2.1'
  private readonly origin: string
  private readonly cookies = new Map<string, string>()

  constructor(origin: string) {
    this.origin = origin
  }

  /** Every status is a page; five hops at most. */
  async get(address: string, headers: Record<string, string> = {}): Promise<SeenPage> {
    return await this.follow(new URL(address, this.origin), { headers })
  }

  async send({ method, action, multipart, data }: Submission, from: string): Promise<SeenPage> {
    const url = new URL(action || from, new URL(from, this.origin))
    if (method === 'GET') {
      url.search = new URLSearchParams(data.map(([name, value]) => [name, textOnly(value)])).toString()
      return await this.follow(url, {})
    }
    const body = multipart
      ? formData(data)
      : new URLSearchParams(data.map(([name, value]) => [name, textOnly(value)]))
    return await this.post(url.href, body)
  }

  /** A post as it is, for what no form of ours would send. */
  async post(address: string, body: URLSearchParams | FormData): Promise<SeenPage> {
    return await this.follow(new URL(address, this.origin), { method: 'POST', body })
  }

  private async follow(url: URL, init: RequestInit, hops = 5): Promise<SeenPage> {
    const headers = new Headers(init.headers)
    if (this.cookies.size > 0) headers.set('cookie', this.cookieHeader())
    headers.set('x-forwarded-for', this.address)
    if (init.method === 'POST') headers.set('origin', this.origin)
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    this.keepCookies(response)
    const location = response.headers.get('location')
    const body = await response.text()
    if (location && response.status >= 300 && response.status < 400 && hops > 0)
      return await this.follow(new URL(location, url), {}, hops - 1)
    const address = url.pathname + url.search
    return new SeenPage(this, { status: response.status, address, headers: response.headers, body })
  }

  private cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** For a real browser that is to be signed in as this visitor. */
  get cookieList(): { name: string; value: string; url: string }[] {
    return [...this.cookies].map(([name, value]) => ({ name, value, url: this.origin }))
  }

  private keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0/i.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
  }
}

function textOnly(value: string | ChosenFile): string {
  return typeof value === 'string' ? value : value.filename
}

function formData(data: Submission['data']): FormData {
  const form = new FormData()
  for (const [name, value] of data) {
    if (typeof value === 'string') form.append(name, value)
    else form.append(name, blobOf(value), value.filename)
  }
  return form
}

function blobOf({ bytes, type }: ChosenFile): Blob {
  const part = typeof bytes === 'string' ? bytes : new Uint8Array(bytes)
  return new Blob([part], { type: type ?? 'application/octet-stream' })
}
