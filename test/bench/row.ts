/** One line of the table: what was measured, and the goal where there is one. */
export interface Row {
  readonly what: string
  readonly measured: string
  readonly goal: string
  readonly met: boolean
}

const rounded = (value: number, unit: string): string =>
  `${value.toFixed(value < 10 ? 2 : 0)}${unit === '×' ? unit : ` ${unit}`}`

const judged = (sign: string, goal: number, unit: string): string =>
  `${sign} ${goal}${unit === '×' ? unit : ` ${unit}`}`

export const atMost = (what: string, value: number, unit: string, goal: number): Row => ({
  what,
  measured: rounded(value, unit),
  goal: judged('≤', goal, unit),
  met: value <= goal,
})

export const atLeast = (what: string, value: number, unit: string, goal: number): Row => ({
  what,
  measured: rounded(value, unit),
  goal: judged('≥', goal, unit),
  met: value >= goal,
})

/** Told, without a goal. */
export const told = (what: string, value: number, unit: string): Row => ({
  what,
  measured: rounded(value, unit),
  goal: '',
  met: true,
})
