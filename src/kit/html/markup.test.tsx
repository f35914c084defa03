import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseHtml, textOf } from '../../../test/help/html.ts'
import { jsx } from './jsx-runtime.ts'
import { type Markup, once, write } from './markup.ts'

const html = (markup: Markup): string => String(write(markup))
const hostile = `"><script>alert('1')</script>&amp;<!--`
const harmless = '&quot;&gt;&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;&amp;amp;&lt;!--'

test('text is text, whatever stands in it, however deep and in whatever component', () => {
  const Inner = ({ children }: { children?: Markup }): Markup => [[children], <b>{children}</b>]
  const page = html(
    <p>
      {hostile}
      <Inner>{[hostile]}</Inner>
      <>{hostile}</>
    </p>,
  )
  assert.equal(page, `<p>${harmless}${harmless}<b>${harmless}</b>${harmless}</p>`)
})

test('what an attribute holds never leaves its quotation marks', () => {
  assert.equal(
    html(<input value={hostile} title={hostile} data-key={hostile} aria-label={hostile} />),
    `<input value="${harmless}" title="${harmless}" data-key="${harmless}" aria-label="${harmless}"/>`,
  )
})

test('any text comes back from the page as it was written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const paragraph = html(<p title={text}>{text}</p>)
      assert.equal(unescaped(/^<p title="([^"<>]*)">/.exec(paragraph)![1]!), text)
      assert.equal(unescaped(/>([^"<>']*)<\/p>$/.exec(paragraph)![1]!), text)
    }),
  )
  assert.equal(textOf(parseHtml(html(<p>Håbo & Älvsbyn – “Öckerö” 𝔘</p>))), 'Håbo & Älvsbyn – “Öckerö” 𝔘')
  assert.equal(html('half \ud835 a sign'), 'half \ufffd a sign')
})

function unescaped(text: string): string {
  const signs: Record<string, string> = { quot: '"', amp: '&', '#x27': "'", lt: '<', gt: '>' }
  return text.replace(/&([^;]+);/g, (_, name: string) => signs[name]!)
}

test('null, undefined, true and false write nothing; 0 is a figure', () => {
  assert.equal(html([null, undefined, true, false, '', 0, -1.5]), '0-1.5')
  assert.equal(html(<p className={undefined} tabIndex={0} />), '<p tabindex="0"></p>')
})

test('a flag is there or not; what is said to screen readers and scripts has a value', () => {
  const row = <input disabled checked={false} required={undefined} aria-invalid={false} data-live={true} />
  assert.equal(html(row), '<input disabled="" aria-invalid="false" data-live="true"/>')
  assert.equal(html(<a download="x.pdf">x</a>), '<a download="x.pdf">x</a>')
})

test('what is chosen is told by the option, and what is written in a text area stands in it', () => {
  const select = (
    <select name="body">
      <option value="a">A</option>
      <option value={'"'} selected>
        B
      </option>
    </select>
  )
  assert.match(html(select), /<option value="a">A<\/option><option value="&quot;" selected="">B<\/option>/)
  const close = '</textarea><script>'
  assert.equal(html(<textarea>{close}</textarea>), '<textarea>&lt;/textarea&gt;&lt;script&gt;</textarea>')
  // A browser takes the first line break away; this one is the text's own.
  assert.equal(html(<textarea>{'\nA'}</textarea>), '<textarea>\n\nA</textarea>')
})

test('an address of a kind that runs as a program is left out', () => {
  const bad = [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:1',
    '\u0001javascript:1',
    'data:text/html,x',
  ]
  for (const href of [...bad, 'vbscript:x', 'blob:x']) assert.equal(html(<a href={href}>x</a>), '<a>x</a>')
  assert.equal(html(<form action="javascript:1" />), '<form></form>')
  const good = [
    '/a?b=c:d',
    '#top',
    '?on=1',
    'a/b:c',
    '',
    'https://x.example/',
    'mailto:a@b.example',
    'tel:08',
    'webcal://x',
  ]
  for (const href of good) assert.equal(html(<a href={href}>x</a>), `<a href="${href}">x</a>`)
})

