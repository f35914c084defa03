/**
 * Enhancement only: a line of text that the server keeps true. It comes as server-sent events, and where these cannot
 * be had it is asked for now and then. What it looks for:
 *   data-live="/…"     an element whose text is what that address says; hidden when it says nothing
 *   data-renew="mark"  a link that is followed when the address says another mark, so that parts of the page are taken
 *                      anew; not while somebody has begun to write in them, or waits for an answer
 *   data-every="5000"  asked for so often, and not as events: a browser has few connections to one server
 */

const pause = 10_000

const begun = (field) =>
  field.options
    ? [...field.options].some((option) => option.selected !== option.defaultSelected && option.index > 0)
    : field.value !== field.defaultValue || field.checked !== field.defaultChecked

/** @param link carries `data-enhance`: what follows it swaps those parts (radslag.js) */
function renew(link) {
  if (!link.isConnected) return
  const parts = link.dataset.enhance.split(' ').map((id) => document.querySelector(`[data-fragment="${id}"]`))
  const fields = parts.flatMap((part) => [...(part?.querySelectorAll('input, select, textarea') ?? [])])
  if (document.body.ariaBusy || fields.some(begun)) setTimeout(renew, 1000, link)
  else link.click()
}

const followed = new Map()

function follow(element) {
  const address = element.dataset.live
  let told = element.dataset.renew
  const show = (text) => {
    if (told !== undefined) {
      if (text !== told) renew(element)
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
