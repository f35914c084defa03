import { defineTexts } from '../kit/language.ts'

/** Words of what a member sees by the link in the letter. */
export const toDecideTexts = defineTexts(
  {
    room: 'Att besluta',
    agreements: 'Våra överenskommelser',
    title: 'Det här väntar på ert beslut',
    nothing: 'Inget väntar på ert beslut',
    nothingLead: 'När en ny rekommendation eller remiss skickas till er visas den här.',
    lead: 'Ni beslutar enligt er egen delegationsordning. Skicka protokollsutdraget som svar på mejlet, eller lämna det här – båda räknas.',
    answered: 'Det här har ni svarat på',
    from: (kind: string, sender: string, on: string) => `${kind} från ${sender} ${on}`,
    kinds: {
      recommendation: 'Rekommendation',
      consultation: 'Remiss',
      offer: 'Erbjudande',
      enquiry: 'Förfrågan',
    },
    signature: 'att anta är att underteckna',
    by: (day: string) => `senast ${day}`,
    passed: (day: string) => `skulle ha kommit ${day}, räknas ändå`,
    noDay: 'ingen svarsdag',
    example: 'Exempeldata: medlemmarnas svar är påhittade.',
    closed: {
      expired: 'Länken har gått ut',
      revoked: 'Länken är återkallad',
      unknown: 'Länken känns inte igen',
    },
    closedLead: {
      expired: 'Länken i brevet gällde bara en viss tid.',
      revoked: 'Länken gäller inte längre. Den kan ha ersatts av en ny.',
      unknown:
        'Kontrollera att hela länken har följt med. E-postprogram delar ibland långa länkar på två rader.',
    },
    byMail: 'Ni kan alltid svara med e-post',
    byMailLead: (address: string | null, dnr: string | null) =>
      `Svara på mejlet med rekommendationen${address ? `, eller skriv till ${address}` : ''}.${dnr ? ` Ange ${dnr}.` : ''} Det räknas på samma sätt.`,
    newLink: 'Be om en ny länk',
    newLinkLead: 'Den skickas till den e-postadress som brevet skickades till, och inte till någon annan.',
    newLinkButton: 'Skicka en ny länk',
    newLinkSent: 'En ny länk är på väg',
    newLinkSentLead: 'Den kommer till den e-postadress som brevet skickades till, inom några minuter.',
  },
  {
    room: 'To decide',
    agreements: 'Our agreements',
    title: 'This waits for your decision',
    nothing: 'Nothing waits for your decision',
    nothingLead: 'When a new recommendation or consultation is sent to you it is shown here.',
    lead: 'You decide by your own rules of delegation. Send the extract of the minutes in answer to the mail, or lodge it here – both count.',
    answered: 'This you have answered',
    from: (kind, sender, on) => `${kind} from ${sender} ${on}`,
    kinds: {
      recommendation: 'Recommendation',
      consultation: 'Consultation',
      offer: 'Offer',
      enquiry: 'Enquiry',
    },
    signature: 'to adopt is to sign',
    by: (day) => `by ${day}`,
    passed: (day) => `was due ${day}, counts all the same`,
    noDay: 'no last day',
    example: 'Example data: the members’ answers are invented.',
    closed: {
      expired: 'The link has expired',
      revoked: 'The link has been revoked',
      unknown: 'The link is not known',
    },
    closedLead: {
      expired: 'The link in the letter was valid for a certain time only.',
      revoked: 'The link is no longer valid. It may have been replaced by a new one.',
      unknown: 'Check that the whole link came along. Mail programs sometimes break long links in two.',
    },
    byMail: 'You can always answer by mail',
    byMailLead: (address, dnr) =>
      `Answer the mail with the recommendation${address ? `, or write to ${address}` : ''}.${dnr ? ` State ${dnr}.` : ''} It counts the same.`,
    newLink: 'Ask for a new link',
    newLinkLead: 'It is sent to the e-mail address that the letter was sent to, and to no other.',
    newLinkButton: 'Send a new link',
    newLinkSent: 'A new link is on its way',
    newLinkSentLead: 'It comes to the e-mail address that the letter was sent to, within a few minutes.',
  },
)