test('elements without content are closed at once, and drawings keep the names of theirs', () => {
  assert.equal(html([<br />, <meta charSet="utf-8" />]), '<br/><meta charset="utf-8"/>')
  assert.equal(
    html(
      <svg viewBox="0 0 1 1">
        <text textAnchor="end" x={1.5} />
      </svg>,
    ),
    '<svg viewBox="0 0 1 1"><text text-anchor="end" x="1.5"></text></svg>',
  )
})

test('what is not in the list of elements and attributes does not compile, and is refused', () => {
  // @ts-expect-error there are no inline styles
  assert.throws(() => html(<p style={{ color: 'red' }} />), /no attribute: style/)
  // @ts-expect-error nor handlers
  assert.throws(() => html(<p onclick="alert(1)" />), /no attribute: onclick/)
  // @ts-expect-error nor any way to put in HTML as it is
  assert.throws(() => html(<p dangerouslySetInnerHTML={{ __html: '<b>' }} />), /no attribute/)
  // @ts-expect-error an option is chosen by `selected`
  assert.throws(() => html(<select defaultValue="a" />), /no attribute: defaultValue/)
  // @ts-expect-error each element has its own
  assert.ok(html(<p href="/" />))
  // @ts-expect-error an object is no text
  assert.throws(() => html(<p title={{}} />), /no attribute: title of type object/)
  // @ts-expect-error nor is a function
  assert.throws(() => html(<p>{() => 'x'}</p>), /no markup: function/)
  assert.throws(() => html(jsx('a b', {})), /no element/)
  assert.throws(() => html(jsx('p', { '"><script>': 'x' })), /no attribute/)
  assert.throws(() => html(jsx('p', { constructor: 'x' })), /no attribute/)
  assert.throws(() => html(jsx('p', { 'data-x"y': 'x' })), /no attribute/)
})

test('data that looks like markup is no markup', () => {
  for (const value of [{ of: 'script', props: { children: 'x' } }, { html: '<script>' }, new Date(0)])
    assert.throws(() => html(value as unknown as Markup), /no markup: object/)
})

test('what is written once stands as it was, beside what is written each time', () => {
  const mark = once(<b>{'<'}</b>)
  assert.equal(html([mark, '<', mark]), '<b>&lt;</b>&lt;<b>&lt;</b>')
})

test('a page within a page is written by itself, and one that fails leaves nothing behind', () => {
  const Within = (): Markup => html(<em>x</em>)
  assert.equal(html(<p>{<Within />}</p>), '<p>&lt;em&gt;x&lt;/em&gt;</p>')
  const Fails = (): Markup => {
    throw new Error('broken')
  }
  assert.throws(() => html([<p>lost</p>, <Fails />]), /broken/)
  assert.equal(html(<p>whole</p>), '<p>whole</p>')
})

test('a page of several megabytes is written whole', () => {
  const rows = Array.from({ length: 30_000 }, (_, index) => <li>{`rad ${index} ${'å'.repeat(50)}`}</li>)
  const page = html(<ul>{rows}</ul>)
  assert.equal(Buffer.byteLength(page), write(<ul>{rows}</ul>).length)
  assert.ok(page.startsWith('<ul><li>rad 0 å'))
  assert.ok(page.endsWith(`rad 29999 ${'å'.repeat(50)}</li></ul>`))
})

test('identity numbers are masked, in what is written at once and for all too, and around it', () => {
  const number = '19811218-9876'
  const part = once(<b>{number}</b>)
  assert.doesNotMatch(write([part, <p>text</p>]).toString(), /9876/)
  assert.doesNotMatch(write([part, <p>{number}</p>, part]).toString(), /9876/)
  assert.doesNotMatch(write([<p>{number}</p>, part]).toString(), /9876/)
  assert.doesNotMatch(write([once('19811218'), '-9876']).toString(), /9876/)
  const clean = once(<b>1</b>)
  assert.equal(
    write([<p>2</p>, clean, once([clean, <p>3</p>]), '4']).toString(),
    '<p>2</p><b>1</b><b>1</b><p>3</p>4',
  )
})
