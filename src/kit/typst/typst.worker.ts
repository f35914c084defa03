import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { join } from 'node:path'
import type { Delivery, Order } from './typesetter.ts'

/** The setting child: takes manuscripts over the channel and answers with one PDF for each standard. */
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [join(import.meta.dirname, 'fonts')] }] })

function set({ id, manuscript, standards }: Order): Delivery {
  const { source: mainFileContent, data, seconds: creationTimestamp } = manuscript
  const made = compiler.compile({ mainFileContent, inputs: { data: JSON.stringify(data) } })
  if (!made.result) return { id, fault: words(made.takeDiagnostics()) }
  try {
    const document = made.result
    const pdfs = standards.map((pdfStandard) => compiler.pdf(document, { pdfStandard, creationTimestamp }))
    return { id, pdfs }
  } catch (error) {
    return { id, fault: error instanceof Error ? error.message : String(error) }
  } finally {
    compiler.evictCache(10)
  }
}

const words = (diagnostics: { readonly shortDiagnostics: unknown[] } | null): string =>
  JSON.stringify(diagnostics?.shortDiagnostics ?? 'no document')

process.on('message', (order: Order) => process.send!(set(order)))
process.on('disconnect', () => process.exit(0))
