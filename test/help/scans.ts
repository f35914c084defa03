import { execFileSync } from 'node:child_process'
import { canReadScans } from '../../src/kit/extract/scanned-text.ts'
import { pdfOf } from './letters.ts'

/** A PDF whose one page is a picture of these lines, as a scanner makes it. */
export function scannedPdf(words: readonly string[]): Buffer {
  const size = ['-scale-to-x', '1240', '-scale-to-y', '1754']
  const picture = execFileSync('pdftoppm', [...size, '-jpeg', '-'], { input: pdfOf(words) })
  const draw = 'q 595 0 0 842 0 0 cm /P Do Q'
  const facts = '/Type/XObject/Subtype/Image/Width 1240/Height 1754/ColorSpace/DeviceRGB/BitsPerComponent 8'
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>',
    `<</Length ${draw.length}>>stream\n${draw}\nendstream`,
    `<<${facts}/Filter/DCTDecode/Length ${picture.length}>>stream\n${picture.toString('latin1')}\nendstream`,
  ]
  const body = objects.map((object, index) => `${index + 1} 0 obj${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R/Size 6>>\n%%EOF`, 'latin1')
}

const canRead = await canReadScans()

/** Why scans cannot be read here; false when they can. With CI=true they must be. */
export const noScans =
  canRead || process.env['CI'] === 'true' ? false : 'tesseract with Swedish, or pdftoppm, is missing'
