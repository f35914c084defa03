/** Who does something: a person who has signed in, a visitor who has not, or the program itself. */
export interface Actor {
  readonly kind: 'person' | 'visitor' | 'system'
  /** The person's id; for the program the name of the job or command. */
  readonly id: string
  readonly name: string
  readonly administrator: boolean
}

export const visitor: Actor = { kind: 'visitor', id: 'visitor', name: '', administrator: false }

/** The program itself, e.g. the job `dispatch` or the command `demo`. */
export function system(id: string): Actor {
  return { kind: 'system', id, name: 'Rådslag', administrator: true }
}

/** As written in the log: `person:0192…`, `system:dispatch`. The name is not written there: it can change. */
export function actorCode(actor: Actor): string {
  return `${actor.kind}:${actor.id}`
}

/** A rule for who may; every route names one. */
export type Permission = (actor: Actor) => boolean

/** Allmänheten: also without signing in. */
export const anyone: Permission = () => true

/** Whoever works for the associations in this installation. All of them may do the same (docs/decisions/0028). */
export const staff: Permission = (actor) => actor.administrator
