import assert from 'node:assert/strict'
import type { Office } from './office.ts'
import type { Entry } from './filled-form.ts'
import type { SeenPage, Visitor } from './visitor.ts'

/** Members' answers as they come to the registrar's desk, and the registering of them by hand. */

export const board = '/ksl/circulations/KSL-15-0016-5'

interface Decision {
  readonly member: string
  readonly body: string
  readonly day: string
  readonly paragraph: string
  readonly words: string
}

/** An invented extract of minutes. */
export function extract({ member, body, day, paragraph, words }: Decision): string {
  return `${member} kommun
${body}
SAMMANTRÄDESPROTOKOLL
Sammanträdesdatum ${day}

${paragraph} Dnr KS 2015/123

Överenskommelse om samverkan för en trygg, säker och störningsfri region (KSL/15/0016-5)

Beslut
${words}

Justerat ${day}
`
}

/** First step: a text is pasted, or a member chosen. The form with what was read comes back. */
export async function readAnswer(registrar: Visitor, given: Record<string, Entry>): Promise<SeenPage> {
  const start = await registrar.get(`${board}/register`)
  const form = start.assertStatus(200).form('register/read')
  return (await form.fillIn(given).submit()).assertStatus(200)
}

/** Both steps: what is read is confirmed, with what the registrar changes in it. */
export async function registerAnswer(
  registrar: Visitor,
  decision: Decision,
  { received, ...changes }: { received: string } & Record<string, Entry>,
): Promise<SeenPage> {
  const confirm = await readAnswer(registrar, { text: extract(decision), receivedOn: received })
  const done = await confirm.form('/register').fillIn(changes).submit('Registrera')
  return done.assertStatus(200)
}

export interface Standing {
  readonly counts: {
    readonly addressees: number
    readonly answered: number
    readonly adopted: number
    readonly conditional: number
  }
  readonly addressees: readonly {
    readonly organisation: { readonly code: string; readonly name: string }
    readonly standing: string
    readonly party: boolean
    readonly decided: string | null
    readonly postponed_to: string | null
    readonly late: boolean
    readonly overdue: boolean
    readonly riders: readonly { readonly text: string; readonly review_on: string | null }[]
    readonly evidence: readonly { readonly quote: string | null }[]
    readonly acts: readonly { readonly type: string; readonly recorded: string }[]
  }[]
}

export async function standing(office: Office, query = ''): Promise<Standing> {
  const page = await office.visitor().get(`/api/v1/associations${board}/standing?${query}`)
  return page.assertStatus(200).json as Standing
}

export async function member(
  office: Office,
  name: string,
  query = '',
): Promise<Standing['addressees'][number]> {
  const found = (await standing(office, query)).addressees.find(
    ({ organisation }) => organisation.name === name,
  )
  assert.ok(found, name)
  return found
}
