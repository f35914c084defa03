import type { Markup } from './markup.ts'

/**
 * The elements that pages are made of and the attributes that each may have: any other is a compile error, and is refused
 * by the program too. They are called as in the document's own model (`className`, `htmlFor`). There is no `style` and
 * no `onclick`, which the content security policy would not allow, and no way to put in HTML as it is.
 */

type Text = string | undefined
type Figure = number | undefined
type Flag = boolean | undefined
type Measure = number | Text

interface Spoken {
  'aria-current'?: 'page' | 'step' | 'date' | 'true' | Flag
  'aria-describedby'?: Text
  'aria-hidden'?: 'true' | Flag
  'aria-invalid'?: 'true' | Flag
  'aria-keyshortcuts'?: Text
  'aria-label'?: Text
  'aria-labelledby'?: Text
  'aria-required'?: 'true' | Flag
}

interface Every extends Spoken {
  id?: Text
  className?: Text
  children?: Markup
  hidden?: Flag
  lang?: Text
  role?: Text
  tabIndex?: Figure
  title?: Text
  [data: `data-${string}`]: Measure | boolean
}

interface Link extends Every {
  href?: Text
  hrefLang?: Text
  rel?: Text
  type?: Text
}

interface Control extends Every {
  name?: Text
  value?: Measure
  disabled?: Flag
}

interface Field extends Control {
  autoComplete?: Text
  inputMode?: 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | 'search' | 'text' | undefined
  maxLength?: Figure
  placeholder?: Text
  readOnly?: Flag
  required?: Flag
}

interface Input extends Field {
  accept?: Text
  checked?: Flag
  list?: Text
  multiple?: Flag
  type?: Text
}

interface Form extends Every {
  action?: Text
  encType?: Text
  method?: 'get' | 'post' | 'dialog' | undefined
  noValidate?: Flag
}

interface Drawn extends Every {
  x?: Measure
  y?: Measure
  width?: Measure
  height?: Measure
  overflow?: Text
  viewBox?: Text
}

interface Line extends Every {
  x1?: Measure
  x2?: Measure
  y1?: Measure
  y2?: Measure
}

interface Cell extends Every {
  colSpan?: Figure
  scope?: 'col' | 'row' | undefined
}

type Plain =
  | 'article'
  | 'b'
  | 'blockquote'
  | 'body'
  | 'caption'
  | 'code'
  | 'datalist'
  | 'dd'
  | 'del'
  | 'dialog'
  | 'div'
  | 'dl'
  | 'dt'
  | 'em'
  | 'footer'
  | 'g'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'head'
  | 'header'
  | 'html'
  | 'ins'
  | 'kbd'
  | 'legend'
  | 'li'
  | 'main'
  | 'mark'
  | 'nav'
  | 'ol'
  | 'p'
  | 'pre'
  | 'section'
  | 'span'
  | 'summary'
  | 'sup'
  | 'table'
  | 'tbody'
  | 'thead'
  | 'title'
  | 'tr'
  | 'ul'

/** With nothing in them. */
interface Empty {
  br: Every & { children?: never }
  input: Input & { children?: never }
  link: Link & { as?: Text; crossOrigin?: Text; children?: never }
  meta: Every & { charSet?: Text; content?: Text; name?: Text; children?: never }
}

export interface Elements extends Record<Plain, Every>, Empty {
  a: Link & { download?: Text | boolean }
  button: Control & { type?: 'button' | 'submit' | undefined; formAction?: Text }
  circle: Every & { cx?: Measure; cy?: Measure; r?: Measure }
  details: Every & { open?: Flag }
  fieldset: Every & { disabled?: Flag }
  form: Form
  label: Every & { htmlFor?: Text }
  line: Line
  option: Control & { selected?: Flag }
  path: Every & { d?: Text }
  progress: Every & { max?: Figure; value?: Figure }
  rect: Drawn & { rx?: Measure }
  script: Every & { src?: Text; type?: Text }
  select: Control
  svg: Drawn
  td: Cell
  text: Drawn & { textAnchor?: 'start' | 'middle' | 'end' | undefined }
  textarea: Omit<Field, 'value' | 'children'> & { rows?: Figure; children?: Text }
  th: Cell
  time: Every & { dateTime?: Text }
}

type Named<T> = T extends unknown
  ? Exclude<keyof T & string, 'children' | `aria-${string}` | `data-${string}`>
  : never
export type AttributeName = Named<Elements[keyof Elements]>

/** What each attribute is called in HTML; `aria-…` and `data-…` are called the same. */
export const names: Readonly<Record<AttributeName, string>> = {
  accept: 'accept',
  action: 'action',
  as: 'as',
  autoComplete: 'autocomplete',
  charSet: 'charset',
  checked: 'checked',
  className: 'class',
  colSpan: 'colspan',
  content: 'content',
  crossOrigin: 'crossorigin',
  cx: 'cx',
  cy: 'cy',
  d: 'd',
  dateTime: 'datetime',
  disabled: 'disabled',
  download: 'download',
  encType: 'enctype',
  formAction: 'formaction',
  height: 'height',
  hidden: 'hidden',
  href: 'href',
  hrefLang: 'hreflang',
  htmlFor: 'for',
  id: 'id',
  inputMode: 'inputmode',
  lang: 'lang',
  list: 'list',
  max: 'max',
  maxLength: 'maxlength',
  method: 'method',
  multiple: 'multiple',
  name: 'name',
  noValidate: 'novalidate',
  open: 'open',
  overflow: 'overflow',
  placeholder: 'placeholder',
  r: 'r',
  readOnly: 'readonly',
  rel: 'rel',
  required: 'required',
  role: 'role',
  rows: 'rows',
  rx: 'rx',
  scope: 'scope',
  selected: 'selected',
  src: 'src',
  tabIndex: 'tabindex',
  textAnchor: 'text-anchor',
  title: 'title',
  type: 'type',
  value: 'value',
  viewBox: 'viewBox',
  width: 'width',
  x: 'x',
  x1: 'x1',
  x2: 'x2',
  y: 'y',
  y1: 'y1',
  y2: 'y2',
}
