import type { Markup } from './markup.ts'
import { Hidden } from './form.tsx'
import type { Language } from './shell.tsx'

export interface NavItem {
  readonly href: string
  readonly label: string
  readonly current?: boolean
  /** How many things wait there, and the words that say so to those who listen: "3 att registrera". */
  readonly badge?: { readonly count: number; readonly label: string }
}

export interface FrameWords {
  readonly nav: string
  readonly search: string
  readonly languages: string
  readonly keys: string
}

interface FrameProps {
  words: FrameWords
  brand: string
  /** Where the brand leads. */
  home: string
  association?: string
  nav: readonly NavItem[]
  search?: { readonly action: string; readonly value?: string }
  /** The same page in the other language. */
  languages?: readonly { readonly lang: Language; readonly label: string; readonly href: string }[]
  user?: {
    readonly name: string
    readonly href: string
    readonly signOut: {
      readonly action: string
      readonly label: string
      readonly hidden: Readonly<Record<string, string>>
    }
  }
  signIn?: { readonly href: string; readonly label: string }
  /** The foot of the page; the button that opens the list of keys is put after it. */
  footer?: Markup
  children: Markup
}

/** What every page has around it: the dark bar with the association and its rooms, the main part, the foot. */
export function Frame(props: FrameProps) {
  return (
    <>
      <header className="top">
        <a className="brand" href={props.home}>
          {props.brand}
        </a>
        {props.association && <span className="association">{props.association}</span>}
        <nav aria-label={props.words.nav} data-fragment="nav">
          {props.nav.map((item) => (
            <a href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
              {item.badge && <Badge {...item.badge} />}
            </a>
          ))}
        </nav>
        <div className="tools">
          {props.search && <SearchBox word={props.words.search} {...props.search} />}
          <Account {...props} />
        </div>
      </header>
      <main id="main" tabIndex={-1} data-fragment="main">
        {props.children}
      </main>
      <footer className="foot">
        {props.footer}
        <button type="button" className="button quiet small" data-keys-open="" hidden>
          {props.words.keys}
        </button>
      </footer>
    </>
  )
}

function Badge(props: { count: number; label: string }) {
  if (props.count === 0) return null
  return (
    <>
      {' '}
      <span className="badge" aria-hidden="true">
        {props.count}
      </span>
      <span className="unseen">({props.label})</span>
    </>
  )
}

function SearchBox(props: { word: string; action: string; value?: string }) {
  return (
    <form action={props.action} role="search" className="search">
      <input
        type="search"
        name="q"
        value={props.value}
        aria-label={props.word}
        placeholder={props.word}
        data-search=""
      />
      <kbd className="key" aria-hidden="true">
        /
      </kbd>
    </form>
  )
}

function Account(props: FrameProps) {
  const { user, signIn, languages } = props
  return (
    <>
      {languages?.map((page) => (
        <a href={page.href} hrefLang={page.lang} lang={page.lang}>
          {page.label}
        </a>
      ))}
      {user && (
        <a href={user.href} className="who" title={user.name}>
          {user.name}
        </a>
      )}
      {user && (
        <form action={user.signOut.action} method="post">
          <Hidden values={user.signOut.hidden} />
          <button className="plain">{user.signOut.label}</button>
        </form>
      )}
      {signIn && <a href={signIn.href}>{signIn.label}</a>}
    </>
  )
}
