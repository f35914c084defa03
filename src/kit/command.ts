/** A command of `radslag`. */
export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** What `radslag NAME --help` prints after the summary. */
  readonly usage: string
  /** @returns the exit code */
  run(args: readonly string[]): Promise<number>
}

/** Writes to standard output: what the one who gave the command asked to see. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
