/** Somebody else who has the same thing open. */
export interface Present {
  readonly name: string
  /** "09.31" */
  readonly since: string
}
