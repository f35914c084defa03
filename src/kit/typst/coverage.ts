/** Teckenförråd: which characters a font has, read from its table of them (OpenType `cmap`). */
export type Coverage = (codePoint: number) => boolean

/** @throws Error where the file is no OpenType font with a Unicode table */
export function coverageOf(font: Buffer): Coverage {
  const cmap = tableAt(font, 'cmap')
  const tables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, index) => {
    const record = cmap + 4 + index * 8
    return cmap + font.readUInt32BE(record + 4)
  })
  const whole = tables.find((at) => font.readUInt16BE(at) === 12)
  const plane = tables.find((at) => font.readUInt16BE(at) === 4)
  const ranges = whole === undefined ? plane && planeRanges(font, plane) : wholeRanges(font, whole)
  if (!ranges) throw new Error('font: no Unicode table')
  const known = new Set<number>()
  for (const [first, last] of ranges)
    for (let codePoint = first; codePoint <= last; codePoint += 1) known.add(codePoint)
  return (codePoint) => known.has(codePoint)
}

type Range = readonly [first: number, last: number]

function tableAt(font: Buffer, tag: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + index * 16
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8)
  }
  throw new Error(`font: no ${tag}`)
}

/** Format 12: groups of any characters. */
function wholeRanges(font: Buffer, at: number): Range[] {
  return Array.from({ length: font.readUInt32BE(at + 12) }, (_, index) => {
    const group = at + 16 + index * 12
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)]
  })
}

/** Format 4: segments of the first 65,536 characters. */
function planeRanges(font: Buffer, at: number): Range[] {
  const segments = font.readUInt16BE(at + 6) / 2
  return Array.from({ length: segments }, (_, index) => {
    const last = font.readUInt16BE(at + 14 + index * 2)
    const first = font.readUInt16BE(at + 16 + segments * 2 + index * 2)
    return [first, last] as const
  }).filter(([first]) => first !== 0xffff)
}
