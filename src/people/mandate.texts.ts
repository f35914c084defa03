import { type Language, defineTexts } from '../kit/language.ts'
import type { MandateRole } from './mandate.ts'

const roles: Record<Language, Record<MandateRole, string>> = {
  sv: {
    ordinary: 'Ordinarie',
    substitute: 'Ersättare',
    chair: 'Ordförande',
    deputy_chair: 'Vice ordförande',
  },
  en: {
    ordinary: 'Ordinary',
    substitute: 'Substitute',
    chair: 'Chair',
    deputy_chair: 'Deputy chair',
  },
}

export const mandateTexts = defineTexts(
  {
    mandates: 'Företrädare',
    lead: ({ on }: { on: string }) => `Vem som företräder vem den ${on}.`,
    none: 'Inga företrädare är inlagda',
    noneNext: 'Lägg till den första, i ett organ eller ett projekt.',
    add: 'Lägg till företrädare',
    organisation: 'Organisation',
    member: 'Medlem',
    body: 'Organ',
    project: 'Projekt',
    projectHint: 'Skriv projektets namn om det inte är ett organ.',
    role: 'Roll',
    holder: 'Företrädare',
    holderHint: 'Befattning eller namn, till exempel kommundirektör.',
    substitutes: 'Ersättare',
    email: 'E-postadress',
    from: 'Från och med',
    to: 'Till och med',
    dayHint: 'Till exempel 2012-01-26. Får vara tomt.',
    missing: 'saknas',
    missingCount: ({ count }: { count: number }) =>
      count === 0
        ? 'Alla medlemmar har en företrädare.'
        : `${count === 1 ? 'En medlem' : `${count} medlemmar`} saknar företrädare.`,
    ends: 'Uppdraget slutar',
    lastDay: 'Sista dag',
    end: 'Avsluta',
    action: 'Ändra',
    on: 'Läget den',
    show: 'Visa',
    choose: 'Välj',
    optional: 'valfritt',
    roles: roles.sv,
  },
  {
    mandates: 'Representatives',
    lead: ({ on }) => `Who represents whom on ${on}.`,
    none: 'No representatives have been entered',
    noneNext: 'Add the first one, in a body or a project.',
    add: 'Add a representative',
    organisation: 'Organisation',
    member: 'Member',
    body: 'Body',
    project: 'Project',
    projectHint: 'Write the name of the project where it is not a body.',
    role: 'Role',
    holder: 'Representative',
    holderHint: 'Title or name, such as municipal director.',
    substitutes: 'Substitutes',
    email: 'E-mail address',
    from: 'From',
    to: 'Until and including',
    dayHint: 'For example 2012-01-26. May be left empty.',
    missing: 'missing',
    missingCount: ({ count }) =>
      count === 0
        ? 'Every member has a representative.'
        : `${count === 1 ? 'One member has' : `${count} members have`} no representative.`,
    ends: 'The mandate ends',
    lastDay: 'Last day',
    end: 'End',
    action: 'Change',
    on: 'As of',
    show: 'Show',
    choose: 'Choose',
    optional: 'optional',
    roles: roles.en,
  },
)
