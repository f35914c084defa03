import type { Markup } from './markup.ts'
import { type AssetName, assetUrl } from './assets.ts'

export type Language = 'sv' | 'en'

/** The words of the document around the page. */
export interface ShellWords {
  readonly skip: string
  /** The dialog that lists the page's keys. */
  readonly keys: {
    readonly title: string
    readonly use: string
    readonly search: string
    readonly help: string
    readonly close: string
  }
  /** Said when the network does not answer: what was typed is still there. */
  readonly offline: string
  /** Said when kept text has been put back into a form. */
  readonly restored: string
}

/**
 * The document: title, language, style sheet and script, the skip link first, the place where news is said aloud.
 * @param props.canonical the page's permanent address
 * @param props.translations the same page in other languages, for `hreflang`
 * @param props.feeds Atom, JSON and calendar twins of the page
 */
export function Html(props: {
  title: string
  lang: Language
  words: ShellWords
  children: Markup
  description?: string
  canonical?: string
  translations?: readonly { readonly lang: Language; readonly href: string }[]
  feeds?: readonly { readonly href: string; readonly type: string; readonly title: string }[]
  /** For pages that search engines should leave alone. */
  hidden?: boolean
  /** Beside the two that every page has. */
  script?: AssetName
  /** The size of the paper: the board is printed on an A3 laid on its side. */
  paper?: 'a4' | 'a3'
}) {
  return (
    <html lang={props.lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.title}</title>
        {props.description && <meta name="description" content={props.description} />}
        {props.hidden && <meta name="robots" content="noindex" />}
        <link
          rel="preload"
          href={assetUrl('source-sans-3.woff2')}
          as="font"
          type="font/woff2"
          crossOrigin=""
        />
        <link rel="stylesheet" href={assetUrl('radslag.css')} />
        <link rel="icon" href={assetUrl('favicon.svg')} type="image/svg+xml" />
        {props.canonical && <link rel="canonical" href={props.canonical} />}
        {props.translations?.map((page) => (
          <link rel="alternate" hrefLang={page.lang} href={page.href} />
        ))}
        {props.feeds?.map((feed) => (
          <link rel="alternate" type={feed.type} title={feed.title} href={feed.href} />
        ))}
        <script type="module" src={assetUrl('radslag.js')} />
        <script type="module" src={assetUrl('keys.js')} />
        {props.script && <script type="module" src={assetUrl(props.script)} />}
      </head>
      <body
        className={`paper-${props.paper ?? 'a4'}`}
        data-offline={props.words.offline}
        data-restored={props.words.restored}
      >
        <a className="skip" href="#main">
          {props.words.skip}
        </a>
        {props.children}
        <div id="live" className="unseen" role="status" />
        <KeysDialog words={props.words.keys} />
      </body>
    </html>
  )
}

/** Lists the keys of the page, which the script gathers from it. Single-letter keys can be switched off (WCAG 2.1.4). */
function KeysDialog(props: { words: ShellWords['keys'] }) {
  const { words } = props
  return (
    <dialog id="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{words.title}</h2>
      <dl data-keys-list="">
        <div>
          <dt>
            <kbd>/</kbd>
          </dt>
          <dd>{words.search}</dd>
        </div>
        <div>
          <dt>
            <kbd>?</kbd>
          </dt>
          <dd>{words.help}</dd>
        </div>
      </dl>
      <form method="dialog">
        <label className="check">
          <input type="checkbox" data-keys-switch="" /> <span>{words.use}</span>
        </label>
        <button className="button secondary">{words.close}</button>
      </form>
    </dialog>
  )
}
