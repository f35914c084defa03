import type { Markup } from '../kit/html/markup.ts'
import { momentInTable } from '../kit/day-words.ts'
import { Actions, Button } from '../kit/html/button.tsx'
import { TextField } from '../kit/html/field.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Consequence, Empty, Notice, UndoNotice } from '../kit/html/notice.tsx'
import { Aside, type Column, DataTable } from '../kit/html/table.tsx'
import { crumbsLabel } from '../kit/http/form-page.tsx'
import { PostForm, usePage } from '../kit/http/post-form.tsx'
import { Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'
import { texts as mailTexts } from '../kit/mail/texts.ts'
import type { WholeMeeting } from './composition.view.ts'
import type { Extract } from './extract.actions.ts'
import type { ExtractRecipient } from './extract.ts'
import { extractTexts } from './extract.texts.ts'
import { MeetingFacts } from './meeting.pages.tsx'
import { nav } from './pages.tsx'
import { texts } from './texts.ts'
import { meetingsPath, pathOf, titleOf } from './address.ts'

export interface ExtractsView {
  readonly whole: WholeMeeting
  readonly extracts: readonly Extract[]
  /** Seconds left to undo in; 0 where nothing waits. */
  readonly undoSeconds: number
  /** Why letters do not leave; null when they do. */
  readonly still: string | null
}

const unsent = ({ letter }: Pick<ExtractRecipient, 'letter'>): boolean => letter === null
export const addressField = (item: string, index: number): string => `address.${item}.${index}`

/** Each paragraph that names somebody: to whom its extract goes, and what has become of the letter. One button sends them all. */
export function extractsPage(visit: Visit, problem: Problem | undefined, view: ExtractsView): Page {
  const words = extractTexts[visit.language]
  const { whole, extracts } = view
  const state = formState(visit, problem)
  const all = extracts.flatMap(({ recipients }) => recipients)
  const ready = all.filter((each) => unsent(each) && each.address !== '').length
  const waiting = all.filter(({ letter }) => letter?.state === 'waiting').length
  const body = (
    <>
      <Crumbs
        label={crumbsLabel(visit)}
        trail={[
          { label: texts[visit.language].meetings, href: meetingsPath(visit) },
          { label: titleOf(whole), href: pathOf(visit, whole) },
        ]}
        here={words.extracts}
      />
      <PageHead title={words.extracts} facts={<MeetingFacts visit={visit} whole={whole} />}>
        {extracts.length > 0 && <p>{words.lead}</p>}
      </PageHead>
      <Problems
        visit={visit}
        problem={problem}
        labels={{ certifiedBy: words.certifiedBy, address: words.address }}
      />
      {view.still && waiting > 0 && (
        <Notice kind="info">
          <p>{view.still}</p>
        </Notice>
      )}
      {view.undoSeconds > 0 && <Undo visit={visit} view={view} count={waiting} />}
      {extracts.length === 0 && (
        <Empty title={words.none}>
          <p>{words.noneNext}</p>
        </Empty>
      )}
      {extracts.length > 0 && (
        <PostForm action={pathOf(visit, whole, 'extracts')}>
          {extracts.map((extract) => (
            <Recipients visit={visit} problem={problem} extract={extract} />
          ))}
          {all.some(unsent) && (
            <Card>
              <TextField
                name="certifiedBy"
                label={words.certifiedBy}
                hint={words.certifiedByHint}
                lang="sv"
                value={state.value('certifiedBy', whole.secretary)}
                error={state.error('certifiedBy')}
              />
              {ready > 0 && <Consequence>{words.consequence({ count: ready })}</Consequence>}
              <Actions>
                <Button>{words.send}</Button>
              </Actions>
            </Card>
          )}
        </PostForm>
      )}
    </>
  )
  return { title: `${words.extracts}: ${titleOf(whole)}`, nav, body, hidden: true }
}

function Undo({ visit, view, count }: { visit: Visit; view: ExtractsView; count: number }): Markup {
  const words = extractTexts[visit.language]
  return (
    <UndoNotice
      action={pathOf(visit, view.whole, 'extracts', 'undo')}
      undo={words.undo}
      hidden={{ csrf: usePage().csrfToken }}
      seconds={{ left: view.undoSeconds, word: words.seconds }}
      letter="z"
    >
      {words.sent({ count })}
    </UndoNotice>
  )
}

interface RecipientsProps {
  readonly visit: Visit
  readonly problem: Problem | undefined
  readonly extract: Extract
}

function Recipients({ visit, problem, extract: { item, recipients } }: RecipientsProps): Markup {
  const words = extractTexts[visit.language]
  const state = formState(visit, problem)
  const rows = recipients.map((recipient, index) => ({ ...recipient, index }))
  const address = ({ name, letter, index, address }: (typeof rows)[number]): Markup => {
    if (letter) return address
    const field = addressField(item.id, index)
    return (
      <input
        name={field}
        id={field}
        type="email"
        className="input"
        aria-label={words.addressOf({ name, number: item.number })}
        autoComplete="off"
        value={state.value(field, address)}
      />
    )
  }
  const columns: Column<(typeof rows)[number]>[] = [
    { header: words.recipient, head: true, cell: ({ name }) => <span lang="sv">{name}</span> },
    { header: words.address, cell: address },
    { header: words.state, cell: ({ letter }) => <LetterCell visit={visit} letter={letter} /> },
  ]
  return (
    <Card title={`${item.number} ${item.title}`}>
      <DataTable
        caption={`${words.extracts}: ${item.number}`}
        rows={rows}
        rowId={({ index }) => `extract-${item.id}-${index}`}
        columns={columns}
      />
    </Card>
  )
}

function LetterCell({
  visit,
  letter,
}: { visit: Visit } & Pick<Extract['recipients'][number], 'letter'>): Markup {
  if (!letter) return extractTexts[visit.language].notSent
  return (
    <>
      <a href={`/${visit.association.slug}/outbox/${letter.id}`}>
        {mailTexts[visit.language].states[letter.state]}
      </a>
      <Aside>{momentInTable(letter.sentAt ?? letter.dueAt)}</Aside>
    </>
  )
}
