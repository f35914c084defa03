import type { Markup } from '../kit/html/markup.ts'
import type { Instrument } from '../agreements/instrument.ts'
import { addDays, dayOf } from '../kit/clock.ts'
import { Card, Column, Columns } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Empty } from '../kit/html/notice.tsx'
import { DataTable, type Fact, Facts } from '../kit/html/table.tsx'
import { TimeControl } from '../kit/html/time-control.tsx'
import type { AsOf } from '../kit/http/as-of.ts'
import type { Page, Visit } from '../kit/http/visit.ts'
import type { Language } from '../kit/language.ts'
import { lastDayOf } from './agreement-document.ts'
import type { AgreementFound } from './agreement.routes.ts'
import { agreementTexts } from './agreement.texts.ts'
import type { Agreement, AgreementPeriod } from './agreement.ts'
import { EntryCard } from './entry.pages.tsx'
import { texts } from './texts.ts'

interface AgreementsFound {
  readonly agreements: readonly Agreement[]
  readonly when: AsOf
}

export function agreementsPage(visit: Visit, { agreements, when }: AgreementsFound): Page {
  const words = agreementTexts[visit.language]
  const base = `/${visit.association.slug}/agreements`
  const body = (
    <>
      <PageHead title={words.title}>
        <p>{words.lead}</p>
      </PageHead>
      <div className="stack" data-fragment="agreements">
        <When visit={visit} when={when} />
        <DataTable
          caption={words.title}
          rows={agreements}
          rowId={(agreement) => agreement.instrument.slug}
          empty={<Empty title={words.none}>{words.noneLead}</Empty>}
          columns={[
            {
              header: words.name,
              head: true,
              cell: ({ instrument }) => (
                <a href={`${base}/${instrument.slug}${visit.url.search}`} lang="sv">
                  {instrument.title}
                </a>
              ),
            },
            { header: words.kind, cell: ({ instrument }) => words.kinds[instrument.kind] },
            {
              header: words.valid,
              cell: ({ instrument }) => validity(instrument, visit.language),
            },
            { header: words.state, cell: (agreement) => stateWords(agreement, visit.language) },
            {
              header: words.parties,
              numeric: true,
              cell: ({ entry, partiesOn }) => (entry ? partiesOn : null),
            },
          ]}
        />
      </div>
    </>
  )
  return { title: words.title, nav: 'agreements', body }
}

function When({ visit, when }: { visit: Visit; when: AsOf }) {
  return (
    <TimeControl
      action={visit.url.pathname}
      on={when.on}
      known={visit.url.searchParams.get('known') ?? dayOf(when.known)}
      present={when.present}
      reset={visit.url.pathname}
      words={texts[visit.language].time}
    />
  )
}

/** In force though something is missing is a possible state: "gäller, men prislista saknas". */
function stateWords({ instrument, state }: Agreement, language: Language): string {
  const words = agreementTexts[language]
  return instrument.lacks && state === 'in_force' ? words.lacks(instrument.lacks) : words.states[state]
}

function validity({ validFrom, validTo }: Instrument, language: Language): string | null {
  const words = agreementTexts[language]
  if (validFrom === null) return null
  return `${words.from(validFrom)} ${validTo ? words.to(addDays(validTo, -1)) : words.untilFurther}`
}

export function agreementPage(visit: Visit, found: AgreementFound): Page {
  const words = agreementTexts[visit.language]
  const { agreement, when } = found
  const { instrument } = agreement
  const base = `/${visit.association.slug}/agreements`
  const example = found.circulations.some((circulation) => circulation.example)
  const body = (
    <>
      <Crumbs
        label={texts[visit.language].trail}
        trail={[{ label: words.title, href: base }]}
        here={instrument.title}
      />
      <PageHead
        title={instrument.title}
        lang="sv"
        facts={<Facts facts={headFacts(agreement, visit.language)} />}
      />
      <div className="stack" data-fragment="agreement">
        <When visit={visit} when={when} />
        <Columns kind="narrow-right">
          <Column>
            <Parties visit={visit} found={found} />
          </Column>
          <Column>
            <EntryCard visit={visit} found={found} />
            <Lineage visit={visit} found={found} />
          </Column>
        </Columns>
      </div>
      {example && <p className="quiet">{texts[visit.language].example}</p>}
    </>
  )
  return { title: instrument.title, nav: 'agreements', body }
}

