import { docxFile } from '../../src/kit/docx/file.ts'
import { type TestPart, extractOf, multipart, rawLetter } from '../help/letters.ts'
import { typesetter } from '../../src/kit/typst/typesetter.ts'

/**
 * What comes to a registrar in ten letters: four of plain text (two answers in the letter itself, two about other things),
 * two of HTML with the same in plain text and the office's mark as a picture, two with the extract as a PDF of a page and two
 * with it as a Word file. No two are alike; the PDFs carry their fonts, as offices' do (about 20 kB).
 */
export const mixInWords =
  'of ten letters: four of plain text, two of HTML with a picture, two with a PDF of a page, two with a Word file'

let made = 0
const placeOf = (index: number): string => `ort${'abcdefgh'[index % 8]}by`

const headOf = (index: number, subject: string): Record<string, string> => ({
  From: `Registrator <registrator@${placeOf(index)}.example>`,
  To: 'registrator@forbundet.example',
  Subject: subject,
  Date: 'Mon, 1 Jun 2015 09:12:00 +0200',
  'Message-ID': `<bench-${index}@${placeOf(index)}.example>`,
})

const plain = 'text/plain; charset=utf-8'
const greeting: TestPart = {
  type: plain,
  content: 'Hej!\n\nBifogat finns kommunens beslut.\n\nMed vänlig hälsning\nregistratorn',
}
const answer = 'Svar: PROV/15/0016-5'

const inWords = (index: number): Buffer =>
  rawLetter({ ...headOf(index, answer), 'Content-Type': plain }, extractOf(placeOf(index), index))

const aboutElse = (index: number): Buffer =>
  rawLetter(
    { ...headOf(index, `Fråga om handlingar till mötet (${index})`), 'Content-Type': plain },
    'Hej!\n\nVi saknar bilaga 2 till kallelsen. Kan ni skicka den?\n\nMed vänlig hälsning\nkanslisten',
  )

function inHtml(index: number): Buffer {
  const boundary = `=_val_${index}`
  const html = `<html><body><p>Hej!</p><p>Vi återkommer i ärende ${index}.</p><img src="cid:marke"></body></html>`
  const bodies = [
    ['text/plain', `Hej!\n\nVi återkommer i ärende ${index}.`],
    ['text/html', html],
  ].map(([type, text]) => `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\n\r\n${text}\r\n`)
  const mark = Buffer.alloc(3000, index % 251)
  return multipart(
    headOf(index, `Om ärende ${index}`),
    [
      {
        type: `multipart/alternative; boundary="${boundary}"`,
        encoding: '8bit',
        content: `${bodies.join('')}--${boundary}--`,
      },
      {
        type: 'image/png',
        content: Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), mark]),
        head: { 'Content-ID': '<marke>', 'Content-Disposition': 'inline' },
      },
    ],
    'multipart/related',
  )
}

const withFile = (index: number, type: string, filename: string, content: Buffer): Buffer =>
  multipart(headOf(index, answer), [greeting, { type, filename, content }])

/** An extract as a case system prints it; with another last line each time. */
async function printed(): Promise<(index: number) => Buffer> {
  const source = `
#set document(title: "Protokollsutdrag")
#set text(lang: "sv")
#for line in json(bytes(sys.inputs.data)) [#par[#line]]`
  const data = extractOf('Ortaby', 12).split('\n')
  const [pdf] = await typesetter.pdfs({ source, data, seconds: 0 }, ['1.7'])
  typesetter.stop()
  return (index) => Buffer.concat([pdf!, Buffer.from(`%${index}\n`)])
}

function written(index: number): Buffer {
  const blocks = extractOf(placeOf(index), index)
    .split('\n')
    .map((content) => ({ kind: 'paragraph', content, style: 'normal', keepWithNext: false }) as const)
  return docxFile({ title: 'Protokollsutdrag', blocks })
}

/** So many letters with nothing but words in them, plain or HTML with a picture: what is parsed of them is their MIME. */
export function wordsOfDay(count: number): () => Buffer[] {
  const kinds = [inWords, aboutElse, inHtml]
  return () => Array.from({ length: count }, () => kinds[(made += 1) % kinds.length]!(made))
}

/** So many letters, mixed as they come. */
export async function postOfDay(count: number): Promise<() => Buffer[]> {
  const pdf = await printed()
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  const kinds = [
    inWords,
    (index: number) => withFile(index, 'application/pdf', `Utdrag § ${index}.pdf`, pdf(index)),
    aboutElse,
    inHtml,
    (index: number) => withFile(index, word, `Utdrag § ${index}.docx`, written(index)),
  ]
  return () => Array.from({ length: count }, () => kinds[(made += 1) % kinds.length]!(made))
}
