import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { layDemo } from '../../db/demo.ts'
import { browserMissing, openPage, withBrowser } from '../help/browser.ts'
import { openOffice } from '../help/office.ts'

const office = await openOffice({ now: '2015-06-04T08:00' })
await layDemo(office.database, 'http://radslag.example')
const registrar = await office.registrar()
const folder = mkdtempSync(join(tmpdir(), 'radslag-print-'))
after(() => rmSync(folder, { recursive: true }))

const skip = browserMissing() || popplerMissing()

function popplerMissing(): string | false {
  try {
    execFileSync('pdfinfo', ['-v'], { stdio: 'ignore' })
    return false
  } catch {
    return 'no pdfinfo (poppler-utils)'
  }
}

interface Printed {
  /** Millimetres. */
  readonly width: number
  readonly height: number
  /** The text of each page. */
  readonly pages: readonly string[]
}

/** As a browser prints it on the page's own paper. */
async function printed(path: string): Promise<Printed> {
  const file = join(folder, `${path.replace(/\W+/g, '-')}.pdf`)
  await withBrowser(async (browser) => {
    const page = await openPage(browser, `${office.url}/healthz`)
    await page.context().addCookies(registrar.cookieList)
    await page.goto(office.url + path)
    await page.pdf({ path: file, preferCSSPageSize: true, printBackground: false })
  })
  const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(
    execFileSync('pdfinfo', [file], { encoding: 'utf8' }),
  )!
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
  const millimetres = (points: string | undefined): number => Math.round((Number(points) / 72) * 25.4)
  return {
    width: millimetres(width),
    height: millimetres(height),
    pages: text.split('\f').filter((page) => page.trim() !== ''),
  }
}

const board = '/ksl/circulations/KSL-15-0016-5'

test(
  'the board is printed on an A3 laid on its side, each member on one line with its standing in words',
  { skip },
  async () => {
    const { width, height, pages } = await printed(board)
    assert.deepEqual([width, height], [420, 297])
    const text = pages.join('\n')
    assert.match(text, /Botkyrka\s+.*Antagit/)
    assert.match(text, /Österåker/)
    for (const page of pages) {
      assert.match(page, /\d \(\d\)\s*$/)
      assert.match(page, /Kommun\s+Läge\s+Beslut av/)
    }
  },
)

test(
  'a case is printed on A4, and the heads of its columns stand on every page of its register',
  { skip },
  async () => {
    const { width, height, pages } = await printed('/ksl/cases/KSL-15-0016')
    assert.deepEqual([width, height], [210, 297])
    const register = pages.filter((page) => /KSL\/15\/0016-\d+\s+2015/.test(page))
    assert.ok(register.length >= 2)
    for (const page of register) assert.match(page, /Datum\s+Slag\s+Motpart/)
    // A row is on one page: its number and its day stand on the same line of it.
    const numbers = pages.join('\n').match(/KSL\/15\/0016-\d+\s+2015-\d\d-\d\d/g) ?? []
    assert.ok(new Set(numbers).size >= 25)
  },
)

test('a history and an agreement are printed on A4, without what can only be clicked', { skip }, async () => {
  for (const path of [`${board}/members/0115`, '/ksl/agreements']) {
    const { width, height, pages } = await printed(path)
    assert.deepEqual([width, height], [210, 297], path)
    assert.doesNotMatch(pages.join('\n'), /Logga ut|Kortkommandon/)
    assert.match(pages[0]!, /Vallentuna|Överenskommelser/)
  }
})
