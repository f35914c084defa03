import { Glyph } from './glyph.tsx'
import type { Cell } from './mark.tsx'

/** A moment on the line: `at` is its share of the way from the line's start to its end, 0 to 1. */
interface Moment {
  readonly at: number
  readonly label: string
}

export interface TimelineMark extends Cell {
  readonly at: number
}

const mostLanes = 6
const laneHeight = 15
/** Marks nearer to each other than this share of the line are put above one another: 16 px of some 600. */
const crowding = 0.026

/**
 * From dispatch to the last day, with today and a mark per answer. Places along the line are shares of its width, so
 * that text keeps its size on a narrow screen. A picture with one text, `label`; the table has the days.
 */
export function Timeline(props: {
  label: string
  from: Moment
  today?: Moment
  deadline?: Moment
  marks: readonly TimelineMark[]
}) {
  const { from, today, deadline } = props
  const marks = stacked(props.marks)
  const line = 18 + laneHeight * Math.max(3, ...marks.map((mark) => mark.lane + 1))
  return (
    <svg className="timeline" width="100%" height={line + 24} role="img" aria-label={props.label}>
      <line x1="0" x2="100%" y1={line} y2={line} className="ahead" />
      {today && <line x1={share(from.at)} x2={share(today.at)} y1={line} y2={line} className="passed" />}
      {marks.map((mark) => (
        <svg x={share(mark.at)} overflow="visible" className={`tone-${mark.tone}`}>
          <Glyph name={mark.glyph} size={14} centre={{ x: 0, y: line - 11 - mark.lane * laneHeight }} />
        </svg>
      ))}
      {today && <line x1={share(today.at)} x2={share(today.at)} y1={18} y2={line + 8} className="today" />}
      {deadline && (
        <line x1={share(deadline.at)} x2={share(deadline.at)} y1={18} y2={line + 8} className="deadline" />
      )}
      <Label moment={from} y={line + 20} />
      {deadline && <Label moment={deadline} y={line + 20} />}
      {today && <Label moment={today} y={12} />}
    </svg>
  )
}

function Label(props: { moment: Moment; y: number }) {
  const { at, label } = props.moment
  const anchor = at < 0.12 ? 'start' : at > 0.88 ? 'end' : 'middle'
  return (
    <text x={share(at)} y={props.y} textAnchor={anchor}>
      {label}
    </text>
  )
}

function share(at: number): string {
  return `${Math.round(Math.min(1, Math.max(0, at)) * 1000) / 10}%`
}

/** Gives each mark the lowest lane where it does not cover the one before it; a very full day overlaps at the top. */
export function stacked(marks: readonly TimelineMark[]): (TimelineMark & { lane: number })[] {
  const last = Array.from({ length: mostLanes }, () => -1)
  return [...marks]
    .sort((a, b) => a.at - b.at)
    .map((mark) => {
      const free = last.findIndex((at) => mark.at - at >= crowding)
      const lane = free === -1 ? mostLanes - 1 : free
      last[lane] = mark.at
      return { ...mark, lane }
    })
}
