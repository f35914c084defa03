/** Kom igång: what a new association needs before its first recommendation can be sent, in the order it is done. */
export interface Beginning {
  readonly members: number
  /** Members to whom no letter can go yet. */
  readonly withoutRegistrar: number
  readonly bodies: number
  /** The association as an organisation, where its bodies are added. */
  readonly own: string
  /** Whether letters have a mail server and an address to come from. */
  readonly canSend: boolean
}

export const beginningSteps = ['members', 'contacts', 'bodies', 'mail', 'recommendation'] as const
export type BeginningStep = (typeof beginningSteps)[number]

/** Whether a step is done. The recommendation is the last one: once there is one the list has served its purpose. */
export function isDone(step: BeginningStep, beginning: Beginning): boolean {
  const { members, withoutRegistrar, bodies, canSend } = beginning
  const done: Record<BeginningStep, boolean> = {
    members: members > 0,
    contacts: members > 0 && withoutRegistrar === 0,
    bodies: bodies > 0,
    mail: canSend,
    recommendation: false,
  }
  return done[step]
}
