/**
 * Keys, one letter each: never while somebody types, and they can be switched off (WCAG 2.1.4). Every page works
 * without this file. What it looks for:
 *   data-key="e"         the letter that presses, chooses or enters it; data-key-words names it in the list of keys
 *   data-search          where / leads
 *   data-keys-open       a button that opens the list of keys, as ? does; `data-keys-list` and `-switch` are in it
 */

const dialog = document.getElementById('keys')
const keysOff = () => localStorage.getItem('keys') === 'off'
const showKeys = () => document.documentElement.toggleAttribute('data-keys-off', keysOff())
/** Not in a box that is closed: what cannot be seen is not pressed. */
const seen = (element) => !element.disabled && element.checkVisibility()
const bound = () => [...document.querySelectorAll('[data-key]')].filter(seen)
const typing = (element) =>
  element.matches?.(
    'textarea, select, [contenteditable], input:not([type=radio], [type=checkbox], [type=button])',
  )
const chord = (event) => event.ctrlKey || event.metaKey || event.altKey || event.repeat

/** What is pressed has the focus, so that the Tab key goes on from it; what it opens comes into sight. */
function press(element) {
  element.focus({ preventScroll: element.matches('a, button') })
  if (element.matches('a, button, summary, [type=radio], [type=checkbox]')) element.click()
}

function search() {
  const field = document.querySelector('[data-search]')
  field?.focus()
  field?.select()
}

/** Puts the page's own keys above the two that every page has, each named as its button, link or choice is. */
function listKeys() {
  const list = dialog.querySelector('[data-keys-list]')
  list.querySelectorAll('[data-gathered]').forEach((row) => row.remove())
  for (const element of bound().reverse()) {
    const row = list.lastElementChild.cloneNode(true)
    const words = (element.labels?.[0] ?? element).cloneNode(true)
    words.querySelectorAll('kbd').forEach((hint) => hint.remove())
    row.dataset.gathered = ''
    row.querySelector('kbd').textContent = element.dataset.key.toUpperCase()
    row.querySelector('dd').textContent = element.dataset.keyWords ?? words.textContent
    list.prepend(row)
  }
}

function openKeys() {
  listKeys()
  dialog.querySelector('[data-keys-switch]').checked = !keysOff()
  dialog.showModal()
}

addEventListener('keydown', (event) => {
  if (event.defaultPrevented || keysOff() || chord(event) || typing(event.target)) return
  if (document.querySelector('dialog[open]')) return
  const own = { '?': openKeys, '/': search }[event.key]
  const element = bound().find((item) => item.dataset.key === event.key.toLowerCase())
  if (!own && !element) return
  event.preventDefault()
  if (own) own()
  else press(element)
})

dialog.addEventListener('change', ({ target }) => {
  localStorage.setItem('keys', target.checked ? 'on' : 'off')
  showKeys()
})
for (const button of document.querySelectorAll('[data-keys-open]')) {
  button.hidden = false
  button.addEventListener('click', openKeys)
}
showKeys()
