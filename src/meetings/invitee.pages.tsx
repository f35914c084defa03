import type { Markup } from '../kit/html/markup.ts'
import { type Day, dayOf } from '../kit/clock.ts'
import { TextArea } from '../kit/html/field.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Aside, DataTable } from '../kit/html/table.tsx'
import type { FormState } from '../kit/http/problems.tsx'
import type { Visit } from '../kit/http/visit.ts'
import type { Invitee } from './attendance.store.ts'
import { eventTexts } from './event.texts.ts'
import { justeringTexts } from './justering.texts.ts'
import { texts } from './texts.ts'

/** In the words of the one who answers: "kommer". */
export function answerWords(visit: Visit, { answer }: Pick<Invitee, 'answer'>): string {
  const words = justeringTexts[visit.language]
  const said = {
    comes: words.comes,
    cannot: words.cannot,
    substitute: words.sendsSubstitute,
    perhaps: words.perhaps,
  }
  return answer === null ? words.notAnswered : said[answer]
}

interface InviteesProps {
  readonly visit: Visit
  readonly invitees: readonly Invitee[]
  readonly title?: string
  readonly lead?: string
  /** The last day to answer; later answers are marked. */
  readonly answerBy?: Day | null
}

/** Who has got the letter, and what was answered. */
export function Invitees({ visit, invitees, title, lead, answerBy = null }: InviteesProps): Markup {
  const words = justeringTexts[visit.language]
  const caption = title ?? words.invitees
  if (invitees.length === 0) return null
  const isLate = ({ answeredAt }: Invitee): boolean =>
    answeredAt !== null && answerBy !== null && dayOf(answeredAt) > answerBy
  const answer = (invitee: Invitee): Markup => (
    <>
      {answerWords(visit, invitee)}
      {isLate(invitee) && <Aside>{eventTexts[visit.language].late}</Aside>}
      {invitee.wantsMeal && <Aside>{words.wantsMeal}</Aside>}
      {invitee.answerNote && <Aside>{invitee.answerNote}</Aside>}
    </>
  )
  return (
    <Card title={lead ?? caption}>
      <DataTable
        caption={caption}
        rows={invitees}
        rowId={({ id }) => `invitee-${id}`}
        columns={[
          {
            header: words.name,
            head: true,
            cell: ({ holder }) => <span lang="sv">{holder}</span>,
          },
          { header: words.email, cell: ({ email }) => email },
          { header: words.answer, cell: answer },
        ]}
      />
    </Card>
  )
}

/** A word that begins a line. */
export const begun = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** What is said to those who are asked to come, and the addresses of others who are to have the letter. */
export function MessageFields({ visit, state }: { visit: Visit; state: FormState }): Markup {
  const words = justeringTexts[visit.language]
  const { optional } = texts[visit.language]
  return (
    <>
      <TextArea
        name="message"
        label={words.message}
        rows={3}
        optional={optional}
        lang="sv"
        value={state.value('message')}
      />
      <TextArea
        name="extra"
        label={words.extraRecipients}
        hint={words.extraHint}
        rows={2}
        optional={optional}
        value={state.value('extra')}
        error={state.error('extra')}
      />
    </>
  )
}
