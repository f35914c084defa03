/**
 * Enhancement only: every page works without this file. It swaps parts of the page instead of the whole, counts
 * down the time left to undo, and keeps typed text until it has been received. It asks for no confirmation and holds
 * no words; those come with the page. Keys are in keys.js. What it looks for:
 *   data-enhance="list form"  on a link or a form: the parts of the page that the answer replaces; 'main' when empty
 *   data-fragment="list"      such a part; 'nav' is always replaced, so that its counts stay true
 *   data-focus                takes the focus when it arrives (the faults of a form)
 *   data-announce             is read aloud when it arrives; otherwise the page's title is
 *   data-as-you-type          a search form that is sent while the reader types
 *   data-keep="letter-7"      a form whose text is kept under that name until it has been received
 *   data-save="/…/save"        a form that is saved there while it is written; the answer is told in its data-saved
 *   data-seconds="30"         a figure that counts down; at 0 the data-undo around it goes away
 */

const live = document.getElementById('live')
/** Says it to those who listen. The pause lets a reader notice that the text changed, also to the same words. */
function say(text) {
  if (!text) return
  live.textContent = ''
  setTimeout(() => (live.textContent = text), 60)
}

// ── Fragments: fetch the whole page, take the named parts of it ──

const part = (page, id) => page.querySelector(`[data-fragment="${CSS.escape(id)}"]`)
const styles = (page) => page.querySelector('link[rel=stylesheet]')?.getAttribute('href')
/** What finds the same control again after a swap. */
function trace(element) {
  if (element.id) return `#${CSS.escape(element.id)}`
  if (element.name) return `[name="${CSS.escape(element.name)}"]`
  const href = element.getAttribute('href')
  return href ? `a[href="${CSS.escape(href)}"]` : 'nothing'
}

const first = (places, selector) => places.map((place) => place.querySelector(selector)).find(Boolean)

/** Where the reader goes on: what asks for it (errors), where they were, or the heading of what is new. */
function settle(places, before) {
  const asking = first(places, '[data-focus]')
  if (!asking && before.element.isConnected && before.element !== document.body) return
  const same = asking ? null : first(places, before.trace)
  focusOn(asking ?? same ?? first(places, 'h1, h2') ?? places[0], Boolean(asking))
  if (same && before.caret !== null) same.setSelectionRange(before.caret, before.caret)
}

function focusOn(element, scroll) {
  if (!element.matches('a, button, input, select, textarea')) element.tabIndex = -1
  element.focus({ preventScroll: !scroll })
}

function caretOf(element) {
  try {
    return element.selectionStart ?? null
  } catch {
    return null
  }
}

/** Puts the parts in place; false when the page has other parts or another style sheet and must be loaded whole. */
function swap(page, wanted) {
  const ids = wanted.every((id) => part(page, id) && part(document, id)) ? wanted : ['main']
  if (!part(page, 'main') || styles(page) !== styles(document)) return false
  const element = document.activeElement
  const before = { element, trace: trace(element), caret: caretOf(element) }
  const places = ids.map((id) => part(page, id))
  for (const id of ids) part(document, id).replaceWith(part(page, id))
  if (part(page, 'nav')) part(document, 'nav')?.replaceWith(part(page, 'nav'))
  document.title = page.title
  places.forEach(begin)
  settle(places, before)
  const news = places.flatMap((place) => [...place.querySelectorAll('[data-announce]')])
  say(news.map((item) => item.textContent).join(' ') || page.title)
  return true
}

let turn = 0
/** @param go { url, wanted, init (fetch), history: 'push' | 'replace', whole (what to do when parts do not fit) } */
async function visit(go) {
  const mine = ++turn
  document.body.setAttribute('aria-busy', 'true')
  try {
    const answer = await fetch(go.url, { headers: { accept: 'text/html' }, ...go.init })
    const html = answer.headers.get('content-type')?.startsWith('text/html')
    const page = html && new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (mine !== turn) return
    if (!page || !swap(page, go.wanted)) {
      go.whole(answer)
      return
    }
    land(go, answer)
  } catch {
    sessionStorage.removeItem('sent')
    if (mine === turn) say(document.body.dataset.offline)
  } finally {
    if (mine === turn) document.body.removeAttribute('aria-busy')
  }
}

/** The address and the scroll after a swap. A refused form was never a page of its own, and keeps the old address. */
function land(go, answer) {
  if (go.init?.method === 'post' && !answer.redirected) return
  remember(answer.url, go.history)
  if (go.wanted.includes('main') && go.history === 'push') scrollTo(0, 0)
}

const address = () => location.pathname + location.search
let shown = address()

function remember(url, how) {
  const step = how === 'push' && url !== location.href
  if (step) history.replaceState({ swapped: true, y: scrollY }, '')
  if (step) history.pushState({ swapped: true, y: 0 }, '', url)
  else history.replaceState({ swapped: true, y: scrollY }, '', url)
  shown = address()
}

const wantedBy = (element) => (element.dataset.enhance || 'main').split(' ')

addEventListener('click', (event) => {
  const link = event.target.closest?.('a[data-enhance]')
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  if (link.origin !== location.origin || link.hasAttribute('download')) return
  event.preventDefault()
  const url = link.href
  void visit({ url, wanted: wantedBy(link), history: 'push', whole: () => location.assign(url) })
})

