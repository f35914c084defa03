import { type Case, caseSlug } from '../cases/case.ts'
import { Card, History, type Step } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Empty } from '../kit/html/notice.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import { slugOf } from '../organisations/organisation.ts'
import { anchoringTexts } from './anchoring.texts.ts'
import type { Link } from './anchoring.ts'
import { texts } from './texts.ts'

/** The case's way, each step a link to where it was taken. */
export function anchoringPage(visit: Visit, file: Case, links: readonly Link[]): Page {
  const words = anchoringTexts[visit.language]
  const cases = `/${visit.association.slug}/cases`
  const body = (
    <>
      <Crumbs
        label={texts[visit.language].trail}
        trail={[
          { label: words.cases, href: cases },
          { label: file.dnr, href: `${cases}/${encodeURIComponent(caseSlug(file))}` },
        ]}
        here={words.title}
      />
      <PageHead title={words.title}>
        <p lang="sv">
          {file.dnr} {file.title}
        </p>
      </PageHead>
      <p>{words.lead}</p>
      <Card>
        {links.length === 0 ? (
          <Empty title={words.none}>{words.noneLead}</Empty>
        ) : (
          <History label={words.label} steps={links.map((link) => stepOf(visit, link))} />
        )}
      </Card>
    </>
  )
  return { title: `${words.title}: ${file.dnr}`, nav: 'cases', body, hidden: true }
}

function stepOf(visit: Visit, link: Link): Step {
  const { what, href, more, compiled } = readLink(visit, link)
  const words = anchoringTexts[visit.language]
  return {
    id: `step-${link.id}`,
    when: link.on ?? words.drafted,
    text: (
      <>
        <b>{what}</b>:{' '}
        {href ? (
          <a href={href} lang="sv">
            {link.title}
          </a>
        ) : (
          <span lang="sv">{link.title}</span>
        )}
      </>
    ),
    detail: (
      <>
        {more}
        {compiled && (
          <>
            {' · '}
            <a href={compiled}>{words.compiled}</a>
          </>
        )}
      </>
    ),
  }
}

export interface ReadLink {
  readonly what: string
  /** Null where there is no page for it yet. */
  readonly href: string | null
  readonly more: string
  /** Of a remiss that has been sent: its opinions. */
  readonly compiled: string | null
}

type Reader = Pick<Visit, 'association' | 'language'>

/** What the step is called, and where it is. */
export function readLink(visit: Reader, link: Link): ReadLink {
  if (link.kind === 'item') return readItem(visit, link)
  if (link.kind === 'circulation') return readCirculation(visit, link)
  return {
    what: anchoringTexts[visit.language].decision(link.body, link.reference),
    href: `/${visit.association.slug}/decisions/${link.id}`,
    more: '',
    compiled: null,
  }
}

function readItem(visit: Reader, { meeting, outcome, body }: Extract<Link, { kind: 'item' }>): ReadLink {
  const words = anchoringTexts[visit.language]
  if (!meeting) return { what: words.item(body), href: null, more: words.collected, compiled: null }
  return {
    what: words.meeting(body, meeting.number, meeting.year),
    href: `/${visit.association.slug}/meetings/${slugOf(body)}/${meeting.year}/${meeting.number}`,
    more: outcome ? words.outcomes[outcome] : '',
    compiled: null,
  }
}

function readCirculation(visit: Reader, link: Extract<Link, { kind: 'circulation' }>): ReadLink {
  const words = anchoringTexts[visit.language]
  const href = `/${visit.association.slug}/circulations/${link.slug}`
  const what = [words.kinds[link.of], link.dnr].filter(Boolean).join(' ')
  if (link.on === null) return { what, href: `${href}/draft`, more: words.drafted, compiled: null }
  const state = [words.answered(link.answered, link.asked), link.answerBy && words.until(link.answerBy)]
  const compiled = link.of === 'consultation' ? `${href}/opinions` : null
  return { what, href, more: state.filter(Boolean).join(', '), compiled }
}
