import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { getDocumentProxy } from 'unpdf'
import { answerRequests } from '../child/child-reader.ts'
import type { Placed, ToPlace } from './placing.ts'

/** The trying child: a stranger's PDF or picture is set once by itself here, and takes nothing with it where it breaks. */
const workspace = '/nowhere'
const compiler = NodeCompiler.create({ workspace })

async function tried({ bytes, kind }: ToPlace): Promise<Placed> {
  const words = kind === 'pdf' ? await wordsOfPages(bytes) : ['']
  const place =
    kind === 'pdf'
      ? `#for page in range(1, ${words.length + 1}) { image("it", format: "pdf", page: page, width: 1cm) }`
      : '#image("it", width: 1cm)'
  compiler.mapShadow(`${workspace}/it`, Buffer.from(bytes))
  try {
    const made = compiler.compile({ mainFileContent: place })
    if (!made.result) return null
    compiler.pdf(made.result)
    return words
  } finally {
    compiler.resetShadow()
    compiler.evictCache(0)
  }
}

async function wordsOfPages(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const words: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    words.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''))
  }
  return words
}

answerRequests(async (request: ToPlace): Promise<Placed> => await tried(request).catch(() => null))