function headFacts(agreement: Agreement, language: Language): Fact[] {
  const words = agreementTexts[language]
  const valid = validity(agreement.instrument, language)
  return [
    { label: words.kind, value: words.kinds[agreement.instrument.kind] },
    { label: words.state, value: stateWords(agreement, language) },
    ...(valid ? [{ label: words.valid, value: valid }] : []),
    ...(agreement.entry ? [{ label: words.parties, value: String(agreement.partiesOn) }] : []),
  ]
}

interface Part {
  readonly visit: Visit
  readonly found: AgreementFound
}

function Parties({ visit, found }: Part) {
  const words = agreementTexts[visit.language]
  const { agreement, names } = found
  const nameOf = (period: AgreementPeriod): string =>
    names.get(period.organisation)?.name ?? period.organisation
  const rows = agreement.periods.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'sv'))
  const [circulation] = found.circulations
  const base = circulation && `/${visit.association.slug}/circulations/${circulation.slug}/members`
  return (
    <DataTable
      caption={words.partiesOn(agreement.partiesOn, agreement.on)}
      captionShown
      rows={rows}
      rowId={(period) => `${period.organisation}-${period.from}`}
      empty={<NoParties state={agreement.state} words={words} />}
      columns={[
        {
          header: words.party,
          head: true,
          cell: (period) => {
            const code = names.get(period.organisation)?.code ?? period.organisation
            return base ? <a href={`${base}/${code}`}>{nameOf(period)}</a> : nameOf(period)
          },
        },
        { header: words.partyFrom, tight: true, cell: (period) => period.from },
        {
          header: words.partyTo,
          tight: true,
          cell: (period) => lastDayOf(period) ?? words.untilFurther,
        },
        {
          header: words.onDay(agreement.on),
          cell: (period) => (period.holds ? words.yes : words.no),
        },
      ]}
    />
  )
}

function NoParties({ state, words }: { state: Agreement['state']; words: (typeof agreementTexts)['sv'] }) {
  return state === 'unknown' ? (
    <Empty title={words.notCollected}>{words.notCollectedLead}</Empty>
  ) : (
    <Empty title={words.noParties}>{words.noPartiesLead}</Empty>
  )
}

/** What it follows and replaces, what has followed it, its text and where it has been sent. */
function Lineage({ visit, found }: Part) {
  const words = agreementTexts[visit.language]
  const { id, followsId, replacesId, thirdBody, decisionsCollectedFor } = found.agreement.instrument
  const link = (instrument: Instrument) => (
    <a href={`/${visit.association.slug}/agreements/${instrument.slug}`} lang="sv">
      {instrument.title}
    </a>
  )
  const those = (test: (other: Instrument) => boolean) => found.others.filter(test).map(link)
  const facts: (Fact | null)[] = [
    listFact(
      words.follows,
      those((other) => other.id === followsId),
    ),
    listFact(
      words.replaces,
      those((other) => other.id === replacesId),
    ),
    listFact(
      words.followedBy,
      those((other) => other.followsId === id),
    ),
    listFact(
      words.replacedBy,
      those((other) => other.replacesId === id),
    ),
    listFact(words.documents, versionLinks(visit, found)),
    listFact(words.circulations, circulationLinks(visit, found)),
    listFact(
      words.outside,
      found.outside.map((party) => <span>{party.name}</span>),
    ),
    thirdBody ? { label: words.third, value: thirdBody } : null,
    decisionsCollectedFor ? { label: words.collected, value: decisionsCollectedFor } : null,
  ]
  return (
    <Card>
      <Facts look="rows" facts={facts.filter((fact) => fact !== null)} />
    </Card>
  )
}

function listFact(label: string, items: readonly Markup[]): Fact | null {
  if (items.length === 0) return null
  return { label, value: items.map((item) => <div>{item}</div>) }
}

function versionLinks(visit: Visit, { versions }: AgreementFound) {
  return versions.map(({ version, documentId }) => (
    <a href={`/${visit.association.slug}/documents/${documentId}`}>
      {agreementTexts[visit.language].version(version)}
    </a>
  ))
}

function circulationLinks(visit: Visit, { circulations }: AgreementFound) {
  return circulations.map(({ slug, dnr, title }) => (
    <a href={`/${visit.association.slug}/circulations/${slug}`} lang="sv">
      {dnr} {title}
    </a>
  ))
}
