import type { Markup } from './markup.ts'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'

/** The key that does the same, shown on the button: hidden for those who have switched keys off. */
export function KeyHint(props: { letter: string }) {
  return (
    <kbd className="key" aria-hidden="true">
      {props.letter.toUpperCase()}
    </kbd>
  )
}

/** A button that submits its form. `letter` binds a key to it and shows the hint. */
export function Button(props: {
  children: Markup
  look?: ButtonLook
  letter?: string
  name?: string
  value?: string
  form?: string
  formAction?: string
  disabled?: boolean
  /** Where several buttons have the same words: which one this is. */
  ariaLabel?: string
}) {
  const { children, look = 'primary', letter, ariaLabel, ...rest } = props
  return (
    <button
      type="submit"
      className={`button ${look}`}
      data-key={letter}
      aria-keyshortcuts={letter}
      aria-label={ariaLabel}
      {...rest}
    >
      {children}
      {letter && <KeyHint letter={letter} />}
    </button>
  )
}

/** A link that looks like a button: it goes somewhere and changes nothing. `enhance` as on `Form`. */
export function LinkButton(props: {
  children: Markup
  href: string
  look?: ButtonLook
  letter?: string
  enhance?: string
  download?: boolean
}) {
  const { children, look = 'secondary', letter, enhance, ...rest } = props
  return (
    <a
      className={`button ${look}`}
      data-key={letter}
      aria-keyshortcuts={letter}
      data-enhance={enhance}
      {...rest}
    >
      {children}
      {letter && <KeyHint letter={letter} />}
    </a>
  )
}

/** Buttons side by side, the first one first on every screen. */
export function Actions(props: { children: Markup }) {
  return <div className="actions">{props.children}</div>
}
