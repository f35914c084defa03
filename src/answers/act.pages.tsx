import { momentInTable } from '../kit/day-words.ts'
import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { type Fact, Facts } from '../kit/html/table.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import type { Visit } from '../kit/http/visit.ts'
import { cameOn, meaning } from '../ledger/act.ts'
import { depositOf } from '../ledger/due-form.ts'
import type { RecordedAct } from '../ledger/recorded-act.ts'
import type { KeptEvidence } from '../ledger/store.ts'
import { texts as ledgerTexts } from '../ledger/texts.ts'
import type { MemberHistory } from './history.store.ts'
import { memberPath } from './parts.pages.tsx'
import { historyTexts } from './history.texts.ts'

interface Props {
  readonly visit: Visit
  readonly found: MemberHistory
  readonly line: MemberHistory['lines'][number]
}

/** All that is kept of one act: its dates, never one; who decided; what it adds; and what it rests on. */
export function ActDetail({ visit, found, line: { act, evidence } }: Props) {
  const words = historyTexts[visit.language]
  const { decided, decidedBy, paragraph, received, deposited, effective, until } = act
  const facts: [string, string | null][] = [
    [words.decided, decided],
    [words.decidedBy, decidedBy],
    [words.paragraph, paragraph],
    [words.received, received && momentInTable(received)],
    [words.deposited, deposited ?? lackingOf(visit, act)],
    [words.effective, effective],
    [words.until, until],
  ]
  const known = [
    ...aboutFacts(visit, found, act),
    ...facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }])),
  ]
  return (
    <>
      <p>{words.recorded(momentInTable(act.recorded))}</p>
      {known.length > 0 && <Facts facts={known} />}
      <Additions visit={visit} act={act} />
      {visit.actor.administrator && noteOf(act.note, evidence)}
      {evidence.map((kept) => (
        <Evidence visit={visit} kept={kept} />
      ))}
    </>
  )
}

/** What it says of the text, which decision it is about, and who takes the place. */
function aboutFacts(visit: Visit, { acts, names }: MemberHistory, act: RecordedAct): Fact[] {
  const words = historyTexts[visit.language]
  const ledger = ledgerTexts[visit.language]
  const about = acts.find(({ id }) => id === act.concerns)
  const said = about && meaning(about)
  return [
    ...(act.opinion ? [{ label: ledger.acts.opinion, value: ledger.opinions[act.opinion] }] : []),
    ...(about && said
      ? [
          {
            label: words.concerns,
            value: [names.get(about.organisation), ledger.acts[said], about.decided]
              .filter(Boolean)
              .join(', '),
          },
        ]
      : []),
    ...(visit.actor.administrator && act.nominees.length > 0
      ? [{ label: ledger.acts.nominated, value: act.nominees.map(({ holder }) => holder).join(', ') }]
      : []),
    ...(act.successor ? [{ label: words.successor, value: names.get(act.successor) ?? '' }] : []),
  ]
}

/** Why it was registered so: for the staff, and once, where it is the evidence too. */
function noteOf(note: string | null, evidence: readonly KeptEvidence[]) {
  return note && !evidence.some((kept) => kept.note === note) ? <p>{note}</p> : null
}

/** Why it is not in due form, to the staff: of a yes, and of what has not only been told. */
function lackingOf(visit: Visit, act: RecordedAct): string | null {
  if (!visit.actor.administrator) return null
  const { findings } = act
  // Of what has only been told there was no paper to examine.
  const toldOnly = findings.length === 0 && cameOn(act) !== null
  const { lacks } = depositOf({ type: meaning(act), receivedOn: cameOn(act), toldOnly, findings })
  const said = lacks.map(({ code, facts }) => visit.say(code, facts)).join(' ')
  return said && historyTexts[visit.language].notDeposited(said)
}

const acceptedWords = (words: (typeof historyTexts)['sv'], reason: string | undefined): string =>
  reason === undefined ? '' : ` ${words.accepted(reason)}`

/** Riders, clauses in other words, and what the due form check said. */
function Additions({ visit, act }: { visit: Visit; act: RecordedAct }) {
  const words = historyTexts[visit.language]
  const ledger = ledgerTexts[visit.language]
  const differing = act.clauses.filter(({ answer, text }) => answer !== 'adopted' || text !== null)
  const riders = act.riders.map(({ kind, text }) => `${ledger.riders[kind]}: ${text}`)
  const clauses = differing.map(
    ({ clause, answer, text }) => `${clause}. ${ledger.clauseAnswers[answer]}${text ? `: ${text}` : ''}`,
  )
  const findings = visit.actor.administrator
    ? act.findings.map(({ code, facts, accepted }) => visit.say(code, facts) + acceptedWords(words, accepted))
    : []
  return (
    <>
      <List label={words.riders} items={riders} lang="sv" />
      <List label={words.clauses} items={clauses} lang="sv" />
      <List label={words.findings} items={findings} lang={visit.language} />
    </>
  )
}

function List({ label, items, lang }: { label: string; items: readonly string[]; lang: string }) {
  if (items.length === 0) return null
  return (
    <>
      <p>{label}:</p>
      {items.map((item) => (
        <p lang={lang}>– {item}</p>
      ))}
    </>
  )
}

/** A note of a call is for the staff: it may name who called. */
function Evidence({ visit, kept }: { visit: Visit; kept: KeptEvidence }) {
  const words = historyTexts[visit.language]
  const may = kept.public || visit.actor.administrator
  if (!kept.document) return visit.actor.administrator ? <p>{kept.note}</p> : null
  const href = `/${visit.association.slug}/documents/${kept.document}`
  return (
    <>
      <p>
        {words.evidence}: {may ? <a href={href}>{kept.filename}</a> : words.notPublic}
        {kept.page !== null && `, ${words.page(kept.page)}`}
        {kept.quote && may && (
          <>
            {': '}
            <span lang="sv">”{kept.quote.trim()}”</span>
          </>
        )}
      </p>
      {visit.actor.administrator && (
        <>
          {kept.note && <p>{kept.note}</p>}
          <PublicSwitch visit={visit} document={kept.document} shown={kept.public} />
        </>
      )}
    </>
  )
}

interface Switched {
  readonly visit: Visit
  readonly document: string
  readonly shown: boolean
}

/** Personal data or sekretess may be seen only after the registration; and what was kept back may be shown. */
function PublicSwitch({ visit, document, shown }: Switched) {
  const words = historyTexts[visit.language]
  const hidden = { document, public: shown ? 'no' : 'yes' }
  return (
    <PostForm action={`${memberPath(visit)}/document`} enhance="main" hidden={hidden}>
      <Actions>
        <Button look="quiet">{shown ? words.hide : words.show}</Button>
        {shown && (
          <LinkButton look="quiet" href={`/${visit.association.slug}/publication/document/${document}`}>
            {words.publication}
          </LinkButton>
        )}
      </Actions>
    </PostForm>
  )
}
