import { soughtOf } from '../cases/publication.ts'
import { staff } from '../kit/actor.ts'
import { atomType } from '../kit/atom.ts'
import type { Page, Route, Visit } from '../kit/http/visit.ts'
import { texts } from './texts.ts'

type Twins = Pick<Route, 'data' | 'table' | 'word' | 'feed'>

/** The page's other shapes: ending and what it is called. */
function twinsOf(route: Twins, visit: Visit): { ending: string; label: string }[] {
  const words = texts[visit.language]
  return [
    ...(route.table ? [{ ending: '.xlsx', label: words.excel }] : []),
    ...(route.word || route.table ? [{ ending: '.docx', label: words.word }] : []),
    ...(route.table ? [{ ending: '.csv', label: 'CSV' }] : []),
    ...(route.data ? [{ ending: '.json', label: 'JSON' }] : []),
    ...(route.feed ? [{ ending: '.atom', label: words.feed }] : []),
  ]
}

/** The same page to take away or to read by a program, with the times and the filter that it is shown with. */
export function TwinLinks({ visit, page, route }: { visit: Visit; page: Page; route: Twins | null }) {
  const twins = route && !page.status ? twinsOf(route, visit) : []
  const publication = publicationHref(visit)
  return (
    <>
      {twins.length > 0 && <Twins visit={visit} twins={twins} />}
      {publication && <a href={publication}>{texts[visit.language].publication}</a>}
    </>
  )
}

function Twins({ visit, twins }: { visit: Visit; twins: ReturnType<typeof twinsOf> }) {
  return (
    <nav aria-label={texts[visit.language].sameData}>
      {texts[visit.language].sameData}{' '}
      {twins.map(({ ending, label }, index) => (
        <span>
          {index > 0 && ' · '}
          <a href={`${visit.url.pathname}${ending}${visit.url.search}`}>{label}</a>
        </span>
      ))}
    </nav>
  )
}

/** For the staff: until when the public is shown what the page is about. */
function publicationHref(visit: Visit): string | null {
  const { params } = visit
  if (!visit.entered || !staff(visit.actor) || !soughtOf(params)) return null
  const parts = Object.entries(params).filter(([name]) => name !== 'association')
  return `/${visit.association.slug}/publication/find?${new URLSearchParams(parts)}`
}

/** For the head of the page: its own feed, and that of all acts on every page of the association. */
export function feedsOf(visit: Visit, page: Page, route: Twins | null) {
  if (!visit.entered || page.hidden) return []
  const words = texts[visit.language]
  const all = { href: `/${visit.association.slug}.atom`, type: atomType, title: words.allActs }
  const own = route?.feed && visit.url.pathname !== `/${visit.association.slug}`
  return [...(own ? [{ href: `${visit.url.pathname}.atom`, type: atomType, title: page.title }] : []), all]
}
