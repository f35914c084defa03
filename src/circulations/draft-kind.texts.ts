import { defineTexts } from '../kit/language.ts'

/** What the form of a draft says of its kind. */
export const draftKindTexts = defineTexts(
  {
    clauseSection: {
      recommendation: 'Beslutspunkter',
      consultation: 'Punkter att yttra sig över',
      offer: 'Beslutspunkter',
      enquiry: 'Frågor',
    },
    clauseHints: {
      recommendation: 'Skriv som det ska stå i medlemmens beslut, till exempel: att anta överenskommelsen.',
      consultation: 'Valfritt. Skrivs punkterna här sammanställs yttrandena punkt för punkt.',
      offer: 'Skriv som det ska stå i medlemmens beslut, till exempel: att ansluta sig till avtalet.',
      enquiry: 'Valfritt. En fråga på varje rad.',
    },
    nominations: 'Namnge företrädare',
    nominationsLead:
      'Fyll i om medlemmarna ska namnge företrädare. Svaren förs in bland företrädarna när de registreras.',
    noBody: 'Inget organ',
    seatProjectHint: 'Om det inte är ett av förbundets organ.',
    seatFromHint: 'Tomt: från dagen då medlemmen beslutar.',
    seatToHint: 'Sista dagen. Tomt: tills vidare.',
    senderHint:
      'En medlem som är avsändare får inget eget brev. Förbundet skickar brevet och tar emot svaren.',
  },
  {
    clauseSection: {
      recommendation: 'Clauses',
      consultation: 'Points to give an opinion on',
      offer: 'Clauses',
      enquiry: 'Questions',
    },
    clauseHints: {
      recommendation:
        'Write as it should stand in the member’s decision, for example: att anta överenskommelsen.',
      consultation: 'Optional. If the points are written here, the opinions are compiled point by point.',
      offer: 'Write as it should stand in the member’s decision, for example: att ansluta sig till avtalet.',
      enquiry: 'Optional. One question per row.',
    },
    nominations: 'Name representatives',
    nominationsLead:
      'Fill in if the members are to name representatives. Their answers are entered in the register of representatives.',
    noBody: 'No body',
    seatProjectHint: 'If it is not one of the association’s bodies.',
    seatFromHint: 'Empty: from the day the member decides.',
    seatToHint: 'The last day. Empty: until further notice.',
    senderHint:
      'A member that is the sender gets no letter itself. The association sends the letter and receives the answers.',
  },
)