/** A form as a request: the query of a search, or a body as the form itself would send it. */
function requestOf(form, button) {
  const data = new FormData(form, button)
  const url = new URL(button?.getAttribute('formaction') ?? form.getAttribute('action') ?? '', location.href)
  if (form.method === 'get') {
    url.search = new URLSearchParams(data)
    return { url: url.href, init: {} }
  }
  const body = form.enctype === 'multipart/form-data' ? data : new URLSearchParams(data)
  return { url: url.href, init: { method: 'post', body } }
}

function send(form, button, how = 'push') {
  const whole = (answer) => {
    if (form.method === 'get' || answer.redirected) location.assign(answer.url)
    else again(form, button)
  }
  return visit({ ...requestOf(form, button), wanted: wantedBy(form), history: how, whole })
}

/** Sends the form as if there were no script. It carries the id of what it makes, so nothing is made twice. */
function again(form, button) {
  form.removeAttribute('data-enhance')
  form.ariaBusy = null
  form.requestSubmit(button)
}

addEventListener('submit', (event) => {
  const form = event.target
  if (event.defaultPrevented || form.method === 'dialog') return
  if (form.ariaBusy) return event.preventDefault()
  if (form.dataset.keep) sessionStorage.setItem('sent', form.dataset.keep)
  clearTimeout(saving)
  if (form.dataset.enhance === undefined) return
  event.preventDefault()
  form.ariaBusy = 'true'
  void send(form, event.submitter).finally(() => (form.ariaBusy = null))
})

/** Back to a swapped page. Steps between places on the same page are the browser's own. */
addEventListener('popstate', ({ state }) => {
  if (!state?.swapped || address() === shown) return
  const whole = () => location.reload()
  const go = { url: location.href, wanted: ['main'], history: 'replace', whole }
  void visit(go).then(() => scrollTo(0, state.y))
})
history.replaceState({ ...history.state, swapped: true, y: scrollY }, '')

let pause
addEventListener('input', ({ target }) => {
  const form = target.form
  if (form?.dataset.asYouType !== undefined) {
    clearTimeout(pause)
    pause = setTimeout(() => send(form, undefined, 'replace'), 200)
  }
  if (form?.dataset.keep) keep(form)
  if (form?.dataset.save && target.type !== 'file') {
    clearTimeout(saving)
    saving = setTimeout(() => save(form), 1500)
  }
})

// ── Saved while it is written: the fields, not the files; the answer's revision is the form's from then on ──

let saving

async function save(form) {
  const fields = [...new FormData(form)].filter(([, value]) => typeof value === 'string')
  const init = { method: 'post', headers: { accept: 'application/json' }, body: new URLSearchParams(fields) }
  const reply = await fetch(form.dataset.save, init)
    .then((answer) => answer.json())
    .catch(() => ({ said: document.body.dataset.offline }))
  if (reply.revision) form.elements.revision.value = reply.revision
  form.querySelector('[data-saved]').textContent = reply.said
}

// ── Kept text: what is typed stays in this window until the server has taken it ──

const place = (form) => `kept:${form.dataset.keep}`
const kept = (form) =>
  [...form.elements].filter((field) => field.name && !/hidden|file|password|submit|button/.test(field.type))
const ticks = (field) => /radio|checkbox/.test(field.type)

function keep(form) {
  const values = kept(form).map((field) => [field.name, field.value, ticks(field) ? field.checked : null])
  sessionStorage.setItem(place(form), JSON.stringify(values))
}

function restore(form) {
  const values = JSON.parse(sessionStorage.getItem(place(form)) ?? '[]')
  let changed = false
  for (const field of kept(form)) {
    const at = values.findIndex(
      ([name, value]) => name === field.name && (!ticks(field) || value === field.value),
    )
    if (at === -1) continue
    const [, value, checked] = values.splice(at, 1)[0]
    changed ||= ticks(field) ? field.checked !== checked : field.value !== value
    if (ticks(field)) field.checked = checked
    else field.value = value
  }
  if (changed) say(document.body.dataset.restored)
}

/** A form that was sent and has come back without errors has been taken; one that the reader went back to has not. */
function settleKept(root) {
  const sent = sessionStorage.getItem('sent')
  const back = root === document && performance.getEntriesByType('navigation')[0]?.type === 'back_forward'
  if (sent !== null && !back && !root.querySelector('.notice.error'))
    sessionStorage.removeItem(`kept:${sent}`)
  sessionStorage.removeItem('sent')
  root.querySelectorAll('form[data-keep]').forEach(restore)
}

// ── The time left to undo ──

function countDown(figure) {
  let left = Number(figure.dataset.seconds)
  const timer = setInterval(() => {
    figure.textContent = --left
    if (left > 0 && figure.isConnected) return
    clearInterval(timer)
    const undo = figure.closest('[data-undo]')
    if (undo?.contains(document.activeElement)) focusOn(part(document, 'main'), false)
    undo?.setAttribute('hidden', '')
  }, 1000)
}

/** Brings a new part of the page to life, or all of it. */
function begin(root) {
  settleKept(root)
  root.querySelectorAll('[data-seconds]').forEach(countDown)
}

begin(document)
document.querySelector('[data-focus]')?.focus()
