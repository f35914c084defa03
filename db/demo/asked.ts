import { answerQuestion, askQuestion } from '../../src/circulations/question.actions.ts'
import { newId } from '../../src/kit/id.ts'
import type { Member } from '../../src/organisations/store.ts'
import type { DemoWork } from './ksl.ts'

/** A member asks by telephone what counts as signing, and everybody can read the answer. Invented. */
export async function askAndAnswer(
  work: DemoWork,
  circulation: string,
  members: ReadonlyMap<string, Member>,
): Promise<void> {
  const member = members.get('0125')!
  const question = newId()
  work.clock.set('2015-03-27T10:15')
  await askQuestion(work, {
    id: question,
    circulation,
    organisation: member.id,
    askedBy: 'kommunjurist',
    receivedOn: '2015-03-27',
    channel: 'phone',
    text: 'Måste någon underteckna överenskommelsen när vi har beslutat?',
    enteredAs: member.name,
  })
  work.clock.set('2015-03-27T13:40')
  await answerQuestion(work, {
    circulation,
    question,
    answer:
      'Nej. Beslutet om antagande likställs med undertecknande. Skicka protokollsutdraget, så är det klart.',
    wording: '',
    seen: 0,
    post: null,
  })
}
