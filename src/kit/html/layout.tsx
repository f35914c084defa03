import type { Markup } from './markup.ts'
import { KeyHint } from './button.tsx'
import { classes } from './classes.ts'

/** A white sheet on the grey page. `split`: two halves side by side; `alarm`: what is dangerous. */
export function Card(props: {
  children: Markup
  title?: Markup
  split?: boolean
  alarm?: boolean
  fragment?: string
  level?: 2 | 3
}) {
  const Heading = props.level === 3 ? 'h3' : 'h2'
  return (
    <section
      className={classes('card', props.split && 'split', props.alarm && 'alarm')}
      data-fragment={props.fragment}
    >
      {props.title && <Heading className="card-title">{props.title}</Heading>}
      {props.children}
    </section>
  )
}

/** Columns that stand on each other where the screen is narrow. The name says where the narrow column is. */
export function Columns(props: {
  kind: 'halves' | 'narrow-left' | 'narrow-right' | 'narrow-both'
  children: Markup
}) {
  return <div className={`columns ${props.kind}`}>{props.children}</div>
}

/**
 * One column of a `Columns`: whatever stands under each other in it. `fragment` lets the script replace it. One that is `beside` stays
 * in sight, scrolled by itself, while the other is worked through; it must have a label.
 */
export function Column(props: { children: Markup; fragment?: string; label?: string; beside?: boolean }) {
  return (
    <div
      className={classes('column', props.beside && 'beside')}
      data-fragment={props.fragment}
      tabIndex={props.beside ? 0 : undefined}
      {...(props.label && { role: 'region', 'aria-label': props.label })}
    >
      {props.children}
    </div>
  )
}

/** Three panes for work that comes in: the list, what is to be read, what is to be filled in. */
export function Inbox(props: {
  list: Markup
  listLabel: string
  reading: Markup
  readingLabel: string
  form: Markup
  formLabel: string
}) {
  return (
    <div className="inbox">
      <nav className="pane list" aria-label={props.listLabel} data-fragment="letters">
        {props.list}
      </nav>
      <section className="pane reading" aria-label={props.readingLabel} data-fragment="reading">
        {props.reading}
      </section>
      <section className="pane filling" aria-label={props.formLabel} data-fragment="form">
        {props.form}
      </section>
    </div>
  )
}

export interface InboxItem {
  readonly id: string
  readonly href: string
  readonly who: string
  readonly when: string
  readonly subject: string
  /** What is proposed, or that nothing was found. */
  readonly proposal: Markup
}

/** The list of an inbox; j and k lead to the next and the one before, `keyWords` in the list of keys. */
export function InboxList(props: {
  items: readonly InboxItem[]
  current?: string | undefined
  keyWords: { readonly j: string; readonly k: string }
}) {
  const here = props.items.findIndex((item) => item.id === props.current)
  return (
    <ul className="letters">
      {props.items.map((item, index) => {
        const letter = index === here + 1 ? 'j' : index === here - 1 ? 'k' : undefined
        return (
          <li>
            <a
              href={item.href}
              aria-current={index === here ? 'true' : undefined}
              data-enhance="main"
              data-key={letter}
              data-key-words={letter && props.keyWords[letter]}
            >
              <span className="who">{item.who}</span>
              <span className="when">{item.when}</span>
              <span className="subject">{item.subject}</span>
              <span className="proposal">{item.proposal}</span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}

/**
 * Keeps a part of the page true: when what `address` says is no longer `mark`, the part is taken anew from `href`, but
 * not while somebody writes in it. Nothing without script.
 */
export function Renewed(props: {
  readonly href: string
  readonly address: string
  readonly mark: string
  /** The parts of the page, as a link names them. */
  readonly parts: string
  /** Between two looks, in milliseconds. */
  readonly every: number
}) {
  return (
    <a
      hidden
      href={props.href}
      data-enhance={props.parts}
      data-live={props.address}
      data-renew={props.mark}
      data-every={props.every}
    />
  )
}

/** What is seldom needed, folded away under its label; `letter` binds a key that opens it. */
export function Folded(props: {
  label: string
  children: Markup
  open?: boolean
  letter?: string | undefined
}) {
  const { label, letter, children } = props
  return (
    <details className="folded" open={props.open}>
      <summary data-key={letter} aria-keyshortcuts={letter}>
        {label}
        {letter && <KeyHint letter={letter} />}
      </summary>
      {children}
    </details>
  )
}

/** A document's text as a sheet of paper, in its own language. */
export function Paper(props: { children: Markup; lang?: string }) {
  return (
    <article className="paper" lang={props.lang ?? 'sv'}>
      {props.children}
    </article>
  )
}

export interface Step {
  readonly id: string
  readonly when: Markup
  readonly text: Markup
  readonly detail?: Markup
}

/** What happened, in order: the log of a matter, the acts of a member. */
export function History(props: { label: string; steps: readonly Step[] }) {
  return (
    <ol className="history" aria-label={props.label}>
      {props.steps.map((step) => (
        <li id={step.id}>
          <span className="when">{step.when}</span>
          <div>
            {step.text}
            {step.detail && <div className="aside">{step.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
