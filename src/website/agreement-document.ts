import { addDays } from '../kit/clock.ts'
import type { Language } from '../kit/language.ts'
import type { EntryIntoForce } from '../ledger/entry-into-force.ts'
import type { Agreement, AgreementPeriod } from './agreement.ts'
import { agreementTexts } from './agreement.texts.ts'

/** Överenskommelsen som data: the agreement for programs, and its parties as a table. Periods are half-open in JSON; people get the last day. */

export type Names = ReadonlyMap<string, { readonly name: string; readonly code: string | null }>

export function agreementDocument({ instrument, entry, state, partiesOn, periods }: Agreement, names: Names) {
  return {
    slug: instrument.slug,
    kind: instrument.kind,
    title: instrument.title,
    valid_from: instrument.validFrom,
    valid_to: instrument.validTo,
    state,
    in_force_from: entry?.on ?? null,
    parties_on: partiesOn,
    lacks: instrument.lacks,
    parties: periods
      .filter((period) => names.has(period.organisation))
      .map((period) => ({
        organisation: names.get(period.organisation),
        from: period.from,
        to: period.to,
        party: period.holds,
        acts: period.because,
      })),
  }
}

/** What its rule waits for, and what if. Null where no decisions are collected here. */
export function entryDocument({ entry, supposed }: Agreement, names: Names) {
  return {
    entry: entry && waitingOf(entry, names),
    what_if: supposed && {
      organisation: names.get(supposed.whatIf.organisation) ?? null,
      answer: supposed.whatIf.answer,
      ...waitingOf(supposed.entry, names),
    },
  }
}

function waitingOf(entry: EntryIntoForce, names: Names) {
  const known = (organisation: string) => names.get(organisation) ?? { code: null, name: organisation }
  return {
    in_force_from: entry.on,
    reachable: entry.reachable,
    have: entry.have,
    need: entry.need,
    missing: entry.missing.map(({ organisation, kind, dateUnknown }) => ({
      organisation: known(organisation),
      standing: kind,
      date_unknown: dateUnknown,
    })),
    without_inhabitants: entry.withoutInhabitants.map(known),
  }
}

export function lastDayOf({ to }: Pick<AgreementPeriod, 'to'>): string | null {
  return to === null ? null : addDays(to, -1)
}

export function partySheet(agreement: Agreement, names: Names, language: Language) {
  const words = agreementTexts[language]
  const rows = agreement.periods.map((period) => {
    const found = names.get(period.organisation)
    return [
      found?.code ?? null,
      found?.name ?? '',
      period.from,
      lastDayOf(period),
      period.holds ? words.yes : words.no,
    ]
  })
  const columns = ['Kod', words.party, words.partyFrom, words.partyTo, words.onDay(agreement.on)]
  return { name: agreement.instrument.title.slice(0, 100), columns, rows }
}

/** All agreements, a row each, as the list has them. */
export function agreementsSheet(agreements: readonly Agreement[], language: Language) {
  const words = agreementTexts[language]
  const rows = agreements.map(({ instrument, state, entry, partiesOn }) => [
    instrument.title,
    words.kinds[instrument.kind],
    words.states[state],
    entry ? partiesOn : null,
    instrument.validFrom,
    instrument.validTo && addDays(instrument.validTo, -1),
  ])
  const columns = [words.name, words.kind, words.state, words.parties, words.partyFrom, words.partyTo]
  return { name: words.title, columns, rows }
}
