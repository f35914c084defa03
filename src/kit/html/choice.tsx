import type { Markup } from './markup.ts'
import { KeyHint } from './button.tsx'
import { classes } from './classes.ts'
import { FieldTexts, LabelText, Reasons, describedBy, fieldId, type FieldProps } from './field.tsx'

export interface Choice {
  readonly value: string
  /** Plain words, or a `Mark`. */
  readonly label: Markup
  readonly hint?: string
  /** The key that chooses it. */
  readonly letter?: string
}

function Group(props: { field: FieldProps; children: Markup; className?: string }) {
  return (
    <fieldset
      className={classes('field', props.field.error && 'faulty', props.className)}
      aria-describedby={describedBy(props.field)}
      disabled={props.field.disabled}
    >
      <legend className="label">
        <LabelText {...props.field} />
      </legend>
      <FieldTexts {...props.field} />
      {props.children}
      <Reasons {...props.field} />
    </fieldset>
  )
}

/** One of several, each as a card that can be hit anywhere. The first one bears the field's id. */
export function RadioCards(
  props: FieldProps & {
    value?: string | undefined
    choices: readonly Choice[]
    /** Those after so many are folded away under these words, unless one of them is chosen. */
    more?: { readonly after: number; readonly label: string }
  },
) {
  const { choices, value, more } = props
  const usual = choices.slice(0, more?.after)
  const rest = choices.slice(usual.length)
  const card = (choice: Choice, index: number) => (
    <RadioCard field={props} choice={choice} value={value} first={index === 0} />
  )
  return (
    <Group field={props}>
      {usual.map(card)}
      {rest.length > 0 && (
        <details open={rest.some((choice) => choice.value === value)}>
          <summary>{more?.label}</summary>
          {rest.map((choice) => card(choice, -1))}
        </details>
      )}
    </Group>
  )
}

interface CardProps {
  readonly field: FieldProps
  readonly choice: Choice
  readonly value: string | undefined
  readonly first: boolean
}

function RadioCard({ field, choice, value, first }: CardProps) {
  return (
    <label className="card-choice">
      <input
        type="radio"
        name={field.name}
        id={first ? fieldId(field) : `${fieldId(field)}-${choice.value}`}
        value={choice.value}
        checked={choice.value === value}
        data-key={choice.letter}
      />
      <span>
        {choice.label}
        {choice.hint && <span className="hint"> {choice.hint}</span>}
      </span>
      {choice.letter && <KeyHint letter={choice.letter} />}
    </label>
  )
}

/** Any number of several, under one name. */
export function Checkboxes(props: FieldProps & { values: readonly string[]; choices: readonly Choice[] }) {
  return (
    <Group field={props} className="checks">
      {props.choices.map((choice, index) => (
        <label className="check">
          <input
            type="checkbox"
            name={props.name}
            id={index === 0 ? fieldId(props) : `${fieldId(props)}-${choice.value.replace(/\s+/g, '-')}`}
            value={choice.value}
            checked={props.values.includes(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </Group>
  )
}

/** One yes or no. Sends `value` ("on") when ticked, nothing when not. */
export function Checkbox(props: FieldProps & { checked?: boolean; value?: string }) {
  return (
    <div className={classes('field', props.error && 'faulty')}>
      <label className="check">
        <input
          type="checkbox"
          name={props.name}
          id={fieldId(props)}
          value={props.value ?? 'on'}
          checked={props.checked}
          aria-describedby={describedBy(props)}
          aria-invalid={props.error ? true : undefined}
          disabled={props.disabled}
        />
        <span>
          <LabelText {...props} />
        </span>
      </label>
      <FieldTexts {...props} />
      <Reasons {...props} />
    </div>
  )
}
