import type { Markup } from '../kit/html/markup.ts'
import { dayOf } from '../kit/clock.ts'
import { dayWords, momentInTable } from '../kit/day-words.ts'
import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { DateField, TextField } from '../kit/html/field.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Consequence } from '../kit/html/notice.tsx'
import { Diff } from '../kit/html/prose.tsx'
import { Aside } from '../kit/html/table.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import type { Visit } from '../kit/http/visit.ts'
import { newId } from '../kit/id.ts'
import { wordChanges } from '../circulations/difference.ts'
import { itemNumber } from './agenda.ts'
import type { WholeMeeting } from './composition.view.ts'
import type { Candidate } from './justering.ts'
import { justeringTexts as words_ } from './justering.texts.ts'
import { sealedOf } from './meeting.pages.tsx'
import { pathOf } from './address.ts'
import { dayOfMeeting } from './meeting.ts'
import { type Minutes, changedItems } from './minutes.ts'
import type { JusteringComment, KeptMinutes, Posting } from './minutes.store.ts'
import { boardNotice } from './notice-board.ts'
import { sealTexts } from './seal.texts.ts'
import { transcriptPath } from './address.ts'
import { texts } from './texts.ts'

export interface JusteringView {
  readonly whole: WholeMeeting
  readonly kept: readonly KeptMinutes[]
  /** As they stand now. */
  readonly minutes: Minutes
  readonly textHash: string
  readonly comments: readonly JusteringComment[]
  readonly postings: readonly Posting[]
  /** Whom the secretary may pick as adjusters. */
  readonly candidates: readonly Candidate[]
  /** A link that was just made, shown once. */
  readonly link: string | null
}

export interface JusteringProps {
  readonly visit: Visit
  readonly view: JusteringView
}

/** What has been written since the meeting was first closed, word by word. */
export function Changes({ visit, view: { kept, minutes } }: JusteringProps): Markup {
  const words = words_[visit.language]
  const first = kept.find(({ state }) => state === 'closed')
  if (!first) return null
  const changed = changedItems(first.content, minutes)
  return (
    <Card title={words.changed}>
      {changed.length === 0 && <p>{words.unchanged}</p>}
      {changed.map(({ title, before, after }) => (
        <section className="highlight" lang="sv">
          <h3>{title}</h3>
          <Diff parts={wordChanges(before, after)} words={words} />
        </section>
      ))}
    </Card>
  )
}

export function Seal({ visit, view: { whole, kept } }: JusteringProps): Markup {
  const words = words_[visit.language]
  const sealed = sealedOf(kept)
  const staffWords = texts[visit.language]
  // Before the meeting there is nothing to seal.
  if (whole.meeting.state === 'planned' || whole.meeting.state === 'called') return null
  return (
    <Card title={words.sealedText}>
      {whole.meeting.state === 'closed' && (
        <>
          <PostForm action={pathOf(visit, whole, 'justering', 'seal')}>
            <Consequence>{words.sealConsequence}</Consequence>
            <Button>{words.seal}</Button>
          </PostForm>
          <PostForm action={pathOf(visit, whole, 'justering', 'reopen')}>
            <Button look="quiet">{staffWords.reopen}</Button>
          </PostForm>
        </>
      )}
      <SealItems visit={visit} whole={whole} kept={kept} />
      <ul>
        {kept
          .filter(({ state }) => state === 'sealed')
          .map((each) => (
            <li>
              {staffWords.version({ version: each.version, at: momentInTable(each.writtenAt) })}
              {each.correction && <Aside>{`${words.correction}: ${each.correction}`}</Aside>}
              <Aside>
                {words.hash}: <code>{each.textHash}</code>
              </Aside>
            </li>
          ))}
      </ul>
      {sealed && (
        <>
          <Actions>
            <LinkButton look="quiet" href={pathOf(visit, whole, 'correct')}>
              {words.correct}
            </LinkButton>
            <LinkButton look="quiet" href={transcriptPath(visit)}>
              {sealTexts[visit.language].transcript}
            </LinkButton>
          </Actions>
          <p className="quiet">{sealTexts[visit.language].transcriptHint}</p>
        </>
      )}
    </Card>
  )
}

/** Omedelbar justering: an item with adjusters of its own is locked by itself, also while the meeting goes on. */
function SealItems({ visit, whole, kept }: { visit: Visit } & Pick<JusteringView, 'whole' | 'kept'>): Markup {
  const words = words_[visit.language]
  const own = new Set(whole.adjusters.map(({ itemId }) => itemId))
  const done = new Set(kept.filter(({ state }) => state === 'sealed').map(({ itemId }) => itemId))
  if (whole.meeting.state === 'sealed') return null
  return whole.items
    .filter(({ id }) => own.has(id) && !done.has(id))
    .map((item) => (
      <PostForm action={pathOf(visit, whole, 'justering', 'seal')} hidden={{ itemId: item.id }}>
        <Consequence>{words.sealItemConsequence({ number: itemNumber(item) })}</Consequence>
        <Button look="secondary">{words.sealItem({ number: itemNumber(item) })}</Button>
      </PostForm>
    ))
}

export function Board({ visit, view: { whole, kept, postings } }: JusteringProps): Markup {
  const words = words_[visit.language]
  const sealed = kept.findLast(({ state }) => state === 'sealed')
  const today = dayOf(visit.site.clock.now())
  const facts = {
    decidedOn: dayOfMeeting(whole.meeting),
    adjustedOn: sealed ? dayOf(sealed.writtenAt) : today,
    postedOn: postings.map(({ postedOn }) => postedOn),
  }
  const notice = boardNotice(whole.body.governance, facts)
  if (!notice) return <p className="quiet">{words.noNotice}</p>
  if (!sealed) return null
  const say = (day: string): string => dayWords(day, visit.language)
  return (
    <Card title={words.notice}>
      <p>{words.noticeLead}</p>
      <ul>
        {postings.map(({ board, postedOn }) => (
          <li>
            {board}: {postedOn}
          </li>
        ))}
        {postings.length === 0 && <li>{words.postBy({ day: say(notice.postBy) })}</li>}
        {notice.appealableUntil && <li>{words.appealableUntil({ day: say(notice.appealableUntil) })}</li>}
        {notice.takenDownFrom && <li>{words.takenDownFrom({ day: say(notice.takenDownFrom) })}</li>}
      </ul>
      <PostForm action={pathOf(visit, whole, 'justering', 'postings')} hidden={{ id: newId() }}>
        <TextField name="board" label={words.board} lang="sv" value={whole.association} />
        <DateField name="postedOn" label={words.postedOn} value={today} />
        <Actions>
          <Button look="secondary">{words.post}</Button>
        </Actions>
      </PostForm>
    </Card>
  )
}
