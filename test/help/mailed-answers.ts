import assert from 'node:assert/strict'
import { dayOf } from '../../src/kit/clock.ts'
import { extract, type Standing, standing } from './answering.ts'
import type { Entry } from './filled-form.ts'
import { pdf } from './member-post.ts'
import type { Office } from './office.ts'
import type { SeenPage, Visitor } from './visitor.ts'

/** Invented answers to the recommendation of 2015 as members mail them, and the registrar's clearing of them. */

export const adopts = 'att anta överenskommelsen om samverkan för en trygg, säker och störningsfri region.'

export interface Minutes {
  readonly member: string
  readonly day: string
  readonly body?: string
  readonly paragraph?: string
  readonly words?: string
}

/** A board's extract that adopts, unless it says otherwise. */
export const minutes = ({
  member,
  day,
  body = 'Kommunstyrelsen',
  paragraph = '§ 84',
  words,
}: Minutes): string => extract({ member, day, body, paragraph, words: words ?? `${body} beslutar ${adopts}` })

export const extractFile = (wanted: Minutes) =>
  pdf(minutes(wanted), `Protokollsutdrag ${wanted.paragraph ?? '§ 84'}.pdf`)

export const inboxPath = '/ksl/inbox'

export async function opened(registrar: Visitor, letter: string): Promise<SeenPage> {
  return (await registrar.get(`${inboxPath}?letter=${letter}`)).assertStatus(200)
}

/** Registers what the letter answers, with what the registrar changes in the proposal. */
export async function clear(
  registrar: Visitor,
  letter: string,
  changes: Record<string, Entry> = {},
  circulation = 'KSL-15-0016-5',
): Promise<SeenPage> {
  const page = await opened(registrar, letter)
  const done = await page.form(`${letter}/${circulation}/register`).fillIn(changes).submit('Registrera')
  return done.assertStatus(200)
}

interface Snapshot {
  readonly on: string
  readonly known: string
  readonly placed: Readonly<Record<string, readonly [standing: string, party: boolean]>>
  readonly counts: Standing['counts']
}

/** How the board stood at each instant, to be asked for again when more is known. */
export class Remembered {
  private readonly snapshots: Snapshot[] = []
  private readonly office: Office

  constructor(office: Office) {
    this.office = office
  }

  get count(): number {
    return this.snapshots.length
  }

  async keep(): Promise<void> {
    const known = this.office.clock.now()
    const on = dayOf(known)
    this.snapshots.push({ on, known, ...(await this.at(on, known)) })
  }

  /** Asked for as known at each earlier instant, the board says now what it said then. */
  async assertSame(): Promise<void> {
    for (const { on, known, ...before } of this.snapshots)
      assert.deepEqual(await this.at(on, known), before, `as known ${known}`)
  }

  private async at(on: string, known: string): Promise<Pick<Snapshot, 'placed' | 'counts'>> {
    const { addressees, counts } = await standing(this.office, `on=${on}&known=${encodeURIComponent(known)}`)
    const placed = Object.fromEntries(
      addressees.map((each) => [each.organisation.name, [each.standing, each.party] as const]),
    )
    return { placed, counts }
  }
}
