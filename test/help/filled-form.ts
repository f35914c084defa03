import assert from 'node:assert/strict'
import { type Element, attributeOf, byName, findAll, isInside, textOf, valueOf } from './html.ts'

/** A file to choose in a form. */
export interface ChosenFile {
  readonly filename: string
  readonly bytes: Uint8Array | string
  readonly type?: string
}

/** What is typed in a field, ticked (boolean; or the values of those to tick) or chosen. */
export type Entry = string | boolean | readonly string[] | ChosenFile | readonly ChosenFile[]

/** What a form sends. */
export interface Submission {
  readonly method: 'GET' | 'POST'
  /** As written in the page. */
  readonly action: string
  readonly multipart: boolean
  readonly data: readonly (readonly [string, string | ChosenFile])[]
}

const isFile = (value: unknown): value is ChosenFile =>
  typeof value === 'object' && value !== null && 'filename' in value

/**
 * A form in a page, filled as a person would and sent as a browser would: hidden fields, what was prefilled, what is
 * ticked, the button that is pressed. A field that is not there, or a choice that is not offered, fails the test.
 */
export class FilledForm {
  readonly element: Element
  private readonly page: Element
  private readonly entries = new Map<string, Entry>()

  constructor(page: Element, element: Element) {
    this.page = page
    this.element = element
  }

  /** The controls that belong to it, also those that stand elsewhere in the page with `form="…"`. */
  get controls(): Element[] {
    const id = attributeOf(this.element, 'id')
    return findAll(this.page, (found) => {
      if (!['input', 'select', 'textarea', 'button'].includes(found.name)) return false
      const owner = attributeOf(found, 'form')
      return owner === null ? isInside(found, this.element) : owner === id
    })
  }

  /** By the field's name, or by the words of its label. */
  fillIn(entries: Readonly<Record<string, Entry>>): this {
    for (const [field, entry] of Object.entries(entries)) this.entries.set(this.nameOf(field), entry)
    return this
  }

  /** What the field would send now; null where it would send nothing. */
  value(field: string): string | null {
    const name = this.nameOf(field)
    const found = this.dataWithout().find(([each]) => each === name)
    return typeof found?.[1] === 'string' ? found[1] : null
  }

  values(field: string): string[] {
    const name = this.nameOf(field)
    return this.dataWithout().flatMap(([each, value]) =>
      each === name && typeof value === 'string' ? [value] : [],
    )
  }

  get names(): string[] {
    return [...new Set(this.controls.map((control) => attributeOf(control, 'name') ?? '').filter(Boolean))]
  }

  has(field: string): boolean {
    return this.names.includes(field)
  }

  /** @param button words on it, or its name; the first one where left out, as the Enter key does */
  submission(button?: string): Submission {
    const pressed = this.buttonOf(button)
    const data = this.dataWithout()
    const name = pressed && attributeOf(pressed, 'name')
    return {
      method: (attributeOf(this.element, 'method') ?? 'get').toLowerCase() === 'post' ? 'POST' : 'GET',
      action: (pressed && attributeOf(pressed, 'formaction')) ?? attributeOf(this.element, 'action') ?? '',
      multipart: attributeOf(this.element, 'enctype') === 'multipart/form-data',
      data: name ? [...data, [name, attributeOf(pressed, 'value') ?? '']] : data,
    }
  }

  private buttonOf(words: string | undefined): Element | null {
    const buttons = this.controls.filter(
      (control) => control.name === 'button' && attributeOf(control, 'type') !== 'button',
    )
    if (words === undefined) return buttons[0] ?? null
    const named = (found: Element): boolean =>
      textOf(found).includes(words) ||
      attributeOf(found, 'name') === words ||
      attributeOf(found, 'value') === words
    const found = buttons.find(named)
    assert.ok(found, `no button "${words}" in the form ${this.describe()}`)
    return found
  }

