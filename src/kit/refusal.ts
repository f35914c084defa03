/** What a rule refuses, in codes; the sentence a person reads stands in the `texts.ts` of the room that owns the code. */

/** Facts that a refusal's sentence may name, e.g. `{ lastDay: '2015-06-15' }`. Never secrets or personal data. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>

/** The request breaks a rule of the domain. Becomes 409, with the form again and nothing typed lost. */
export class Refusal extends Error {
  readonly code: string
  readonly facts: Facts

  /** @param code `room.what-is-wrong`, e.g. `circulation.already-sent`; every code has a sentence in both languages. */
  constructor(code: string, facts: Facts = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.facts = facts
  }
}

/** One field that could not be read: `field` is the form's name for it, `code` a refusal code. */
export interface Fault {
  readonly field: string
  readonly code: string
  readonly facts?: Facts
}

/** A form whose fields cannot be read. Becomes 422, with every fault listed and linked to its field. */
export class FormFaults extends Error {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(faults.map((fault) => `${fault.field}: ${fault.code}`).join(', '))
    this.name = 'FormFaults'
    this.faults = faults
  }
}

/** The actor may not do this. Becomes 403, or the sign-in page where nobody is signed in. */
export class Forbidden extends Error {
  constructor() {
    super('forbidden')
    this.name = 'Forbidden'
  }
}

/** It was here and has been taken away from the public. Becomes 410; the facts say what it was, when and on what ground. */
export class Gone extends Error {
  readonly facts: Facts

  constructor(facts: Facts) {
    super('gone')
    this.name = 'Gone'
    this.facts = facts
  }
}

/** There is no such thing, or the reader may not know that there is. Becomes 404. */
export class NotFound extends Error {
  constructor() {
    super('not-found')
    this.name = 'NotFound'
  }
}
