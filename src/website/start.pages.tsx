import type { Circulation } from '../circulations/circulation.ts'
import type { ListedDraft } from '../circulations/draft.store.ts'
import { dayOf } from '../kit/clock.ts'
import { LinkButton } from '../kit/html/button.tsx'
import { Card, Column, Columns } from '../kit/html/layout.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { Empty } from '../kit/html/notice.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import { askedBy } from '../ledger/count.ts'
import { type Beginning, type BeginningStep, beginningSteps, isDone } from './beginning.ts'
import { startTexts } from './start.texts.ts'
import { texts } from './texts.ts'

/** A circulation with how far it has come. */
export interface Progressing {
  readonly circulation: Circulation
  readonly asked: number
  readonly answered: number
  readonly adopted: number
}

/** The installation's first page: its associations. */
export function installationPage(
  visit: Visit,
  associations: readonly { slug: string; name: string }[],
): Page {
  const words = startTexts[visit.language]
  const mayFound = visit.actor.administrator
  const body = (
    <>
      <PageHead
        title={words.title}
        {...(mayFound && {
          actions: (
            <>
              <LinkButton href="/people">{words.colleagues}</LinkButton>
              <LinkButton href="/associations/new">{words.found}</LinkButton>
            </>
          ),
        })}
      >
        <p className="prose">{words.lead}</p>
      </PageHead>
      {associations.length === 0 && (
        <Empty title={words.noAssociations}>
          <p>{mayFound ? words.noAssociationsNext : words.noAssociationsLead}</p>
        </Empty>
      )}
      {associations.length > 0 && (
        <Card title={words.associations}>
          <ul>
            {associations.map(({ slug, name }) => (
              <li>
                <a href={`/${slug}`}>{name}</a>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
  return { title: words.title, body, description: words.lead }
}

/** An association's first page: what waits for answers, and the way on. */
export function associationPage(
  visit: Visit,
  circulations: readonly Progressing[],
  drafts: readonly ListedDraft[],
  beginning: Beginning | null = null,
): Page {
  const words = startTexts[visit.language]
  const base = `/${visit.association.slug}`
  const today = dayOf(visit.site.clock.now())
  const isOpen = ({ circulation: { answerBy, recalledAt } }: Progressing): boolean =>
    recalledAt === null && (answerBy === null || answerBy >= today)
  const action = visit.actor.administrator && (
    <LinkButton href={`${base}/circulations/new`} look="primary" letter="n">
      {words.newCirculation}
    </LinkButton>
  )
  const earlier = circulations.filter((one) => !isOpen(one)).slice(0, 10)
  const body = (
    <>
      <PageHead title={visit.association.name} {...(action && { actions: action })} />
      <Columns kind="narrow-right">
        <Column>
          {drafts.length > 0 && <Drafts visit={visit} drafts={drafts} />}
          {beginning ? (
            <GettingStarted visit={visit} beginning={beginning} />
          ) : (
            <Circulations visit={visit} title={words.open} list={circulations.filter(isOpen)} />
          )}
          {earlier.length > 0 && <Circulations visit={visit} title={words.earlier} list={earlier} />}
        </Column>
        <Card title={words.more}>
          <ul>
            <li>
              <a href={`${base}/circulations`}>{words.all}</a>
            </li>
            <li>
              <a href={`${base}/agreements`}>{words.agreements}</a>
            </li>
            <li>
              <a href={`${base}/organisations`}>{words.members}</a>
            </li>
            <li>
              <a href={`${base}/watch`}>{words.watch}</a>
            </li>
            {visit.actor.administrator && (
              <li>
                <a href={`${base}/publication`}>{words.publication}</a>
              </li>
            )}
          </ul>
        </Card>
      </Columns>
    </>
  )
  return { title: visit.association.name, body, description: startTexts[visit.language].lead }
}

function Circulations({ visit, title, list }: { visit: Visit; title: string; list: readonly Progressing[] }) {
  const words = startTexts[visit.language]
  if (list.length === 0) return <Empty title={words.noOpen}>{words.noOpenLead}</Empty>
  return (
    <Card title={title}>
      <ul className="matters">
        {list.map(({ circulation, asked, answered, adopted }) => (
          <li>
            <a href={`/${visit.association.slug}/circulations/${circulation.slug}`} lang="sv">
              {circulation.title}
            </a>
            <p className="quiet">
              {texts[visit.language].kinds[circulation.kind]} {circulation.dnr} ·{' '}
              {circulation.answerBy ? words.answerBy(circulation.answerBy) : words.noDay}
            </p>
            <p>
              {words.answeredOf(answered, asked)}
              {askedBy(circulation.kind) === 'adoption' && ` · ${words.adopted(adopted)}`}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The way from an empty association to its first recommendation. */
function GettingStarted({ visit, beginning }: { visit: Visit; beginning: Beginning }) {
  const words = startTexts[visit.language]
  const at = (path: string): string => `/${visit.association.slug}/${path}`
  const steps: Record<BeginningStep, { href: string; told: string }> = {
    members: { href: at('organisations/add'), told: words.begin.members(beginning.members) },
    contacts: {
      href: at('organisations/import-contacts'),
      told: words.begin.contacts(beginning.withoutRegistrar),
    },
    bodies: { href: at(`organisations/${beginning.own}`), told: words.begin.bodies(beginning.bodies) },
    mail: { href: at('outbox'), told: beginning.canSend ? words.begin.canSend : words.begin.cannotSend },
    recommendation: { href: at('circulations/new'), told: words.begin.recommendation },
  }
  return (
    <Card title={words.begin.title}>
      <ol className="matters">
        {beginningSteps.map((step) => (
          <li>
            <a href={steps[step].href}>{words.begin.steps[step]}</a>
            {isDone(step, beginning) && ` – ${words.begin.done}`}
            <p className="quiet">{steps[step].told}</p>
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** What the staff is writing, to go on with. */
function Drafts({ visit, drafts }: { visit: Visit; drafts: readonly ListedDraft[] }) {
  const words = startTexts[visit.language]
  return (
    <Card title={words.drafts}>
      <ul className="matters">
        {drafts.map((draft) => (
          <li>
            <a href={`/${visit.association.slug}/circulations/${draft.slug}/draft`} lang="sv">
              {draft.title || words.untitled}
            </a>
            <p className="quiet">
              {texts[visit.language].kinds[draft.kind]} {draft.dnr}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
