import { unzipSync } from 'fflate'
import { htmlText } from './html.ts'

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
  return htmlText(
    body
      .replace(/<text:(?:line-break)\b[^>]*>/g, '<br>')
      .replace(/<text:tab\b[^>]*>/g, '    ')
      .replace(/<\/text:(?:p|h)>/g, '</p>')
      .replace(/<\/table:table-cell>/g, '</td>'),
  )
}
