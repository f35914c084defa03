export interface ParsedLetter {
  /** Decoded; the first where there are several of the name (in any case). */
  header(name: string): string | null
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly messageId: string
  readonly subject: string
  readonly text: string
  readonly attachments: readonly ParsedAttachment[]
}

export interface ParsedAttachment {
  readonly filename: string
  readonly mediaType: string
  readonly content: Buffer
}

/** Reads a letter as a mail program would: one text, and attachments beside it. Enough for the letters that we write. */
export function parseLetter(raw: Buffer): ParsedLetter {
  const top = readPart(raw)
  const header = (name: string): string | null => top.header(name)
  const parts = top.boundary ? splitParts(top.body, top.boundary).map(readPart) : [top]
  const [first, ...attachments] = parts
  // A call has its calendar once more beside the text.
  const text = first?.boundary ? readPart(splitParts(first.body, first.boundary)[0]!) : first
  return {
    header,
    headers: top.headers,
    messageId: header('message-id') ?? '',
    subject: header('subject') ?? '',
    text: text ? text.content().toString('utf8').replaceAll('\r\n', '\n') : '',
    attachments: attachments.map((part) => ({
      filename: parameter(part.header('content-disposition') ?? '', 'filename') ?? '',
      mediaType: (part.header('content-type') ?? '').split(';')[0]!.trim(),
      content: part.content(),
    })),
  }
}

interface Part {
  readonly headers: readonly (readonly [string, string])[]
  header(name: string): string | null
  readonly boundary: string | null
  readonly body: Buffer
  content(): Buffer
}

function readPart(raw: Buffer): Part {
  const end = raw.indexOf('\r\n\r\n')
  const head = raw
    .subarray(0, end)
    .toString('utf8')
    .replace(/\r\n[ \t]+/g, ' ')
  const body = raw.subarray(end + 4)
  const headers = head.split('\r\n').map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon), decodeWords(line.slice(colon + 1).trim())] as const
  })
  const header = (name: string): string | null =>
    headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? null
  const type = header('content-type') ?? ''
  return {
    headers,
    header,
    boundary: type.startsWith('multipart/') ? parameter(type, 'boundary') : null,
    body,
    content: () => decodeBody(body, header('content-transfer-encoding') ?? '7bit'),
  }
}

function splitParts(body: Buffer, boundary: string): Buffer[] {
  const parts = `\r\n${body.toString('latin1')}`.split(`\r\n--${boundary}`).slice(1)
  return parts
    .filter((part) => !part.startsWith('--'))
    .map((part) => Buffer.from(part.replace(/^[ \t]*\r\n/, ''), 'latin1'))
}

function decodeBody(body: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64')
  if (encoding === 'quoted-printable')
    return unquote(body.toString('latin1').replace(/[ \t]*=\r\n/g, (soft) => soft.slice(0, -3)))
  return body
}

function unquote(text: string): Buffer {
  const plain = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(plain, 'latin1')
}

/** Encoded words (RFC 2047); the space between two of them is not text. */
function decodeWords(value: string): string {
  return value
    .replace(/(=\?[^?]+\?[bq]\?[^?]*\?=)\s+(?==\?)/gi, '$1')
    .replace(/=\?[^?]+\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      (kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64')
        : unquote(text.replaceAll('_', ' '))
      ).toString('utf8'),
    )
}

/** A parameter, also one that is split or carries its character set (RFC 2231). */
function parameter(value: string, name: string): string | null {
  const plain = new RegExp(`;\\s*${name}="?([^";]*)"?`, 'i').exec(value)
  if (plain) return plain[1] ?? null
  const pieces = [...value.matchAll(new RegExp(`;\\s*${name}\\*(?:\\d+\\*?)?="?([^";]*)"?`, 'gi'))]
  if (pieces.length === 0) return null
  return decodeURIComponent(
    pieces
      .map((piece) => piece[1])
      .join('')
      .replace(/^[^']*'[^']*'/, ''),
  )
}
