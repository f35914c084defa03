/**
 * Underskrift: what a mail program has signed a letter or a file with (S/MIME, OpenPGP). It is never tried here, since we
 * have no list of whom to trust; so it is never said to prove anything.
 */
export function isSignature({
  mediaType,
  filename,
  unreadReason,
}: {
  readonly mediaType: string
  readonly filename: string | null
  readonly unreadReason: string | null
}): boolean {
  // What is sealed, or could not be opened, says so itself.
  if (unreadReason === 'encrypted' || unreadReason === 'broken') return false
  return (
    /^application\/(?:(?:x-)?pkcs7-(?:mime|signature)|pgp-signature)\b/i.test(mediaType) ||
    /\.p7[ms]$/i.test(filename ?? '')
  )
}