  private nameOf(field: string): string {
    if (this.has(field)) return field
    const label = byName(this.page, 'label').find((found) => textOf(found).startsWith(field))
    const id = label && attributeOf(label, 'for')
    const control = this.controls.find(
      (found) => (id && attributeOf(found, 'id') === id) || (label && isInside(found, label)),
    )
    const name = control && attributeOf(control, 'name')
    assert.ok(name, `no field "${field}" in the form ${this.describe()}: ${this.names.join(', ')}`)
    return name
  }

  private describe(): string {
    return `${attributeOf(this.element, 'action')}`
  }

  /** Everything but the pressed button. */
  private dataWithout(): (readonly [string, string | ChosenFile])[] {
    const places = new Map<string, number>()
    return this.controls.flatMap((control) => {
      const name = attributeOf(control, 'name')
      if (!name || control.name === 'button' || isDisabled(control)) return []
      const place = places.get(name) ?? 0
      places.set(name, place + 1)
      return sentBy(control, this.entries.get(name), place).map((value) => [name, value] as const)
    })
  }
}

/**
 * What one control sends.
 * @param place which of the controls of its name it is: a text goes to the first, a list of texts one to each
 */
function sentBy(control: Element, entry: Entry | undefined, place: number): (string | ChosenFile)[] {
  if (entry === undefined) return untouched(control)
  if (isTicked(control)) return ticked(control, entry)
  if (typeOf(control) === 'file') return place === 0 ? chosen(entry) : untouched(control)
  const text = typeof entry === 'string' && place > 0 ? undefined : [entry].flat()[place]
  return text === undefined ? untouched(control) : [entered(control, text)]
}

const typeOf = (control: Element): string => (attributeOf(control, 'type') ?? 'text').toLowerCase()
const isTicked = (control: Element): boolean =>
  control.name === 'input' && ['checkbox', 'radio'].includes(typeOf(control))

function isDisabled(control: Element): boolean {
  if (control.attributes.has('disabled')) return true
  for (let at = control.parent; at; at = at.parent)
    if (at.name === 'fieldset' && at.attributes.has('disabled')) return true
  return false
}

function untouched(control: Element): (string | ChosenFile)[] {
  if (control.name === 'textarea') return [crlf(valueOf(control))]
  if (control.name === 'select') return chosenOption(control)
  if (isTicked(control))
    return control.attributes.has('checked') ? [attributeOf(control, 'value') ?? 'on'] : []
  if (typeOf(control) === 'file') return [{ filename: '', bytes: '' }]
  return [attributeOf(control, 'value') ?? '']
}

/** Browsers send line breaks as CRLF. */
const crlf = (text: string): string => text.replace(/\r?\n/g, '\r\n')

const optionValue = (option: Element): string => attributeOf(option, 'value') ?? plain(option)
const plain = (option: Element): string =>
  option.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim()

function chosenOption(select: Element): string[] {
  const options = byName(select, 'option')
  const chosen = options.find((option) => option.attributes.has('selected')) ?? options[0]
  return chosen ? [optionValue(chosen)] : []
}

function ticked(control: Element, entry: Entry): string[] {
  const value = attributeOf(control, 'value') ?? 'on'
  if (typeof entry === 'boolean') return entry ? [value] : []
  const wanted = Array.isArray(entry) ? entry : [entry]
  return wanted.includes(value) ? [value] : []
}

function chosen(entry: Entry): ChosenFile[] {
  return [entry].flat().map((each) => {
    assert.ok(isFile(each), 'a file is chosen, not typed')
    return each
  })
}

function entered(control: Element, entry: unknown): string {
  assert.ok(typeof entry === 'string', `${attributeOf(control, 'name')} takes text`)
  return control.name === 'select' ? offered(control, entry) : crlf(entry)
}

/** By the option's value, or the words that it shows or begins with. */
function offered(select: Element, wanted: string): string {
  const options = byName(select, 'option')
  const found =
    options.find((option) => optionValue(option) === wanted) ??
    options.find((option) => plain(option) === wanted) ??
    options.find((option) => plain(option).startsWith(`${wanted} `))
  assert.ok(
    found,
    `"${wanted}" is not offered in ${attributeOf(select, 'name')}: ${options.map(plain).join(' | ')}`,
  )
  return optionValue(found)
}
