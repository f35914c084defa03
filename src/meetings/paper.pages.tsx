import type { Markup } from '../kit/html/markup.ts'
import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { FileField, SelectField } from '../kit/html/field.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Aside, type Column, DataTable } from '../kit/html/table.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { formState } from '../kit/http/problems.tsx'
import type { Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import { dayOf } from '../kit/clock.ts'
import { itemNumber } from './agenda.ts'
import type { WholeMeeting } from './composition.view.ts'
import { justeringTexts } from './justering.texts.ts'
import type { LateSending } from './late-paper.actions.ts'
import { LatePapers } from './late-paper.pages.tsx'
import { lateTexts } from './late-paper.texts.ts'
import type { Paper } from './paper.store.ts'
import { texts } from './texts.ts'
import { pathOf } from './address.ts'

/** Whether this visitor may still change the agenda and its papers. */
export const mayChange = (visit: Visit, { meeting }: WholeMeeting): boolean =>
  visit.actor.administrator && ['planned', 'called', 'open'].includes(meeting.state)

interface PapersProps {
  readonly visit: Visit
  readonly whole: WholeMeeting
  readonly papers: readonly Paper[]
  /** Null for the public. */
  readonly late: LateSending | null
}

/** The papers; the public does not see those of closed items. */
export function Papers({ visit, whole, papers, late }: PapersProps): Markup {
  const words = texts[visit.language]
  const isStaff = visit.actor.administrator
  const closed = new Set(whole.items.filter(({ isClosed }) => isClosed).map(({ id }) => id))
  const shown = papers.filter(({ itemId }) => isStaff || itemId === null || !closed.has(itemId))
  if (shown.length === 0 && !mayChange(visit, whole)) return null
  return (
    <Card title={words.papers}>
      {late && <LatePapers visit={visit} whole={whole} late={late} />}
      {shown.length > 0 && (
        <DataTable
          caption={words.papers}
          rows={shown}
          rowId={({ id }) => `paper-${id}`}
          columns={paperColumns(visit, whole)}
        />
      )}
      {shown.length > 0 && (
        <Actions>
          <LinkButton href={pathOf(visit, whole, 'packet.pdf')}>{words.packet}</LinkButton>
          <LinkButton href={pathOf(visit, whole, 'call', 'word')}>
            {justeringTexts[visit.language].wordCall}
          </LinkButton>
        </Actions>
      )}
      {mayChange(visit, whole) && <PaperForm visit={visit} whole={whole} />}
    </Card>
  )
}

function paperColumns(visit: Visit, whole: WholeMeeting): Column<Paper>[] {
  const words = texts[visit.language]
  const lateWords = lateTexts[visit.language]
  const name = ({ id, title, isLate, sentAt }: Paper): Markup => (
    <>
      <a href={pathOf(visit, whole, 'papers', id)} lang="sv">
        {title}
      </a>
      {isLate && <Aside>{sentAt ? lateWords.sentOn({ day: dayOf(sentAt) }) : words.late}</Aside>}
    </>
  )
  const item = ({ itemId }: Paper): Markup => {
    const found = whole.items.find(({ id }) => id === itemId)
    return found ? <span lang="sv">{`${itemNumber(found)} ${found.title}`}</span> : words.wholeMeeting
  }
  const remove = ({ id, title }: Paper): Markup => (
    <PostForm action={pathOf(visit, whole, 'papers', 'remove')} hidden={{ id }}>
      <button type="submit" className="button quiet small">
        {words.remove}
        <span className="unseen"> {title}</span>
      </button>
    </PostForm>
  )
  const publication = ({ id, title }: Paper): Markup => (
    <a href={`/${visit.association.slug}/publication/paper/${id}`}>
      {lateWords.publication}
      <span className="unseen"> {title}</span>
    </a>
  )
  const isPublished = visit.actor.administrator && whole.procedure.isPublic
  return [
    { header: words.paper, head: true, cell: name },
    { header: words.item, cell: item },
    ...(isPublished ? [{ header: lateWords.shown, cell: publication }] : []),
    ...(mayChange(visit, whole) ? [{ header: words.change, cell: remove }] : []),
  ]
}

function PaperForm({ visit, whole }: { visit: Visit; whole: WholeMeeting }): Markup {
  const words = texts[visit.language]
  const state = formState(visit, undefined)
  return (
    <PostForm action={pathOf(visit, whole, 'papers')} multipart hidden={{ id: newId() }}>
      <FileField name="file" label={words.addPaper} />
      <SelectField
        name="itemId"
        label={words.item}
        empty={words.wholeMeeting}
        options={whole.items.map((item) => ({ value: item.id, label: `${itemNumber(item)} ${item.title}` }))}
        value={state.value('itemId')}
      />
      <Actions>
        <Button look="secondary">{words.add}</Button>
      </Actions>
    </PostForm>
  )
}
