import { defineTexts } from '../kit/language.ts'

export const extractTexts = defineTexts(
  {
    extracts: 'Protokollsutdrag',
    lead: 'Varje utdrag bestyrks, och filens kontrollsumma skrivs i loggen. Fyll i de adresser som saknas; en rad utan adress skickas inte.',
    none: 'Ingen punkt har någon mottagare',
    noneNext: 'Skriv på punkten vart protokollsutdraget ska skickas, innan protokollet låses.',
    recipient: 'Mottagare',
    address: 'E-postadress',
    addressOf: ({ name, number }: { name: string; number: string }) =>
      `E-postadress till ${name} för ${number}`,
    state: 'Brevet',
    notSent: 'inte skickat',
    certifiedBy: 'Bestyrks av',
    certifiedByHint: 'Befattningen skrivs på utdraget, med dagens datum.',
    send: 'Skicka protokollsutdrag',
    consequence: ({ count }: { count: number }) =>
      `${count === 1 ? 'Ett utdrag' : `${count} utdrag`} skickas som PDF. Det kan ångras i 30 sekunder.`,
    sent: ({ count }: { count: number }) =>
      count === 1 ? 'Ett protokollsutdrag skickas.' : `${count} protokollsutdrag skickas.`,
    undo: 'Ångra',
    seconds: 's',
  },
  {
    extracts: 'Extracts of the minutes',
    lead: 'Each extract is certified, and the file’s checksum is written in the log. Fill in the addresses that are missing; a row without one is not sent.',
    none: 'No item names a recipient',
    noneNext: 'Write on the item where its extract is to be sent, before the minutes are locked.',
    recipient: 'Recipient',
    address: 'E-mail address',
    addressOf: ({ name, number }) => `E-mail address of ${name} for ${number}`,
    state: 'Letter',
    notSent: 'not sent',
    certifiedBy: 'Certified by',
    certifiedByHint: 'The title is printed on the extract, with today’s date.',
    send: 'Send extracts',
    consequence: ({ count }) =>
      `${count === 1 ? 'One extract is' : `${count} extracts are`} sent as PDF. It can be undone for 30 seconds.`,
    sent: ({ count }) => (count === 1 ? 'One extract is being sent.' : `${count} extracts are being sent.`),
    undo: 'Undo',
    seconds: 's',
  },
)
