/** A table for people and machines alike: codes stay text (0114 stays 0114). */
export interface Sheet {
  /** Used for the file's name. */
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
  /** Stands above the table in exports for people, e.g. "Exempeldata". */
  readonly note?: string
}
