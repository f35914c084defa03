import type { Markup } from './markup.ts'
import { classes } from './classes.ts'
import { Form } from './form.tsx'
import { KeyHint } from './button.tsx'

/** Something the reader should know. `announce` says it aloud when it arrives in a swapped part of the page. */
export function Notice(props: {
  kind: 'info' | 'warning' | 'success' | 'error'
  title?: Markup
  children?: Markup
  announce?: boolean
}) {
  return (
    <div className={`notice ${props.kind}`} data-announce={props.announce ? '' : undefined}>
      {props.title && <p className="title">{props.title}</p>}
      {props.children}
    </div>
  )
}

/**
 * What was done, and a button that undoes it while the seconds run. `action` is posted with `hidden`. Without the
 * script the seconds stand still and the server is the one to say that it is too late.
 */
export function UndoNotice(props: {
  children: Markup
  action: string
  undo: string
  hidden: Readonly<Record<string, string>>
  /** Seconds left, and the word after the figure: `{ left: 30, word: 's' }`. Left out: no time limit. */
  seconds?: { readonly left: number; readonly word: string }
  letter?: string
  enhance?: string
}) {
  return (
    <div className="notice success">
      <p data-announce="">{props.children}</p>
      <Form action={props.action} enhance={props.enhance} hidden={props.hidden} undo>
        <button className="button quiet small" data-key={props.letter} aria-keyshortcuts={props.letter}>
          {props.undo}
          {props.letter && <KeyHint letter={props.letter} />}
        </button>
        {props.seconds && (
          <span className="quiet">
            <span data-seconds={props.seconds.left}>{props.seconds.left}</span> {props.seconds.word}
          </span>
        )}
      </Form>
    </div>
  )
}

/** What will happen, told before the button that makes it happen. */
export function Consequence(props: { children: Markup }) {
  return <div className="consequence">{props.children}</div>
}

/** Nothing here yet: what that means, and what to do next. */
export function Empty(props: { title: string; children?: Markup }) {
  return (
    <div className="empty">
      <p className="title">{props.title}</p>
      {props.children}
    </div>
  )
}

/** The faults of a form, each linked to its field where it has one; takes the focus when it arrives. */
export function ErrorSummary(props: {
  title: string
  errors: readonly { readonly field?: string; readonly text: string }[]
}) {
  if (props.errors.length === 0) return null
  return (
    <div className="notice error" role="alert" tabIndex={-1} data-focus="">
      <h2 className="title">{props.title}</h2>
      <ul>
        {props.errors.map((error) => (
          <li>{error.field ? <a href={`#${error.field}`}>{error.text}</a> : error.text}</li>
        ))}
      </ul>
    </div>
  )
}

/** Long work: how far it has come, as a bar and in words. `of` 0 means that the end is not known. */
export function Progress(props: { label: string; done: number; of: number; text: string }) {
  return (
    <div className={classes('progress', props.done >= props.of && props.of > 0 && 'complete')}>
      <span>{props.label}</span>
      <progress aria-label={props.label} {...(props.of > 0 && { value: props.done, max: props.of })} />
      <span className="quiet">{props.text}</span>
    </div>
  )
}
