/**
 * Enhancement only: a line of text that the server keeps true. It comes as server-sent events, and where these cannot
 * be had it is asked for now and then. What it looks for:
 *   data-live="/…"   an element whose text is what that address says; hidden when it says nothing
 */

const pause = 10_000
const followed = new Map()

function follow(element) {
  const address = element.dataset.live
  const show = (text) => {
    if (element.textContent === text) return
    element.textContent = text
    element.hidden = text === ''
  }
  let timer
  const ask = async () => {
    const answer = await fetch(address).catch(() => null)
    if (answer?.ok) show(await answer.text())
  }
  const poll = () => (timer ??= setInterval(ask, pause))
  const source = typeof EventSource === 'function' ? new EventSource(address) : null
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
