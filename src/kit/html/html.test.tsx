import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { type Markup, write } from './markup.ts'
import { assetRoot, assetUrl, findAsset } from './assets.ts'
import { RadioCards } from './choice.tsx'
import { TextField } from './field.tsx'
import { ErrorSummary } from './notice.tsx'
import { Diff, Highlight } from './prose.tsx'
import { renderPage } from './render.ts'
import { DataTable } from './table.tsx'
import { TileMap } from './tilemap.tsx'
import { stacked } from './timeline.tsx'

const html = (markup: Markup): string => String(write(markup))
const words = (markup: string): string => markup.replace(/<[^>]+>/g, '')

test('a page begins with its doctype and shows what was typed, escaped', () => {
  const page = String(renderPage(<p>{'<script>alert("å")</script>'}</p>))
  assert.equal(page, '<!doctype html><p>&lt;script&gt;alert(&quot;å&quot;)&lt;/script&gt;</p>')
})

test('an asset is found at its own address only, packed as the browser accepts, and may be kept for ever', () => {
  const url = assetUrl('radslag.css')
  assert.match(url, /^\/assets\/radslag\.[0-9a-f]{12}\.css$/)
  const plain = findAsset(url)!
  assert.match(plain.headers['cache-control']!, /immutable/)
  assert.equal(plain.headers['vary'], 'accept-encoding')
  assert.deepEqual(brotliDecompressSync(findAsset(url, 'gzip, br')!.body), plain.body)
  assert.deepEqual(gunzipSync(findAsset(url, 'gzip')!.body), plain.body)
  assert.equal(findAsset(`${assetRoot}radslag.css`), null)
  assert.equal(findAsset(`${assetRoot}../assets.ts`), null)
})

test('the style sheet asks for the font at its hashed address', () => {
  const css = findAsset(assetUrl('radslag.css'))!.body.toString()
  assert.ok(css.includes(`url(${assetUrl('source-sans-3.woff2')})`))
  assert.doesNotMatch(css, /url\(['"]?https?:/)
  assert.equal(findAsset(assetUrl('source-sans-3.woff2'), 'br')!.headers['content-encoding'], undefined)
})

test('the words of a field are tied to it by its id', () => {
  const field = html(
    <TextField name="day" label="Dag" hint="ÅÅÅÅ-MM-DD" error="Finns inte" reasons={['så']} />,
  )
  assert.match(field, /<label class="label" for="day">Dag<\/label>/)
  assert.match(field, /aria-describedby="day-hint day-error day-reasons"/)
  assert.match(field, /aria-invalid="true"/)
})

test('a field without texts is described by nothing', () => {
  assert.doesNotMatch(html(<TextField name="day" label="Dag" />), /aria-describedby|aria-invalid/)
})

test('the error summary leads to the first choice of a group', () => {
  const choices = [
    { value: 'yes', label: 'Ja' },
    { value: 'no', label: 'Nej' },
  ]
  const page = html(
    <>
      <ErrorSummary title="Rätta" errors={[{ field: 'answer', text: 'Välj' }]} />
      <RadioCards name="answer" label="Svar" error="Välj" choices={choices} />
    </>,
  )
  assert.match(page, /href="#answer"/)
  assert.equal(page.match(/id="answer"/g)?.length, 1)
  assert.match(page, /<input type="radio" name="answer" id="answer" value="yes"/)
})

test('no error summary without errors', () => {
  assert.equal(html(<ErrorSummary title="Rätta" errors={[]} />), '')
})

test('evidence is marked where it stands, and overlapping evidence is marked once', () => {
  const evidence = [
    { from: 8, to: 12, label: 'Beslut' },
    { from: 0, to: 4, label: 'Paragraf' },
    { from: 2, to: 9, label: 'Annat' },
    { from: 20, to: 20, label: 'Tomt' },
  ]
  const marked = html(<Highlight text="§ 84 KS antar <den>" evidence={evidence} />)
  assert.match(marked, /<mark><span class="unseen">Paragraf: <\/span>§ 84<\/mark> KS /)
  assert.equal(marked.match(/<mark>/g)?.length, 2)
  assert.equal(words(marked.replace(/<span class="unseen">.*?<\/span>/g, '')), '§ 84 KS antar &lt;den&gt;')
})

test('a changed word is told in words and not only struck through', () => {
  const diff = html(
    <Diff
      words={{ added: 'tillagt', removed: 'borttaget' }}
      parts={[
        { kind: 'removed', text: 'taxebeloppet' },
        { kind: 'added', text: 'skattebeloppet' },
      ]}
    />,
  )
  assert.equal(words(diff), '[borttaget: taxebeloppet][tillagt: skattebeloppet]')
  assert.match(diff, /<del>.*<\/del><ins>/)
})

test('a cell with nothing to say is a dash, and each cell knows its label', () => {
  const table = html(
    <DataTable
      caption="Svar"
      rows={['Bjuv']}
      rowId={(row) => `row-${row}`}
      columns={[
        { header: 'Kommun', head: true, cell: (row) => row },
        { header: 'Beslutsdatum', label: 'Beslut', cell: () => null },
      ]}
    />,
  )
  assert.match(table, /<th scope="row" role="rowheader" data-label="Kommun">Bjuv<\/th>/)
  assert.match(table, /<td role="cell" class="none" data-label="Beslut">–<\/td>/)
  assert.match(table, /<tr role="row" id="row-Bjuv">/)
})

test('tiles lie in their rows and columns without any inline style', () => {
  const tile = {
    id: 'a',
    short: 'Sig',
    name: 'Sigtuna: Antagit',
    href: '#a',
    glyph: 'check',
    tone: 'adopted',
  } as const
  const map = html(<TileMap label="Rutkarta" tiles={[{ ...tile, column: 2, row: 1 }]} />)
  assert.match(map, /<rect x="122" y="62"/)
  assert.match(map, /aria-label="Sigtuna: Antagit"/)
  assert.doesNotMatch(map, / style=/)
})

test('marks of the same day stand above one another, and marks apart share the lowest lane', () => {
  const mark = (id: string, at: number) => ({ id, at, glyph: 'check', tone: 'adopted' }) as const
  const lanes = stacked([mark('c', 0.9), mark('a', 0.5), mark('b', 0.505), mark('d', 0.5)]).map(
    ({ id, lane }) => `${id}${lane}`,
  )
  assert.deepEqual(lanes, ['a0', 'd1', 'b2', 'c0'])
})
