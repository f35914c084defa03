import { withoutIdentityNumbers } from '../identity-number.ts'

/** Longest file name kept, in characters. */
const longest = 200

/**
 * A file name that is safe to show, store and offer for download: no path, no control or invisible characters, no
 * right-to-left tricks ("gnp.exe" shown as "exe.png"), no marks heaped on letters, nothing that Windows refuses.
 * No personal identity number. Letters stay as they are, å ä ö composed (NFC). Never empty.
 */
export function cleanFilename(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const shown = last
    .normalize('NFC')
    .replace(/[\p{C}\p{Mn}\p{Me}]/gu, '')
    .replace(/[<>:"|?*]/g, '-')
    .replace(/[\p{Z}\s]+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  return shorten(withoutIdentityNumbers(shown)) || 'fil'
}

/** Cuts before the ending, which tells programs what the file is. */
function shorten(name: string): string {
  const letters = Array.from(name)
  if (letters.length <= longest) return name
  const ending = /\.[^.\s]{1,10}$/.exec(name)?.[0] ?? ''
  return letters.slice(0, longest - ending.length).join('') + ending
}

/** The name as `Content-Disposition` carries it (RFC 6266): plain letters for old programs, UTF-8 for the others. */
export function dispositionName(name: string): string {
  const clean = cleanFilename(name)
  const plain = clean
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|[%\\"]/g, '_')
  const encoded = encodeURIComponent(clean).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `filename="${plain}"; filename*=UTF-8''${encoded}`
}
