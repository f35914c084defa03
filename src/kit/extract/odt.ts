import { unzipSync } from 'fflate'

/** OpenDocument: the text of a file from LibreOffice. */

/** More than any extract holds; a bomb stops here. */
const most = 20_000_000

/** @throws Error when it is no OpenDocument, or unpacks to more than a document does */
export function odtText(bytes: Uint8Array): string {
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => name === 'content.xml' && originalSize <= most,
  })
  const content = files['content.xml']
  if (!content) throw new Error('no content')
  const xml = new TextDecoder().decode(content)
  const body = xml.slice(Math.max(0, xml.indexOf('<office:body')))
  return withoutTags(
    body
      .replace(/<text:(?:line-break)\b[^>]*>/g, '<br>')
      .replace(/<text:tab\b[^>]*>/g, '    ')
      .replace(/<\/text:(?:p|h)>/g, '</p>')
      .replace(/<\/table:table-cell>/g, '</td>'),
  )
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Paragraphs and rows on lines of their own, wide spaces between cells. */
function withoutTags(xml: string): string {
  return xml
    .replace(/\s+/g, ' ')
    .replace(/<(?:\/(?:p|table:table-row)|br)\b[^>]*>/g, '\n')
    .replace(/<\/td>/g, '    ')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&(\w{2,4});/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/^ +/gm, '')
    .trim()
}
