import { type Markup, once } from './markup.ts'

/**
 * The drawn half of a state mark. A state is always shown by glyph, word and colour together, so that it reads in
 * greyscale, in forced colours and by ear. The glyphs are drawn, not typed, since forced colours and fonts keep
 * drawings as they are.
 */
export const glyphNames = [
  'check',
  'check-plus',
  'half',
  'part',
  'cross',
  'bar',
  'quarter',
  'return',
  'pause',
  'dash',
  'ring',
  'void',
  'brackets',
] as const
export type GlyphName = (typeof glyphNames)[number]

export const toneNames = [
  'adopted',
  'addition',
  'condition',
  'part',
  'declined',
  'noted',
  'underway',
  'returned',
  'postponed',
  'none',
  'open',
  'void',
  'left',
] as const
export type Tone = (typeof toneNames)[number]

const circle = once(<circle cx="8" cy="8" r="5.75" className="stroke" />)

const circledCheck = (
  <>
    <circle cx="8" cy="8" r="7" className="fill" />
    <path d="M4.7 8.3l2.3 2.3 4.4-4.9" className="hole" />
  </>
)

/** Each fills a square of 16 units. `part` is a square and not a circle: two mirrored half circles look the same. */
const drawings: Record<GlyphName, Markup> = {
  check: circledCheck,
  'check-plus': (
    <>
      {circledCheck}
      <path d="M19 5.2v5.6M16.2 8h5.6" className="stroke" />
    </>
  ),
  half: (
    <>
      {circle}
      <path d="M8 2.25a5.75 5.75 0 0 0 0 11.5z" className="fill" />
    </>
  ),
  part: (
    <>
      <rect x="2.5" y="2.5" width="11" height="11" className="stroke" />
      <path d="M8 2.5h5.5v11H8z" className="fill" />
    </>
  ),
  cross: <path d="M3.2 3.2l9.6 9.6M12.8 3.2l-9.6 9.6" className="stroke thick" />,
  bar: <rect x="1.5" y="5.5" width="13" height="5" className="fill" />,
  quarter: (
    <>
      {circle}
      <path d="M8 8V2.25A5.75 5.75 0 0 1 13.75 8z" className="fill" />
    </>
  ),
  return: <path d="M5.8 3L2.4 6.4l3.4 3.4M2.8 6.4h6.7a3.4 3.4 0 0 1 0 6.8H6" className="stroke" />,
  pause: <path d="M3.5 2.5h3.4v11H3.5zM9.1 2.5h3.4v11H9.1z" className="fill" />,
  dash: <path d="M4 8h8" className="stroke" />,
  ring: circle,
  void: (
    <>
      {circle}
      <path d="M4 12L12 4" className="stroke" />
    </>
  ),
  brackets: <path d="M6 2.5H3v11h3M10 2.5h3v11h-3" className="stroke" />,
}

/**
 * A glyph alone, hidden from screen readers: whoever uses it writes the word too.
 * @param props.size its height in pixels, 16 unless told
 * @param props.centre where its middle is, inside another drawing
 */
export function Glyph(props: { name: GlyphName; size?: number; centre?: { x: number; y: number } }) {
  const { name, size = 16, centre } = props
  const units = name === 'check-plus' ? 22 : 16
  const width = (size * units) / 16
  const place = centre && { x: centre.x - width / 2, y: centre.y - size / 2 }
  return (
    <svg
      className="glyph"
      viewBox={`0 0 ${units} 16`}
      width={width}
      height={size}
      aria-hidden="true"
      {...place}
    >
      {drawings[name]}
    </svg>
  )
}
