/**
 * Enhancement only: a line of text that the server keeps true. It comes as server-sent events, and where these cannot
 * be had it is asked for now and then. What it looks for:
 *   data-live="/…"     an element whose text is what that address says; hidden when it says nothing
 *   data-renew="mark"  a link from which the parts that its data-enhance names are taken anew when the address says
 *                      another mark. Nobody asked for it: nothing is read aloud, moved or closed, and a part in which
 *                      somebody has begun to write waits until they are done
 *   data-every="5000"  asked for so often, and not as events: a browser has few connections to one server
 */

const pause = 10_000

const begun = (field) =>
  field.options
    ? [...field.options].some((option) => option.selected !== option.defaultSelected && option.index > 0)
    : field.value !== field.defaultValue || field.checked !== field.defaultChecked

/** Something is written there, is being chosen in a list, or has come back with its faults. */
function written(places) {
  const fields = places.flatMap((place) => [...place.querySelectorAll('input, select, textarea')])
  const atFault = fields.length > 0 && document.querySelector('[data-focus]')
  return atFault || fields.some((field) => begun(field) || field.matches('select:focus'))
}

const part = (page, id) => page.querySelector(`[data-fragment="${id}"]`)
/** What a control is told from those beside it by; the number in a link's words may be another now. */
const marksOf = (at) => {
  const own = [
    'id',
    'name',
    'href',
    ...(at.matches('button, [type=radio], [type=checkbox]') ? ['value'] : []),
  ]
  const words = at.matches('button, summary') ? at.textContent : ''
  const marks = own.map((name) => at.getAttribute(name))
  return JSON.stringify([at.localName, ...marks, at.form?.getAttribute('action'), words])
}

/** The same control in the new part: whoever stood there still does. Nobody is set before another that looks the same. */
function keepFocus(old, fresh) {
  const at = document.activeElement
  if (!old.contains(at)) return () => {}
  const marks = marksOf(at)
  const alike = (root) => [...root.querySelectorAll(at.localName)].filter((each) => marksOf(each) === marks)
  const isAlone = alike(old).length === 1
  const caret = at.matches('textarea, [type=text], [type=search]') && [at.selectionStart, at.selectionEnd]
  return () => {
    const [same, ...others] = alike(fresh)
    if (!isAlone || !same || others.length > 0) return
    same.focus({ preventScroll: true })
    if (caret) same.setSelectionRange(...caret)
  }
}

/** Boxes that were opened stay open. */
function keepOpen(old, fresh) {
  const words = (box) => box.querySelector('summary')?.textContent
  const open = new Set([...old.querySelectorAll('details[open]')].map(words))
  for (const box of fresh.querySelectorAll('details')) box.open ||= open.has(words(box))
}

function replace(old, fresh) {
  if (old.outerHTML === fresh.outerHTML) return
  const focusAgain = keepFocus(old, fresh)
  keepOpen(old, fresh)
  old.replaceWith(fresh)
  focusAgain()
}

async function renew(link) {
  const ids = link.dataset.enhance.split(' ')
  const places = () => ids.map((id) => part(document, id)).filter(Boolean)
  const waits = () => document.body.ariaBusy || written(places())
  const page = waits() ? null : await fetch(link.href).then(read, () => null)
  if (!link.isConnected) return
  if (!page || waits()) {
    setTimeout(renew, 1000, link)
    return
  }
  for (const id of [...ids, 'nav'])
    if (part(page, id) && part(document, id)) replace(part(document, id), part(page, id))
}

const read = async (answer) => new DOMParser().parseFromString(await answer.text(), 'text/html')

const followed = new Map()

function follow(element) {
  const address = element.dataset.live
  let told = element.dataset.renew
  const show = (text) => {
    if (told !== undefined) {
      if (text !== told) void renew(element)
      told = text
      return
    }
    if (element.textContent === text) return
    element.textContent = text
    element.hidden = text === ''
  }
  let timer
  const ask = async () => {
    if (document.hidden) return
    const answer = await fetch(address).catch(() => null)
    if (answer?.ok) show(await answer.text())
  }
  const poll = () => (timer ??= setInterval(ask, Number(element.dataset.every) || pause))
  const streams = typeof EventSource === 'function' && !element.dataset.every
  const source = streams ? new EventSource(address) : null
  source?.addEventListener('message', ({ data }) => show(data))
  source?.addEventListener('error', () => source.readyState === EventSource.CLOSED && poll())
  if (!source) poll()
  return () => {
    source?.close()
    clearInterval(timer)
  }
}

function look() {
  for (const [element, end] of followed) {
    if (element.isConnected) continue
    end()
    followed.delete(element)
  }
  for (const element of document.querySelectorAll('[data-live]'))
    if (!followed.has(element)) followed.set(element, follow(element))
}

new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
look()
