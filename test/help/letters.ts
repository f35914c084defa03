/** Letters for tests, as they go over the wire. */

/** A head and a text with the line ends that mail has. */
export function rawLetter(head: Readonly<Record<string, string>>, text: string): Buffer {
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from(`${lines.join('\n')}\n\n${text}\n`.replaceAll('\n', '\r\n'))
}

/** An extract of a member's minutes, in our own words. */
export const extractOf = (
  member: string,
  paragraph: number,
  clause = 'att anta överenskommelsen om samverkan.',
): string =>
  `${member.toUpperCase()} KOMMUN
Protokollsutdrag från kommunstyrelsens sammanträde 2015-05-25

§ ${paragraph} Överenskommelsen

Kommunstyrelsens beslut

Kommunstyrelsen beslutar ${clause}

Justerat 2015-05-28`

/** Lines that a mail server on the way writes into the head of the same letter. */
export function passedOn(raw: Buffer, server: string): Buffer {
  const lines = `Return-Path: <a@ortaby.example>\r\nReceived: from a by ${server}; Mon, 1 Jun 2015 09:13:00 +0200\r\n`
  return Buffer.concat([Buffer.from(lines), raw])
}

export interface TestPart {
  readonly type: string
  readonly filename?: string
  readonly content: Buffer | string
  readonly encoding?: 'base64' | '8bit'
  readonly head?: Readonly<Record<string, string>>
}

let boundaries = 0

/** A letter of several parts. */
export function multipart(
  head: Readonly<Record<string, string>>,
  parts: readonly TestPart[],
  type = 'multipart/mixed',
): Buffer {
  const boundary = `=_grans_${(boundaries += 1)}`
  const pieces = parts.map(({ type: of, filename, content, encoding = 'base64', head: more = {} }) => {
    const lines = {
      'Content-Type': filename ? `${of}; name="${filename}"` : of,
      'Content-Transfer-Encoding': encoding,
      ...(filename && { 'Content-Disposition': `attachment; filename="${filename}"` }),
      ...more,
    }
    const bytes = Buffer.from(content)
    const body =
      encoding === 'base64' ? Buffer.from(bytes.toString('base64').replace(/.{76}/g, '$&\r\n')) : bytes
    const written = Object.entries(lines).map(([name, value]) => `${name}: ${value}`)
    return Buffer.concat([
      Buffer.from(`--${boundary}\r\n${written.join('\r\n')}\r\n\r\n`),
      body,
      Buffer.from('\r\n'),
    ])
  })
  const all = { ...head, 'MIME-Version': '1.0', 'Content-Type': `${type}; boundary="${boundary}"` }
  const top = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return Buffer.concat([
    Buffer.from(`${top.join('\r\n')}\r\n\r\n`),
    ...pieces,
    Buffer.from(`--${boundary}--\r\n`),
  ])
}

/** A PDF with its text, by hand; every character is one byte of Windows-1252. */
export function pdfOf(lines: readonly string[]): Buffer {
  const shown = lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj 0 -16 Td`).join('\n')
  const content = `BT /F1 12 Tf 72 780 Td\n${shown}\nET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[4 0 R]/Count 1>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>>>>>',
    `<</Length ${Buffer.byteLength(content, 'latin1')}>>stream\n${content}\nendstream`,
  ]
  const body = objects.map((object, index) => `${index + 1} 0 obj${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R/Size 6>>\n%%EOF`, 'latin1')
}
