import type { Sentences } from '../kit/sentences.ts'
import type { MeetingState } from './meeting.ts'

const statesSv: Record<MeetingState, string> = {
  planned: 'planerat',
  called: 'utlyst',
  open: 'pågående',
  closed: 'avslutat',
  sealed: 'justerat',
  cancelled: 'inställt',
}

export const meetingSentences: Sentences = {
  sv: {
    'meeting.ends-first': 'Mötet slutar innan det börjar. Kontrollera tiderna.',
    'meeting.too-long': ({ hours }) => `Mötet är längre än ${hours} timmar. Kontrollera dagarna.`,
    'meeting.not-movable': 'Ett möte som har börjat, hållits eller ställts in kan inte flyttas.',
    'meeting.not-from': ({ from, to }) =>
      from === to
        ? `Mötet är redan ${statesSv[from as MeetingState]}. Någon annan hann före.`
        : `Mötet är ${statesSv[from as MeetingState]} och kan inte bli ${statesSv[to as MeetingState]}.`,
    'meeting.closed':
      'Mötet är avslutat och protokollet hos justerarna. Öppna det igen för att skriva i det.',
    'meeting.sealed': 'Protokollet är justerat och låst. En rättelse görs som en egen handling.',
    'meeting.cancelled': 'Mötet är inställt.',
    'meeting.number-taken': ({ number }) => `Det finns redan ett möte med nummer ${number}.`,
    'event.ends-first': 'Evenemangets sista dag är före den första. Rätta en av dem.',
    'event.too-long': ({ days }) => `Ett evenemang kan vara högst ${days} dagar. Kontrollera året.`,
    'event.sign-up-late':
      'Sista dagen att anmäla sig är efter evenemangets första dag. Välj en tidigare dag.',
    'event.cancelled': 'Evenemanget är inställt och kan inte ändras.',
    'event.past': 'Evenemanget är över. Ingen kan bjudas in i efterhand.',
    'paper.nothing-late': 'Alla sena handlingar är redan skickade.',
    'extract.nobody': 'Ingen mottagare har någon e-postadress. Skriv minst en.',
    'extract.not-sealed':
      'Protokollet är inte låst. Lås det när det är justerat, så går det att ta utdrag ur det.',
    'import.not-minutes': 'Texten gick inte att läsa som ett protokoll. Skriv in mötet för hand.',
    'meeting.not-a-time': 'Skriv klockslaget som timme och minut, till exempel 13.00.',
    'meeting.not-a-link': 'Skriv en adress som börjar med https://.',
    'meeting.body-ended': ({ body, day }) => `${body} finns inte den ${day}.`,
    'agenda.nothing-pasted': 'Klistra in minst en rubrik, en på varje rad.',
    'agenda.too-many': ({ most }) => `Dagordningen får ha högst ${most} punkter.`,
    'agenda.not-a-vote': 'Skriv rösterna som ja-nej-avstår, till exempel 7-1-0.',
    'agenda.outcome-to': 'Skriv vem som får ärendet.',
    'call.nobody': 'Ingen att kalla. Lägg till företrädare med e-postadress, eller skriv fler mottagare.',
    'call.no-address': 'Justeraren har ingen e-postadress. Skapa en länk och lämna den på annat sätt.',
    'attendance.left-first': 'Personen lämnar mötet före ankomsten. Kontrollera tiderna.',
    'attendance.member': 'Välj vilken medlem personen är där för.',
    'justering.answered': 'Svaret på den här texten är redan lämnat.',
    'justering.other-text': 'Protokollet har ändrats sedan du läste det. Läs den nya texten och svara igen.',
    'justering.mandate-ended': ({ holder, day }) =>
      `Uppdraget för ${holder} upphörde ${day}, före mötet. Välj en justerare som var med på mötet. Var personen ändå med, rätta uppdragets slutdag eller närvaron.`,
    'justering.reason': 'Skriv varför du inte justerar protokollet.',
    'justering.not-done': 'Alla justerare har inte svarat på den text som står nu.',
    'justering.all-refused': 'Ingen har justerat protokollet. Rätta det, eller välj fler justerare.',
    'justering.no-adjusters': 'Välj minst en justerare. Organet följer kommunallagen.',
    'justering.not-closed':
      'Mötet är inte avslutat, så protokollet kan inte justeras ännu. Avsluta mötet först.',
    'justering.not-sealed': 'Protokollet är inte justerat ännu.',
    'justering.not-there': 'Punkten finns inte i protokollet. Ladda om sidan.',
    'justering.no-notice': 'Organets beslut överklagas inte enligt kommunallagen. Inget anslag behövs.',
    'justering.posted-later': 'Anslagsdagen ligger i framtiden. Skriv dagen då anslaget sattes upp.',
    'agenda.empty': 'Dagordningen är tom. Lägg till minst en punkt.',
  },
  en: {
    'meeting.ends-first': 'The meeting ends before it begins. Check the times.',
    'meeting.too-long': ({ hours }) => `The meeting is longer than ${hours} hours. Check the days.`,
    'meeting.not-movable': 'A meeting that has begun, been held or been cancelled cannot be moved.',
    'meeting.not-from': ({ from, to }) =>
      from === to
        ? `The meeting is already ${from}. Somebody else was first.`
        : `The meeting is ${from} and cannot become ${to}.`,
    'meeting.closed':
      'The meeting is closed and the minutes are with the approvers. Open it again to write in it.',
    'meeting.sealed': 'The minutes are approved and locked. A correction is made as a document of its own.',
    'meeting.cancelled': 'The meeting is cancelled.',
    'meeting.number-taken': ({ number }) => `There is already a meeting with the number ${number}.`,
    'event.ends-first': 'The event’s last day is before its first. Correct one of them.',
    'event.too-long': ({ days }) => `An event can last ${days} days at most. Check the year.`,
    'event.sign-up-late': 'The last day to sign up is after the event’s first day. Choose an earlier day.',
    'event.cancelled': 'The event has been called off and cannot be changed.',
    'event.past': 'The event is over. Nobody can be invited afterwards.',
    'paper.nothing-late': 'All late papers have been sent already.',
    'extract.nobody': 'No recipient has an e-mail address. Write at least one.',
    'extract.not-sealed':
      'The minutes are not locked. Lock them once they are approved; then extracts can be made.',
    'import.not-minutes': 'The text could not be read as minutes. Enter the meeting by hand.',
    'meeting.not-a-time': 'Write the time as hour and minute, for example 13.00.',
    'meeting.not-a-link': 'Write an address that begins with https://.',
    'meeting.body-ended': ({ body, day }) => `${body} does not exist on ${day}.`,
    'agenda.nothing-pasted': 'Paste at least one heading, one on each line.',
    'agenda.too-many': ({ most }) => `An agenda may have at most ${most} items.`,
    'agenda.not-a-vote': 'Write the votes as yes-no-abstained, for example 7-1-0.',
    'agenda.outcome-to': 'Write who gets the matter.',
    'call.nobody': 'Nobody to call. Add representatives with e-mail addresses, or write more recipients.',
    'call.no-address': 'The approver has no e-mail address. Create a link and hand it over in another way.',
    'attendance.left-first': 'The person leaves before arriving. Check the times.',
    'attendance.member': 'Choose which member the person is there for.',
    'justering.answered': 'This text has already been answered.',
    'justering.other-text':
      'The minutes have changed since you read them. Read the new text and answer again.',
    'justering.mandate-ended': ({ holder, day }) =>
      `The mandate of ${holder} ended on ${day}, before the meeting. Choose an approver who was at the meeting. If the person was there all the same, correct the mandate’s last day or the attendance.`,
    'justering.reason': 'Write why you do not approve the minutes.',
    'justering.not-done': 'Not all approvers have answered about the current text.',
    'justering.all-refused': 'Nobody has approved the minutes. Correct them, or choose more approvers.',
    'justering.no-adjusters': 'Choose at least one approver. The body follows the Local Government Act.',
    'justering.not-closed':
      'The meeting is not closed, so the minutes cannot be approved yet. Close the meeting first.',
    'justering.not-sealed': 'The minutes are not approved yet.',
    'justering.not-there': 'The item is not in the minutes. Reload the page.',
    'justering.no-notice':
      'The body’s decisions are not appealed under the Local Government Act. No notice is needed.',
    'justering.posted-later':
      'The day of posting is in the future. Write the day on which the notice was put up.',
    'agenda.empty': 'The agenda is empty. Add at least one item.',
  },
}
