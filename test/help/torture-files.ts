import { zipSync } from 'fflate'

/** Files as they come with letters, made by hand: sound, broken, and made to harm. */

/** The few parts without which a Word file is none. */
export const docx = Buffer.from(
  zipSync(
    Object.fromEntries(
      Object.entries({
        '[Content_Types].xml':
          '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        '_rels/.rels':
          '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        'word/document.xml':
          '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Kommunstyrelsen beslutar att anta.</w:t></w:r></w:p></w:body></w:document>',
      }).map(([name, text]) => [name, Buffer.from(text)]),
    ),
  ),
)

/** winmail.dat with one file in it, by hand. */
export function tnef(filename: string, content: Buffer): Buffer {
  const attribute = (id: number, value: Buffer): Buffer => {
    const top = Buffer.alloc(9)
    top.writeUInt8(2, 0)
    top.writeUInt32LE(id, 1)
    top.writeUInt32LE(value.length, 5)
    return Buffer.concat([top, value, Buffer.alloc(2)])
  }
  return Buffer.concat([
    Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]),
    attribute(0x69002, Buffer.alloc(14)),
    attribute(0x18010, Buffer.from(`${filename}\0`)),
    attribute(0x6800f, content),
  ])
}

/** Archives within archives. */
export function zipped(levels: number): Buffer {
  let inner = Buffer.from('längst in')
  for (let level = 0; level < levels; level++)
    inner = Buffer.from(zipSync({ [level === 0 ? 'a.txt' : 'a.zip']: inner }))
  return inner
}

/** States another size in its list of contents than it has. */
export function lying(): Buffer {
  const zip = Buffer.from(zipSync({ 'a.txt': Buffer.alloc(5000, 65) }))
  const list = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  zip.writeUInt32LE(0xfffffff0, list + 24)
  return zip
}
