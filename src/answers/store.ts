import { findCase } from '../cases/store.ts'
import type { Case } from '../cases/case.ts'
import { isAsked } from '../circulations/addressee.ts'
import type { Circulation } from '../circulations/circulation.ts'
import {
  type AddresseeRow,
  findAddressees,
  findCirculation,
  findNoticeRecipients,
} from '../circulations/store.ts'
import { findVersionText } from '../circulations/version-text.store.ts'
import type { VersionText } from '../circulations/version.ts'
import { type Instant, dayOf } from '../kit/clock.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { Lasting } from '../log/lasting.store.ts'
import { findHead } from '../log/store.ts'
import type { Standings } from '../ledger/book.ts'
import { findStandings } from '../ledger/standings.store.ts'
import { findNamesOn, findOwnAssociation } from '../organisations/store.ts'
import type { SentText } from './answer.ts'
import { findLastingTexts } from './named-instrument.store.ts'
import type { OwnTexts } from './named-instrument.ts'

/** What an answer to one circulation is read and registered by. */
export interface AnswerDesk {
  readonly circulation: Circulation
  readonly text: VersionText
  /** The same, as the due form check needs it. */
  readonly sent: SentText
  readonly file: Case
  /** Every organisation's name today, by id. */
  readonly names: ReadonlyMap<string, string>
  /** All that the association has sent or agreed on: an answer may be about another of them. */
  readonly own: OwnTexts
  /** The association's own address to send from; null: the installation's. */
  readonly mailFrom: string | null
}

/** All that a registrar needs before her to register an answer: those who are asked, and where each of them stands. */
export interface Desk extends AnswerDesk {
  /** In Swedish order. */
  readonly asked: readonly AddresseeRow[]
  readonly standings: Standings
  /** Third bodies, by name. */
  readonly told: readonly string[]
}

/** @throws NotFound when no such circulation has been sent */
export async function findDesk(work: Work, slug: string): Promise<Desk> {
  const { db, association } = work
  const [known, circulation] = await Promise.all([knownNow(work), findCirculation(db, association, slug)])
  const on = dayOf(known)
  if (!circulation) throw new NotFound()
  const { id } = circulation
  const [desk, addressees, recipients, standings] = await Promise.all([
    findAnswerDesk(work, circulation),
    findAddressees(db, association, id, { on }),
    findNoticeRecipients(db, association, id),
    findStandings(db, association, id, { on, known }),
  ])
  const told = recipients.map((recipient) => recipient.name)
  return { ...desk, asked: addressees.filter(isAsked), standings, told }
}

export async function findAnswerDesk(work: Work, circulation: Circulation): Promise<AnswerDesk> {
  const { db, association } = work
  const { id, version, caseId, dnr, sentAt: sent, answerBy: lastDay } = circulation
  const [found, names, file, home, earlier, own] = await Promise.all([
    findVersionText(db, association, id, version),
    findNamesToday(work),
    findCase(db, association, caseId),
    findOwnAssociation(db, association),
    findEarlier(work, id, version),
    findLastingTexts(work),
  ])
  const text = found!
  return {
    circulation,
    text,
    sent: { id, dnr, version, sent, lastDay, clauses: text.clauses, earlier },
    file: file!,
    names,
    own,
    mailFrom: home.mailFrom,
  }
}

const namesByDay = new Lasting<ReadonlyMap<string, string>>(10_000)

async function findNamesToday(work: Work): Promise<ReadonlyMap<string, string>> {
  const on = dayOf(work.clock.now())
  const read = () => findNamesOn(work.db, work.association, on)
  return await namesByDay.of(work, on, read, (names) => names.size)
}

/** By the circulation's part of the address and the day; an office has few open at a time. */
const desks = new Lasting<AnswerDesk>(200)

/** The desk for one member's answer alone: nobody else is asked for. Null: it is not said whose. @throws NotFound as `findDesk` */
export async function findMembersDesk(
  work: Work,
  slug: string,
  organisation: string | null,
): Promise<{ desk: AnswerDesk; member: AddresseeRow | null }> {
  const { db, association } = work
  const on = dayOf(work.clock.now())
  const asked = async ({ circulation }: AnswerDesk): Promise<AddresseeRow[]> =>
    organisation === null ? [] : await findAddressees(db, association, circulation.id, { on, organisation })
  const read = async (): Promise<AnswerDesk> => {
    const circulation = await findCirculation(db, association, slug)
    if (!circulation) throw new NotFound()
    return await findAnswerDesk(work, circulation)
  }
  const key = `${slug} ${on}`
  const guessed = desks.guess(work, key)
  const [desk, guess] = await Promise.all([desks.of(work, key, read, () => 1), guessed && asked(guessed)])
  const addressees = guess && desk === guessed ? guess : await asked(desk)
  return { desk, member: addressees.find(isAsked) ?? null }
}

async function findEarlier(
  { db, association }: Work,
  circulation: string,
  version: number,
): Promise<SentText['earlier']> {
  const earlier: { version: number; clauses: VersionText['clauses'] }[] = []
  for (let before = version - 1; before > 0; before--) {
    const text = await findVersionText(db, association, circulation, before)
    if (text) earlier.push({ version: before, clauses: text.clauses })
  }
  return earlier
}

/** Now, or the latest entry of the log where the clock is behind it: nothing that is recorded is left out. */
async function knownNow({ db, association, clock }: Work): Promise<Instant> {
  const { recordedAt } = await findHead(db, association)
  const now = clock.now()
  return now > recordedAt ? now : recordedAt
}
