import { Actions, Button } from '../kit/html/button.tsx'
import { RadioCards } from '../kit/html/choice.tsx'
import { DateField, SelectField, TextArea, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { Card, Column, Columns } from '../kit/html/layout.tsx'
import { Mark } from '../kit/html/mark.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { Notice } from '../kit/html/notice.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import { dayOf } from '../kit/clock.ts'
import { dayWords, momentWords } from '../kit/day-words.ts'
import { newId } from '../kit/id.ts'
import { standingRow } from '../ledger/standing-words.ts'
import { roomsOf } from './rooms.pages.ts'
import { choicesFor } from '../answers/choice.ts'
import { nomineesRead } from './lodged.form.ts'
import { ClausesByMember, Files, Nominees, Riders } from './lodging-fields.pages.tsx'
import { AboutMatter, AskForMore } from './lodging-side.pages.tsx'
import { lodgingKindTexts } from './lodging-kind.texts.ts'
import { lodgingTexts } from './lodging.texts.ts'
import { type FieldTeller, type LodgingPageView, labelsOf, matterPath } from './lodging-view.pages.tsx'
import { isAnswer } from './lodging.ts'
import type { ReasonCode } from '../answers/proposal.ts'
import type { Typed } from '../answers/typed.ts'
import { texts } from '../answers/texts.ts'

/** Lämna beslut: what is asked, and the form in which the member answers. */
export function lodgingPage(page: LodgingPageView): Page {
  const { visit, problem, guest, view } = page
  const words = lodgingTexts[visit.language]
  const { circulation, text } = view.sheet.desk
  const title = `${lodgingKindTexts[visit.language][circulation.kind].lodge}: ${circulation.dnr}`
  const recalled = circulation.recalledAt !== null
  const body = (
    <div className="stack">
      <p className="quiet" lang="sv">
        {guest.member.name} · {circulation.title}
      </p>
      <PageHead title={title}>
        <p>{[dueIn(page), text.letter.decisionIsSignature && words.signature].filter(Boolean).join(' ')}</p>
      </PageHead>
      <Told {...page} />
      {recalled ? (
        <Notice kind="warning">
          <p>{words.recalled}</p>
        </Notice>
      ) : (
        <Problems visit={visit} problem={problem} labels={labelsOf(visit, view)} />
      )}
      <Columns kind="narrow-right">
        <Column>{!recalled && <LodgingForm {...page} />}</Column>
        <Column>
          <AboutMatter {...page} />
          {!recalled && <AskForMore {...page} />}
        </Column>
      </Columns>
    </div>
  )
  return { title, body, rooms: roomsOf(visit, guest, null), hidden: true }
}

/** By when; what was granted goes before the letter's own day, and a day that has passed is no reason not to answer. */
function dueIn({ visit, view, now }: LodgingPageView): string | null {
  const words = lodgingTexts[visit.language]
  const { desk, member } = view.sheet
  const { answerBy } = desk.circulation
  const granted = desk.standings.members.find(
    ({ standing }) => standing.organisation === member?.organisationId,
  )?.standing.extendedTo
  const day = granted ?? answerBy
  if (!day) return null
  const say = day < dayOf(now) ? words.passed : granted ? words.extended : words.due
  return say(dayWords(day, visit.language))
}

/** What has just been done, and what was lodged before. */
function Told({ visit, view, guest, colleague }: LodgingPageView) {
  const words = lodgingTexts[visit.language]
  const told = (['saved', 'extensionSent', 'askSent'] as const).find((name) =>
    visit.url.searchParams.has(name),
  )
  const last = view.lodgings.findLast(isAnswer)
  return (
    <>
      {told && (
        <Notice kind="success" announce>
          <p>{words[told]}</p>
        </Notice>
      )}
      {last && (
        <Notice kind="info">
          <p>
            {words.correcting(momentWords(last.lodgedAt, visit.language))}{' '}
            <a href={`${matterPath(guest, view)}/lodged/${last.number}`}>{words.version(last.number)}</a>
          </p>
        </Notice>
      )}
      {colleague.length > 0 && (
        <Notice kind="warning" title={words.colleague}>
          <p>{words.colleagueLead}</p>
          <ul>
            {colleague.map(({ label, text }) => (
              <li>
                {label}: {text || '–'}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

function tellerOf({ visit, problem, view }: LodgingPageView): FieldTeller {
  const state = formState(visit, problem)
  const { typed, proposal } = view.sheet
  const saved = view.draft.written.fields
  // A form for something else on the page carries none of these fields.
  const posted = visit.form.text('writer') !== null
  const named = nomineesRead(view.draft.written, typed)
  const read = (name: string): string => {
    const found = named[name] ?? (name in typed ? typed[name as keyof Typed] : '')
    return typeof found === 'string' && found !== 'unknown' ? found : ''
  }
  return {
    value: (name) => (posted ? state.value(name) : (saved[name] ?? read(name))),
    error: (name) => state.error(name),
    reasons: (name, code) => {
      const reason = proposal?.reasons.find((each) => each.code === code)
      const isRead = !posted && saved[name] === undefined && read(name) !== ''
      if (!reason || !isRead) return []
      return [lodgingTexts[visit.language].readIn(shortQuote(reason.quote))]
    },
  }
}

function shortQuote(quote: string): string {
  const line = quote.replace(/\s+/g, ' ').trim()
  return line.length > 120 ? `${line.slice(0, 117)}…` : line
}

function LodgingForm(page: LodgingPageView) {
  const { visit, guest, view, now } = page
  const words = lodgingTexts[visit.language]
  const teller = tellerOf(page)
  const path = matterPath(guest, view)
  const hidden = {
    writer: visit.form.text('writer') ?? newId(),
    revision: String(view.draft.revision),
  }
  return (
    <Card>
      <PostForm action={`${path}/check`} hidden={hidden} multipart save={`${path}/save`}>
        <ChoiceField {...page} teller={teller} />
        <DecisionFields visit={visit} teller={teller} />
        <Nominees {...page} teller={teller} />
        <Files {...page} path={path} teller={teller} />
        <ClausesByMember {...page} teller={teller} />
        <Riders visit={visit} teller={teller} />
        <TextArea
          name="note"
          label={words.fields.note}
          optional={words.optional}
          rows={2}
          value={teller.value('note')}
          lang="sv"
        />
        <TextField
          name="contact"
          label={words.fields.contact}
          hint={words.contactHint}
          optional={words.optional}
          width="full"
          value={teller.value('contact')}
        />
        <Actions>
          <Button>{words.check}</Button>
          <Button look="secondary" formAction={`${path}/save`}>
            {words.save}
          </Button>
        </Actions>
        <p className="quiet" data-saved="" role="status">
          {view.draft.revision > 0
            ? words.savedAt(momentWords(view.draft.savedAt ?? now, visit.language))
            : words.savedSoon}
        </p>
      </PostForm>
    </Card>
  )
}

interface Telling {
  readonly visit: Visit
  readonly teller: FieldTeller
}

function ChoiceField({ visit, view, teller }: LodgingPageView & Telling) {
  const words = lodgingTexts[visit.language]
  const { circulation, text } = view.sheet.desk
  const kinds = choicesFor(circulation.kind, text.letter.nominations !== undefined)
  const choices = kinds.map((kind) => {
    const { glyph, tone } = standingRow(kind)
    return { value: kind, label: <Mark glyph={glyph} tone={tone} word={words.choices[kind]} /> }
  })
  return (
    <RadioCards
      name="choice"
      label={lodgingKindTexts[visit.language][circulation.kind].choice}
      choices={choices}
      value={teller.value('choice')}
      error={teller.error('choice')}
      reasons={teller.reasons('choice', 'sentence')}
      more={{ after: 5, label: words.moreChoices }}
    />
  )
}

function DecisionFields({ visit, teller }: Telling) {
  const words = lodgingTexts[visit.language]
  const field = (name: 'decidedBy' | 'decided' | 'paragraph', code: ReasonCode) => ({
    name,
    label: words.fields[name],
    value: teller.value(name),
    error: teller.error(name),
    reasons: teller.reasons(name, code),
  })
  return (
    <>
      <FieldRow>
        <TextField {...field('decidedBy', 'body')} hint={words.decidedByHint} list="bodies" lang="sv" />
        <DateField {...field('decided', 'date')} hint={words.decidedHint} />
      </FieldRow>
      <FieldRow>
        <TextField {...field('paragraph', 'paragraph')} width="short" />
        <TextField
          name="ownDnr"
          label={words.fields.ownDnr}
          optional={words.optional}
          value={teller.value('ownDnr')}
          error={teller.error('ownDnr')}
        />
      </FieldRow>
      <FieldRow>
        <DateField
          name="until"
          label={words.fields.until}
          optional={words.optional}
          value={teller.value('until')}
          error={teller.error('until')}
        />
        <SelectField
          name="approved"
          label={words.fields.approved}
          options={Object.entries(words.approvals).map(([value, label]) => ({ value, label }))}
          value={teller.value('approved')}
          reasons={teller.reasons('approved', 'approval')}
        />
      </FieldRow>
      <datalist id="bodies">
        {texts[visit.language].bodies.map((body) => (
          <option value={body} />
        ))}
      </datalist>
    </>
  )
}
