import { defineTexts } from '../kit/language.ts'

export const nominationTexts = defineTexts(
  {
    named: (seat: string) => `Namngivna företrädare: ${seat}`,
    holder: (number: number) => `Företrädare ${number}`,
    role: 'Roll',
    roles: { ordinary: 'Ordinarie', substitute: 'Ersättare' },
    email: 'Adress för kallelser',
    hint: 'Namn eller befattning. De förs in bland företrädarna när svaret registreras.',
    from: 'Från och med',
    fromHint: (day: string | null) => (day ? `Tomt: ${day}, enligt brevet.` : 'Tomt: från beslutsdagen.'),
    to: 'Till och med',
    toHint: (day: string | null) => (day ? `Tomt: ${day}, enligt brevet.` : 'Tomt: tills vidare.'),
    register: 'Företrädare',
    fills: (seat: string) => `de namngivna förs in som företrädare i ${seat}`,
  },
  {
    named: (seat) => `Named representatives: ${seat}`,
    holder: (number) => `Representative ${number}`,
    role: 'Role',
    roles: { ordinary: 'Ordinary', substitute: 'Substitute' },
    email: 'Address for calls',
    hint: 'Name or title. They are entered among the representatives when the answer is registered.',
    from: 'From',
    fromHint: (day) => (day ? `Empty: ${day}, as in the letter.` : 'Empty: from the day of the decision.'),
    to: 'To, inclusive',
    toHint: (day) => (day ? `Empty: ${day}, as in the letter.` : 'Empty: until further notice.'),
    register: 'Representatives',
    fills: (seat) => `those named are entered as representatives in ${seat}`,
  },
)
