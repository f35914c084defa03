import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { layDemo } from '../../db/demo.ts'
import { demoText } from '../../db/demo/text.ts'
import { makeLinks } from '../circulations/answer-link.actions.ts'
import { findAddressees, findCirculation } from '../circulations/store.ts'
import { system } from '../kit/actor.ts'
import { type Clock, addMilliseconds, clockFrom, dayOf, instantOf, systemClock } from '../kit/clock.ts'
import { type Command, print } from '../kit/command.ts'
import { type Settings, readSettings } from '../kit/settings.ts'
import { findAssociation } from '../organisations/store.ts'
import { addAdministrator } from '../people/actions.ts'
import { demoEmail } from '../people/routes.ts'
import { findPersonToSignIn } from '../people/store.ts'
import type { Database } from '../kit/db/db.ts'
import { openDatabase, start } from './server.ts'
import { untilStopped } from './serve.command.ts'

/** The morning after the last of the invented answers; a demo that has gone on goes on from where it was. */
const firstMorning = instantOf('2015-06-04T08:00')

export const demoCommand: Command = {
  name: 'demo',
  summary: 'starts the program with two associations to try, in June 2015',
  usage:
    'radslag demo\n\nIts data is kept in DATA_DIR (data/demo) between runs; delete the folder to start afresh.\nNo letter leaves the computer.',
  async run() {
    const settings = demoSettings()
    const opened = await openDatabase(settings)
    const last = await layDemo(opened.database, settings.publicUrl)
    await addRegistrar(opened.database)
    const next = addMilliseconds(last, 1000)
    const clock = clockFrom(next > firstMorning ? next : firstMorning)
    const running = await start(settings, { clock, demo: true, opened })
    print(welcome(settings.publicUrl, await memberLink(opened.database, clock, settings.publicUrl)))
    await untilStopped(running)
    return 0
  },
}

/** Letters are caught, whatever mail server the environment names. */
function demoSettings(): Settings {
  const read = readSettings({ DATA_DIR: join('data', 'demo'), ...process.env })
  return { ...read, smtpUrl: null, mailFrom: 'registrator@ksl.example', replyDomain: 'svar.ksl.example' }
}

/** Enters by a button; nobody knows the password. */
async function addRegistrar(database: Database): Promise<void> {
  await database.transaction(null, async (db) => {
    if (await findPersonToSignIn(db, demoEmail)) return
    const password = randomBytes(32).toString('base64url')
    await addAdministrator({ db, clock: systemClock }, { email: demoEmail, name: 'Registrator', password })
  })
}

/** A link such as stands in the member's letter: the demo sends none, and of those in the outbox only the text is kept. */
async function memberLink(database: Database, clock: Clock, publicUrl: string): Promise<string> {
  const found = await database.transaction(null, (db) => findAssociation(db, 'ksl'))
  const association = found!.id
  return await database.transaction(association, async (db) => {
    const work = { db, association, actor: system('demo'), clock }
    const circulation = await findCirculation(db, association, 'KSL-15-0016-5')
    const { id, answerBy } = circulation!
    const addressees = await findAddressees(db, association, id, { on: dayOf(clock.now()) })
    const member = addressees.find(({ code }) => code === '0139')!
    const links = await makeLinks(work, [member.id], { base: `${publicUrl}/ksl/answer`, answerBy })
    return links.get(member.id)!.href
  })
}

const rule = '-'.repeat(72)

function welcome(url: string, link: string): string {
  const board = `${url}/ksl/circulations/KSL-15-0016-5`
  return `
Rådslag, demonstration. Det är den 4 juni 2015. Alla svar är påhittade (Exempeldata) och inga brev lämnar datorn.

  Börja här             ${url}
  Svarsläget i dag      ${board}
  … som det var känt    ${board}?on=2015-05-27&known=2015-05-27
  Som JSON              ${url}/api/v1/associations/ksl/circulations/KSL-15-0016-5/standing
  Gå in                 ${url}/sign-in  (knappen ”Gå in som registrator”)
  Inkorgen              ${url}/ksl/inbox  (ett femtontal påhittade brev att pröva)
  Som Upplands-Bro      ${link}
                        (länken i kommunens brev: inget konto behövs)

Prova först: Tyresös svar har kommit. Gå in, öppna svarsläget, välj Tyresö och klistra in protokollsutdraget nedan
(det ligger också i db/demo/ready-tyreso.txt). Fem kommuner till har inte svarat.

${rule}
${demoText('ready-tyreso.txt').trim()}
${rule}

Avsluta med Ctrl-C. Det du har gjort finns kvar till nästa gång.`
}
