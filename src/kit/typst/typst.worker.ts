import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { coverageOf } from './coverage.ts'
import { printable } from './printable.ts'
import type { Delivery, Manuscript, Order } from './typesetter.ts'

/** The setting child: takes manuscripts over the channel and answers with one PDF for each standard. */
const fonts = join(import.meta.dirname, 'fonts')
const has = coverageOf(readFileSync(join(fonts, 'SourceSans3-Regular.ttf')))

/** A folder that is not there: a source reads the files that it is given, and none of the machine's. */
const workspace = '/nowhere'
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }] })

function set({ id, manuscript, standards }: Order): Delivery {
  const { source: mainFileContent, files = {}, seconds: creationTimestamp } = manuscript
  for (const [name, bytes] of Object.entries(files))
    compiler.mapShadow(join(workspace, name), Buffer.from(bytes))
  try {
    const made = compiler.compile({ mainFileContent, inputs: inputsOf(manuscript) })
    if (!made.result) return { id, fault: words(made.takeDiagnostics()) }
    const document = made.result
    const pdfs = standards.map((pdfStandard) => compiler.pdf(document, { pdfStandard, creationTimestamp }))
    return { id, pdfs }
  } catch (error) {
    return { id, fault: error instanceof Error ? error.message : String(error) }
  } finally {
    compiler.resetShadow()
    compiler.evictCache(10)
  }
}

/** The data as JSON, and the numbers of the characters in them that cannot be set. */
function inputsOf({ data }: Manuscript): Record<string, string> {
  const missing = new Set<string>()
  const text = JSON.stringify(data, (_key, value: unknown) => {
    if (typeof value !== 'string') return value
    const set = printable(value, has)
    for (const number of set.missing) missing.add(number)
    return set.text
  })
  return { data: text, missing: [...missing].toSorted().join(', ') }
}

const words = (diagnostics: { readonly shortDiagnostics: unknown[] } | null): string =>
  JSON.stringify(diagnostics?.shortDiagnostics ?? 'no document')

process.on('message', (order: Order) => process.send!(set(order)))
process.on('disconnect', () => process.exit(0))
