import { setTimeout as sleep } from 'node:timers/promises'
import type { Entry } from './filled-form.ts'
import { type PageForm, type SeenPage, Visitor } from './visitor.ts'

export const person = {
  name: 'Registrator',
  email: 'registrator@forbundet.example',
  password: 'en mening som ingen gissar',
}

/** A registrar who asks once more whenever the page did not come, until the program answers. */
export class InsistentRegistrar {
  private readonly visitor: Visitor
  private readonly givenUp: AbortSignal
  private calls = 0

  /** @param givenUp so that nobody waits for a program that is gone */
  constructor(url: string, givenUp: AbortSignal) {
    this.visitor = new Visitor(url)
    this.givenUp = givenUp
  }

  async signIn(): Promise<void> {
    const page = await this.get('/sign-in')
    await this.submit(page.form('sign-in').fillIn({ email: person.email, password: person.password }))
  }

  /** The page that says that it is done: by telephone, with these words. */
  async register(page: string, member: string, said: Record<string, Entry>): Promise<SeenPage> {
    const start = await this.get(page)
    const confirm = await this.submit(start.form('read').fillIn({ member, channel: 'phone' }))
    return await this.submit(confirm.form('register').fillIn(said), 'Registrera')
  }

  private get(address: string): Promise<SeenPage> {
    return this.insist(() => this.visitor.get(address))
  }

  private submit(form: PageForm, button?: string): Promise<SeenPage> {
    return this.insist(() => form.submit(button))
  }

  private async insist(ask: () => Promise<SeenPage>): Promise<SeenPage> {
    while (!this.givenUp.aborted) {
      // Each call from another address: nobody is asked to wait for having asked too much.
      this.visitor.address = `198.51.100.${(this.calls += 1) % 250}`
      const page = await ask().catch(() => null)
      if (page && page.status < 500 && page.status !== 429) return page
      await sleep(20)
    }
    throw new Error('another has failed')
  }
}
