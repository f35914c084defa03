import type { Markup } from './markup.ts'
import { classes } from './classes.ts'

export interface Chip {
  readonly href: string
  readonly label: string
  readonly count?: number
  readonly current?: boolean
}

/** Filters as links with counts; `enhance` names the parts of the page they change. */
export function FilterChips(props: { label: string; chips: readonly Chip[]; enhance?: string }) {
  return (
    <nav className="chips" aria-label={props.label}>
      {props.chips.map((chip) => (
        <a
          href={chip.href}
          className={classes('chip', chip.current && 'current')}
          aria-current={chip.current ? 'true' : undefined}
          data-enhance={props.enhance}
        >
          {chip.label} {chip.count !== undefined && <b>{chip.count}</b>}
        </a>
      ))}
    </nav>
  )
}

/** The views of one thing, each a page of its own. `fragment` lets the script renew their counts. */
export function Tabs(props: { label: string; tabs: readonly Chip[]; fragment?: string }) {
  return (
    <nav className="tabs" aria-label={props.label} data-fragment={props.fragment}>
      {props.tabs.map((tab) => (
        <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          {tab.label} {tab.count !== undefined && <span className="badge">{tab.count}</span>}
        </a>
      ))}
    </nav>
  )
}

export interface Place {
  readonly label: string
  readonly href: string
}

/** A page of many; `here` says where: "101–200 av 1 240". The keys p and n are left to the page. */
export function Pagination(props: {
  label: string
  here: string
  previous?: Place | undefined
  next?: Place | undefined
  enhance?: string
}) {
  return (
    <nav className="pagination" aria-label={props.label}>
      {props.previous && (
        <a href={props.previous.href} rel="prev" data-enhance={props.enhance}>
          ‹ {props.previous.label}
        </a>
      )}
      <span>{props.here}</span>
      {props.next && (
        <a href={props.next.href} rel="next" data-enhance={props.enhance}>
          {props.next.label} ›
        </a>
      )}
    </nav>
  )
}

/** Where the page lies; the last place is the page itself and no link. */
export function Crumbs(props: { label: string; trail: readonly Place[]; here: string }) {
  return (
    <nav className="crumbs" aria-label={props.label}>
      <ol>
        {props.trail.map((place) => (
          <li>
            <a href={place.href}>{place.label}</a>
          </li>
        ))}
        <li aria-current="page">{props.here}</li>
      </ol>
    </nav>
  )
}

/** The page's heading, its facts and what can be done. `lang` where the title is a document's own, in Swedish. */
export function PageHead(props: {
  title: string
  lang?: string
  children?: Markup
  facts?: Markup
  actions?: Markup
}) {
  return (
    <div className="page-head">
      <div>
        <h1 lang={props.lang}>{props.title}</h1>
        {props.facts}
        {props.children}
      </div>
      {props.actions && <div className="actions">{props.actions}</div>}
    </div>
  )
}
