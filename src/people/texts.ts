import { defineTexts } from '../kit/language.ts'
import type { Sentences } from '../kit/sentences.ts'

export const texts = defineTexts(
  {
    signIn: 'Logga in',
    signOut: 'Logga ut',
    email: 'E-postadress',
    password: 'Lösenord',
    passwordHint: 'Minst 12 tecken. En mening går bra.',
    name: 'Namn eller befattning',
    setupTitle: 'Välkommen till Rådslag',
    setupLead: 'Den här länken gäller en gång. Den som använder den blir installationens administratör.',
    setupButton: 'Skapa kontot och logga in',
    setupClosed: 'Länken gäller inte längre',
    setupClosedLead:
      'Den har använts eller är för gammal. Be en kollega om en ny. Finns ingen administratör ännu skrivs en ny länk ut när programmet startas om.',
    demoLead: 'Det här är en demonstration. Alla svar är påhittade och inga brev lämnar datorn.',
    demoButton: 'Gå in som registrator',
  },
  {
    signIn: 'Sign in',
    signOut: 'Sign out',
    email: 'E-mail address',
    password: 'Password',
    passwordHint: 'At least 12 characters. A sentence will do.',
    name: 'Name or title',
    setupTitle: 'Welcome to Rådslag',
    setupLead: 'This link works once. Whoever uses it becomes the administrator of the installation.',
    setupButton: 'Create the account and sign in',
    setupClosed: 'The link is no longer valid',
    setupClosedLead:
      'It has been used or is too old. Ask a colleague for a new one. If there is no administrator yet, a new link is printed when the program is restarted.',
    demoLead: 'This is a demonstration. All answers are invented and no letter leaves the computer.',
    demoButton: 'Enter as registrar',
  },
)

export const sentences: Sentences = {
  sv: {
    'people.wrong-password': 'E-postadressen och lösenordet hör inte ihop. Kontrollera båda och försök igen.',
    'people.blocked': 'Kontot är spärrat. Be en kollega häva spärren.',
    'people.known-address': ({ email }) => `${email} har redan ett konto.`,
    'people.block-oneself': 'Du kan inte spärra ditt eget konto. Be en kollega göra det.',
    'people.wrong-current-password': 'Det nuvarande lösenordet stämmer inte. Försök igen.',
    'people.invitation-used': 'Länken har redan använts eller är för gammal. Be en kollega om en ny.',
    'people.too-many-tries': 'Det har gjorts för många försök. Vänta en minut och försök igen.',
    'people.short-password': 'Lösenordet måste ha minst 12 tecken.',
    'mandate.period': 'Uppdraget slutar innan det börjar. Kontrollera dagarna.',
    'mandate.already': ({ holder }) => `${holder} har redan det uppdraget under den tiden.`,
    'mandate.not-there': 'Uppdraget har redan slutat, eller börjar senare än den dagen.',
  },
  en: {
    'people.wrong-password':
      'The e-mail address and the password do not belong together. Check both and try again.',
    'people.blocked': 'The account is blocked. Ask a colleague to lift the block.',
    'people.known-address': ({ email }) => `${email} already has an account.`,
    'people.block-oneself': 'You cannot block your own account. Ask a colleague to do it.',
    'people.wrong-current-password': 'The current password is not right. Try again.',
    'people.invitation-used': 'The link has already been used or is too old. Ask a colleague for a new one.',
    'people.too-many-tries': 'There have been too many tries. Wait a minute and try again.',
    'people.short-password': 'The password must have at least 12 characters.',
    'mandate.period': 'The mandate ends before it begins. Check the days.',
    'mandate.already': ({ holder }) => `${holder} already has that mandate in that period.`,
    'mandate.not-there': 'The mandate has already ended, or begins later than that day.',
  },
}
