import { findCase } from '../cases/store.ts'
import type { Case } from '../cases/case.ts'
import { isAsked } from '../circulations/addressee.ts'
import type { Circulation } from '../circulations/circulation.ts'
import {
  type AddresseeRow,
  findAddressees,
  findCirculation,
  findNoticeRecipients,
  findVersionText,
} from '../circulations/store.ts'
import type { VersionText } from '../circulations/version.ts'
import { type Instant, dayOf } from '../kit/clock.ts'
import { NotFound } from '../kit/refusal.ts'
import type { Work } from '../kit/work.ts'
import { findHead } from '../log/store.ts'
import type { Standings } from '../ledger/book.ts'
import { findStandings } from '../ledger/standings.store.ts'
import { findOrganisations, findOwnAssociation } from '../organisations/store.ts'
import type { SentText } from './answer.ts'

/** All that a registrar needs before her to register an answer to one circulation. */
export interface Desk {
  readonly circulation: Circulation
  readonly text: VersionText
  /** The same, as the due form check needs it. */
  readonly sent: SentText
  readonly file: Case
  /** In Swedish order. */
  readonly asked: readonly AddresseeRow[]
  readonly standings: Standings
  /** Every organisation's name today, by id. */
  readonly names: ReadonlyMap<string, string>
  /** Third bodies, by name. */
  readonly told: readonly string[]
  /** The association's own address to send from; null: the installation's. */
  readonly mailFrom: string | null
}

/** @throws NotFound when no such circulation has been sent */
export async function findDesk(work: Work, slug: string): Promise<Desk> {
  const { db, association } = work
  const [known, circulation] = await Promise.all([knownNow(work), findCirculation(db, association, slug)])
  const on = dayOf(known)
  if (!circulation) throw new NotFound()
  const { id, version, caseId, dnr, sentAt: sent, answerBy: lastDay } = circulation
  const [found, addressees, organisations, recipients, file, standings, own, earlier] = await Promise.all([
    findVersionText(db, association, id, version),
    findAddressees(db, association, id, { on }),
    findOrganisations(db, association, on),
    findNoticeRecipients(db, association, id),
    findCase(db, association, caseId),
    findStandings(db, association, id, { on, known }),
    findOwnAssociation(db, association),
    findEarlier(work, id, version),
  ])
  const text = found!
  return {
    circulation,
    text,
    sent: { id, dnr, version, sent, lastDay, clauses: text.clauses, earlier },
    file: file!,
    asked: addressees.filter(isAsked),
    standings,
    names: new Map(organisations.map((organisation) => [organisation.id, organisation.name])),
    told: recipients.map((recipient) => recipient.name),
    mailFrom: own.mailFrom,
  }
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
