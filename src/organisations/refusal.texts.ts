import type { Sentences } from '../kit/sentences.ts'

/** What the room's refusals say. */
export const organisationSentences: Sentences = {
  sv: {
    'association.slug-form':
      'Adressen ska börja med en bokstav och får bara ha a–z, siffror och bindestreck, 2–41 tecken.',
    'association.slug-taken': ({ slug }) =>
      `Det finns redan ett förbund med adressen ${slug}. Välj en annan.`,
    'organisation.unknown-code': ({ code }) =>
      `Det finns ingen kommun eller region med koden ${code}. En kommunkod har fyra siffror, till exempel 0114; en regionkod har två.`,
    'organisation.code-taken': ({ code }) =>
      `Det finns redan en organisation med koden ${code}. Öppna den i stället.`,
    'organisation.name-used': ({ name }) =>
      `Organisationen heter eller har redan hetat ${name}. Skriv det nya namnet.`,
    'organisation.rename-order': ({ name, from }) =>
      `Namnet ${name} gäller från ${from}. Det nya namnet måste börja gälla en senare dag.`,
    'organisation.mail-domain': 'Skriv domänen som kommun.example, utan @ och mellanslag.',
    'tile.taken': ({ first, second }) =>
      `${first} och ${second} har samma ruta. Ge den ena en annan kolumn eller rad.`,
    'tile.half': 'Ange både kolumn och rad, eller ingen av dem.',
    'membership.already': ({ name }) =>
      `${name} är redan medlem den dagen, eller blir det senare. Avsluta det medlemskapet först.`,
    'membership.none': ({ name, to }) =>
      `${name} är inte medlem dagen före ${to}, så det finns inget medlemskap att avsluta.`,
    'body.name-taken': ({ name }) => `Organisationen har redan ett organ som heter ${name}.`,
    'body.ends-too-early': ({ name, from }) => `${name} finns från ${from} och kan inte upphöra tidigare.`,
    'contact.already': 'Organisationen har redan den adressen för samma ändamål.',
    'contact.body-elsewhere':
      'Organet hör till en annan organisation. Välj ett av organisationens egna organ.',
    'contact.address-missing': 'E-postadressen saknas.',
    'contact.address-without-at': ({ address }) =>
      `”${address}” är ingen e-postadress: den ska ha ett @ med text på båda sidor.`,
    'contact.address-characters': ({ address }) =>
      `”${address}” har tecken före @ som e-post inte klarar. Använd a–z, siffror, punkt och bindestreck.`,
    'contact.address-domain': ({ address }) =>
      `Det som står efter @ i ”${address}” är inget domännamn, som kommun.example.`,
    'contact.address-too-long': 'E-postadressen är längre än vad e-post klarar (254 tecken).',
    'contact-import.organisation-missing': 'Raden säger inte vilken kommun eller organisation den gäller.',
    'contact-import.organisation-unknown': ({ text }) =>
      `”${text}” är ingen av förbundets organisationer, varken som kod eller namn. Rätta stavningen eller lägg till organisationen först.`,
    'contact-import.organisation-ambiguous': ({ text }) =>
      `Flera organisationer heter ”${text}”. Skriv koden i stället.`,
    'contact-import.body-unknown': ({ text, organisation }) =>
      `${organisation} har inget organ som heter ”${text}”. Lägg till organet först eller lämna rutan tom.`,
    'contact-import.purpose-unknown': ({ text }) =>
      `”${text}” är inget känt ändamål. Skriv registrator, frågor, sekreterare eller beredskap.`,
    'contact-import.title-too-long': 'Befattningen är längre än 300 tecken. Korta den.',
    'contact-import.has-problems': ({ rows }) =>
      `${rows} ${rows === 1 ? 'rad' : 'rader'} går inte att läsa in. Rätta listan, eller kryssa i rutan för att hoppa över dem.`,
    'contact-import.nothing-to-do': 'Allt i listan finns redan. Det finns inget att läsa in.',
  },
  en: {
    'association.slug-form':
      'The address must begin with a letter and have only a–z, digits and hyphens, 2–41 characters.',
    'association.slug-taken': ({ slug }) =>
      `There is already an association with the address ${slug}. Choose another.`,
    'organisation.unknown-code': ({ code }) =>
      `There is no municipality or region with the code ${code}. A municipality’s code has four digits, such as 0114; a region’s has two.`,
    'organisation.code-taken': ({ code }) =>
      `There is already an organisation with the code ${code}. Open that one instead.`,
    'organisation.name-used': ({ name }) =>
      `The organisation is, or has been, called ${name} already. Write the new name.`,
    'organisation.rename-order': ({ name, from }) =>
      `The name ${name} holds from ${from}. The new name must begin on a later day.`,
    'organisation.mail-domain': 'Write the domain as kommun.example, without @ and spaces.',
    'tile.taken': ({ first, second }) =>
      `${first} and ${second} have the same square. Give one of them another column or row.`,
    'tile.half': 'Give both column and row, or neither.',
    'membership.already': ({ name }) =>
      `${name} is a member on that day already, or becomes one later. End that membership first.`,
    'membership.none': ({ name, to }) =>
      `${name} is not a member on the day before ${to}, so there is no membership to end.`,
    'body.name-taken': ({ name }) => `The organisation already has a body called ${name}.`,
    'body.ends-too-early': ({ name, from }) => `${name} exists from ${from} and cannot end before that.`,
    'contact.already': 'The organisation already has that address for the same purpose.',
    'contact.body-elsewhere':
      'The body belongs to another organisation. Choose one of the organisation’s own.',
    'contact.address-missing': 'The e-mail address is missing.',
    'contact.address-without-at': ({ address }) =>
      `“${address}” is not an e-mail address: it needs one @ with text on both sides.`,
    'contact.address-characters': ({ address }) =>
      `“${address}” has characters before the @ that e-mail cannot carry. Use a–z, digits, full stop and hyphen.`,
    'contact.address-domain': ({ address }) =>
      `What follows the @ in “${address}” is not a domain name, such as kommun.example.`,
    'contact.address-too-long': 'The e-mail address is longer than e-mail can carry (254 characters).',
    'contact-import.organisation-missing':
      'The row does not say which municipality or organisation it is for.',
    'contact-import.organisation-unknown': ({ text }) =>
      `“${text}” is none of the association’s organisations, neither as a code nor as a name. Correct the spelling, or add the organisation first.`,
    'contact-import.organisation-ambiguous': ({ text }) =>
      `Several organisations are called “${text}”. Write the code instead.`,
    'contact-import.body-unknown': ({ text, organisation }) =>
      `${organisation} has no body called “${text}”. Add the body first, or leave the cell empty.`,
    'contact-import.purpose-unknown': ({ text }) =>
      `“${text}” is not a known purpose. Write registrar, questions, secretary or duty.`,
    'contact-import.title-too-long': 'The title is longer than 300 characters. Shorten it.',
    'contact-import.has-problems': ({ rows }) =>
      `${rows} ${rows === 1 ? 'row' : 'rows'} cannot be imported. Correct the list, or tick the box to leave them out.`,
    'contact-import.nothing-to-do':
      'Everything in the list has been entered already. There is nothing to import.',
  },
}
