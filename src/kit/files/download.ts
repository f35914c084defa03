import { dispositionName } from './filename.ts'
import { fileKinds } from './kind.ts'
import type { StoredFile } from './store.ts'

/** What a browser may show in place; everything else is only for saving. */
const shownInPlace: readonly string[] = [
  fileKinds.pdf.mediaType,
  fileKinds.png.mediaType,
  fileKinds.jpeg.mediaType,
]

/**
 * Headers that a stored file is served with, so that nothing in it can act on our pages: the type is the one found when
 * it was received and is not guessed again, scripts and requests are shut off, other sites cannot embed it.
 * @param place `inline` shows PDF and images in the browser; other kinds are saved all the same
 */
export function downloadHeaders(
  file: StoredFile,
  filename: string,
  place: 'attachment' | 'inline' = 'attachment',
): Record<string, string> {
  const shown = place === 'inline' && shownInPlace.includes(file.mediaType)
  return {
    'content-type': file.mediaType,
    'content-length': String(file.size),
    'content-disposition': `${shown ? 'inline' : 'attachment'}; ${dispositionName(filename)}`,
    'content-security-policy': policy(shown && file.mediaType === fileKinds.pdf.mediaType),
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    etag: `"${file.sha256}"`,
  }
}

/** Browsers' own PDF readers do not start in a sandboxed page; they run no script of the document on our origin. */
function policy(reader: boolean): string {
  const shut = "default-src 'none'; frame-ancestors 'self'"
  return reader ? `${shut}; object-src 'self'; style-src 'unsafe-inline'` : `${shut}; sandbox`
}
