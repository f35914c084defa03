import type { Language } from '../kit/language.ts'
import type { Outcome } from '../decisions/decision.ts'
import type { ItemKind } from './agenda.ts'
import type { AttendeeKind, Presence } from './attendance.ts'
import type { AdjustingManner } from './justering.ts'
import type { MeetingState } from './meeting.ts'
import type { Numbering, Quorum } from './procedure.ts'

export const states: Record<Language, Record<MeetingState, string>> = {
  sv: {
    planned: 'planerat',
    called: 'kallelsen utsänd',
    open: 'pågår',
    closed: 'hos justerarna',
    sealed: 'justerat',
    cancelled: 'inställt',
  },
  en: {
    planned: 'planned',
    called: 'called',
    open: 'under way',
    closed: 'with the approvers',
    sealed: 'approved',
    cancelled: 'cancelled',
  },
}
export const kinds: Record<Language, Record<ItemKind, string>> = {
  sv: { information: 'Information', discussion: 'Diskussion', decision: 'Beslut' },
  en: { information: 'Information', discussion: 'Discussion', decision: 'Decision' },
}
export const outcomes: Record<Language, Record<Outcome, string>> = {
  sv: {
    decided: 'Beslutat',
    referred_back: 'Återremitterat',
    postponed: 'Bordlagt',
    noted: 'Antecknat',
    handed_over: 'Överlämnat',
  },
  en: {
    decided: 'Decided',
    referred_back: 'Referred back',
    postponed: 'Postponed',
    noted: 'Noted',
    handed_over: 'Handed over',
  },
}
export const presences: Record<Language, Record<Presence, string>> = {
  sv: { present: 'närvarande', apology: 'anmält förhinder', absent: 'frånvarande' },
  en: { present: 'present', apology: 'apology sent', absent: 'absent' },
}
export const attendeeKinds: Record<Language, Record<AttendeeKind, string>> = {
  sv: { present: 'Närvarande', apology: 'Förhinder', guest: 'Gäst', officer: 'Tjänsteperson' },
  en: { present: 'Present', apology: 'Apology', guest: 'Guest', officer: 'Officer' },
}
export const manners: Record<Language, Record<AdjustingManner, string>> = {
  sv: {
    page: 'På sidan',
    email: 'Per e-post',
    e_signature: 'Extern e-underskrift',
    ink: 'Underskrift på papper, inskannad',
  },
  en: {
    page: 'On the page',
    email: 'By e-mail',
    e_signature: 'External e-signature',
    ink: 'Signed on paper, scanned',
  },
}
export const numberings: Record<Language, Record<Numbering, string>> = {
  sv: { items: 'Punkter 1, 2, 3 i varje möte', paragraphs: 'Paragrafer (§) genom året' },
  en: { items: 'Items 1, 2, 3 of each meeting', paragraphs: 'Paragraphs (§) through the year' },
}
export const quorums: Record<Language, Record<Quorum, string>> = {
  sv: { none: 'Ingen regel', majority: 'Fler än hälften' },
  en: { none: 'No rule', majority: 'More than half' },
}
