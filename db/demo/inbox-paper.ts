import { readFileSync } from 'node:fs'

/** Papers that come with the demo's letters, made by hand: no program outside is needed. */

/** A PDF with its text; every character is one byte of Windows-1252. */
export function pdfOf(text: string): Buffer {
  const lines = text.split('\n').map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj 0 -16 Td`)
  const content = `BT /F1 11 Tf 56 790 Td\n${lines.join('\n')}\nET`
  return pdf([
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    stream('', Buffer.from(content, 'latin1')),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
  ])
}

/** A scanned page: a picture and no text. The picture is of an invented extract. */
export function scannedPdf(): Buffer {
  const picture = readFileSync(new URL('scan.jpg', import.meta.url))
  const [width, height] = [1500, 1050]
  return pdf([
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 417]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>',
    stream('', Buffer.from('q 595 0 0 417 0 0 cm /P Do Q')),
    stream(
      `/Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode`,
      picture,
    ),
  ])
}

const stream = (entries: string, bytes: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`<<${entries}/Length ${bytes.length}>>stream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ])

/** The page is the third object; what it needs follows. */
function pdf(objects: readonly (string | Buffer)[]): Buffer {
  const all = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', ...objects]
  const written = all.map((object, index) =>
    Buffer.concat([
      Buffer.from(`${index + 1} 0 obj`),
      typeof object === 'string' ? Buffer.from(object, 'latin1') : object,
      Buffer.from('\nendobj\n'),
    ]),
  )
  const end = `trailer<</Root 1 0 R/Size ${all.length + 1}>>\n%%EOF`
  return Buffer.concat([Buffer.from('%PDF-1.4\n'), ...written, Buffer.from(end)])
}
