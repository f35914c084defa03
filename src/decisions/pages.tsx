import type { Markup } from '../kit/html/markup.ts'
import { foldDnr } from '../cases/dnr.ts'
import { Card } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Empty } from '../kit/html/notice.tsx'
import { Clauses } from '../kit/html/prose.tsx'
import { type Column, DataTable, type Fact, Facts } from '../kit/html/table.tsx'
import { AnotherTime } from '../kit/http/another-time.tsx'
import { asOf } from '../kit/http/as-of.ts'
import { crumbsLabel } from '../kit/http/form-page.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import { Button } from '../kit/html/button.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { newId } from '../kit/id.ts'
import { slugOf } from '../organisations/organisation.ts'
import type { DecisionInPlace } from './decision.ts'
import type { Recommended } from './store.ts'
import { texts } from './texts.ts'

const nav = 'meetings'

export function decisionsPath(visit: Pick<Visit, 'association'>, ...under: readonly string[]): string {
  return ['', visit.association.slug, 'decisions', ...under].join('/')
}

/** Where the decision was made; null where it was made without a meeting. */
export function meetingPathOf(
  { association }: Pick<Visit, 'association'>,
  { body, meeting }: DecisionInPlace,
): string | null {
  return meeting && `/${association.slug}/meetings/${slugOf(body)}/${meeting.year}/${meeting.number}`
}

/** All that the association's bodies have decided, the latest first. */
export function decisionsPage(visit: Visit, decisions: readonly DecisionInPlace[]): Page {
  const words = texts[visit.language]
  const body = (
    <>
      <PageHead title={words.decisions}>
        <p>{words.lead({ count: decisions.length })}</p>
      </PageHead>
      <AnotherTime visit={visit} />
      <DataTable
        caption={words.decisions}
        columns={columns(visit)}
        rows={decisions}
        rowId={({ id }) => `decision-${id}`}
        empty={
          <Empty title={words.none}>
            <p>{words.noneNext}</p>
          </Empty>
        }
      />
    </>
  )
  return { title: words.decisions, nav, body }
}

function columns(visit: Visit): Column<DecisionInPlace>[] {
  const words = texts[visit.language]
  return [
    { header: words.decidedOn, tight: true, cell: ({ decidedOn }) => decidedOn },
    {
      header: words.decision,
      head: true,
      cell: (decision) => <Named visit={visit} decision={decision} />,
    },
    { header: words.body, cell: ({ body }) => <span lang="sv">{body}</span> },
    {
      header: words.reference,
      tight: true,
      cell: ({ reference }) => <span lang="sv">{reference}</span>,
    },
    {
      header: words.case,
      tight: true,
      cell: (decision) => decision.dnr && <CaseLink visit={visit} decision={decision} />,
    },
  ]
}

interface OneProps {
  readonly visit: Visit
  readonly decision: DecisionInPlace
}

function Named({ visit, decision }: OneProps): Markup {
  return (
    <a href={decisionsPath(visit, decision.id)} lang="sv">
      {decision.title}
    </a>
  )
}

/** The case's card is the staff's; the public reads its number. */
function CaseLink({ visit, decision: { dnr } }: OneProps): Markup {
  if (dnr === null || !visit.actor.administrator) return dnr
  return <a href={`/${visit.association.slug}/cases/${encodeURIComponent(foldDnr(dnr))}`}>{dnr}</a>
}

export interface DecisionView {
  readonly decision: DecisionInPlace
  /** The one that it follows or changes, where the reader may see it. */
  readonly earlier: DecisionInPlace | null
  readonly later: readonly DecisionInPlace[]
  /** What the members have been recommended on its ground. */
  readonly recommended: readonly Recommended[]
}

/** One decision: its clauses, where and when it was made, and what it stands in. */
export function decisionPage(visit: Visit, { decision, earlier, later, recommended }: DecisionView): Page {
  const words = texts[visit.language]
  const title = `${decision.body}, ${decision.reference}: ${decision.title}`
  const body = (
    <>
      <Crumbs
        label={crumbsLabel(visit)}
        trail={[{ label: words.decisions, href: decisionsPath(visit) }]}
        here={decision.reference}
      />
      <PageHead title={decision.title} lang="sv" facts={<Facts facts={factsOf(visit, decision)} />} />
      <AnotherTime visit={visit} />
      <Card title={words.decides({ body: decision.body })}>
        <div lang="sv">
          <Clauses
            label={words.clauses}
            clauses={decision.clauses.map((text, index) => ({
              id: `att-${index + 1}`,
              lead: words.att,
              text,
            }))}
          />
        </div>
      </Card>
      <Recommendations visit={visit} decision={decision} recommended={recommended} />
      {(earlier !== null || later.length > 0) && (
        <Card title={words.case}>
          <ul>
            {earlier && (
              <li>
                {words.relations[decision.relation!]} <Reference visit={visit} decision={earlier} />
              </li>
            )}
            {later.map((each) => (
              <li>
                {words.laterRelations[each.relation!]} <Reference visit={visit} decision={each} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
  return { title, nav, body }
}

/** What has come of it among the members, and for the staff the way to send it to them. */
function Recommendations({
  visit,
  decision,
  recommended,
}: OneProps & Pick<DecisionView, 'recommended'>): Markup {
  const words = texts[visit.language]
  const circulations = `/${visit.association.slug}/circulations`
  const mayRecommend = visit.actor.administrator && asOf(visit).present
  if (recommended.length === 0 && !mayRecommend) return null
  return (
    <Card title={words.recommended}>
      {recommended.length > 0 && (
        <ul>
          {recommended.map(({ slug, dnr, title, sent }) => (
            <li>
              <a href={`${circulations}/${slug}${sent ? '' : '/draft'}`} lang="sv">
                {[dnr, title].filter(Boolean).join(' ')}
              </a>
              {!sent && ` (${words.drafted})`}
            </li>
          ))}
        </ul>
      )}
      {mayRecommend && (
        <PostForm action={`${circulations}/recommend`} hidden={{ id: newId(), decision: decision.id }}>
          <p className="hint">{words.recommendHint}</p>
          <Button look="secondary">{words.recommend}</Button>
        </PostForm>
      )}
    </Card>
  )
}

function Reference({ visit, decision }: OneProps): Markup {
  return (
    <>
      <Named visit={visit} decision={decision} /> ({decision.body}, {decision.decidedOn}, {decision.reference}
      )
    </>
  )
}

function factsOf(visit: Visit, decision: DecisionInPlace): Fact[] {
  const words = texts[visit.language]
  const meeting = meetingPathOf(visit, decision)
  return [
    { label: words.body, value: <span lang="sv">{decision.body}</span> },
    { label: words.reference, value: <span lang="sv">{decision.reference}</span> },
    { label: words.decidedOn, value: decision.decidedOn },
    {
      label: words.meeting,
      value:
        meeting === null ? (
          words.manners.per_capsulam
        ) : (
          <a href={meeting}>
            {decision.body} {decision.meeting!.number}/{decision.meeting!.year}
          </a>
        ),
    },
    ...(decision.dnr === null
      ? []
      : [{ label: words.case, value: <CaseLink visit={visit} decision={decision} /> }]),
  ]
}
