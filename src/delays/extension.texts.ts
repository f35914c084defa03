import { defineTexts } from '../kit/language.ts'
import type { Sentences } from '../kit/sentences.ts'

export const extensionTexts = defineTexts(
  {
    title: (member: string) => `${member}: anstånd`,
    extension: 'Anstånd',
    lastDay: 'Sista svarsdag',
    standing: 'Läge',
    requested: 'Begärt',
    requestedNow: 'Ja, och väntar på besked',
    granted: 'Har anstånd till',
    none: 'Inget',
    grant: 'Bevilja anstånd',
    until: 'Till och med',
    words: 'Tillägg till brevet',
    optional: 'valfritt',
    consequence: (member: string) =>
      `När du beviljar: ${member} får ett brev om 30 sekunder och påminns inte före den dagen. Beslutet diarieförs och syns i svarsläget.`,
    noSender: 'Förbundet har ingen avsändaradress. Ange MAIL_FROM eller förbundets egen adress.',
    noAddress: 'Medlemmen har ingen adress att skriva till.',
    done: (member: string, until: string) => `${member} har anstånd till och med den ${until}.`,
    onlyAsked: (member: string) =>
      `Begäran om anstånd från ${member} är registrerad. Besvara den från medlemmens rad i svarsläget.`,
    grantLeft: (member: string) => `Beskedet om anstånd till ${member} har gått.`,
    undo: 'Ångra',
    seconds: 's kvar',
    undone: 'Anståndet är ångrat. Inget brev har gått.',
    request: 'Anteckna att de har begärt anstånd',
    requestLead: 'Till exempel per telefon. Medlemmen påminns inte innan begäran är besvarad.',
    asked: 'Begäran är antecknad.',
    how: 'Hur den kom',
    when: 'Vilken dag',
    note: 'Anteckning',
    requestButton: 'Anteckna begäran',
    back: 'Till svarsläget',
    inbox: 'Till inkorgen',
    letterAsks: 'Brevet ber om anstånd',
    onlyRequest: 'Registrera bara begäran',
  },
  {
    title: (member: string) => `${member}: more time`,
    extension: 'More time',
    lastDay: 'Last day for answers',
    standing: 'Standing',
    requested: 'Asked for',
    requestedNow: 'Yes, and is waiting for a reply',
    granted: 'Granted until',
    none: 'None',
    grant: 'Grant more time',
    until: 'Until',
    words: 'Addition to the letter',
    optional: 'optional',
    consequence: (member: string) =>
      `When you grant it: ${member} gets a letter in 30 seconds and is not reminded before that day. The decision is entered in the register and shown on the board.`,
    noSender: 'The association has no address to send from. Set MAIL_FROM or its own address.',
    noAddress: 'The member has no address to write to.',
    done: (member: string, until: string) => `${member} has been granted more time, until ${until}.`,
    onlyAsked: (member: string) =>
      `The request for more time from ${member} is registered. It is answered from the member’s row on the board.`,
    grantLeft: (member: string) => `The letter about more time has been sent to ${member}.`,
    undo: 'Undo',
    seconds: 's left',
    undone: 'The extension is undone. No letter has left.',
    request: 'Note that they have asked for more time',
    requestLead: 'By telephone, for example. The member is not reminded before the request is answered.',
    asked: 'The request is noted.',
    how: 'How it came',
    when: 'Which day',
    note: 'Note',
    requestButton: 'Note the request',
    back: 'To the answers',
    inbox: 'To the inbox',
    letterAsks: 'The letter asks for more time',
    onlyRequest: 'Only register the request',
  },
)

export const extensionSentences: Sentences = {
  sv: {
    'extension.day-passed': ({ today }) =>
      `Den dagen har redan passerat (i dag är det ${today}). Välj en senare dag.`,
    'extension.not-later': ({ lastDay }) =>
      `Alla har till och med ${lastDay} på sig. Välj en senare dag för anståndet.`,
    'extension.has-left':
      'Brevet om anståndet har redan gått. Rätta i medlemmens historik och skriv till medlemmen.',
    'extension.no-recipient':
      'Medlemmen har ingen adress att skriva till, eller förbundet ingen att skriva från.',
  },
  en: {
    'extension.day-passed': ({ today }) => `That day has passed (today is ${today}). Choose a later one.`,
    'extension.not-later': ({ lastDay }) => `Everybody has until ${lastDay}. Choose a later day.`,
    'extension.has-left':
      'The letter about it has left. Correct it in the member’s history, and write to the member.',
    'extension.no-recipient': 'The member has no address to write to, or the association none to write from.',
  },
}
