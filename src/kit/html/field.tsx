import type { Markup } from './markup.ts'
import { classes } from './classes.ts'

/** What every field has: the label above, the hint under it, then the fault, the field, and why it is prefilled so. */
export interface FieldProps {
  readonly name: string
  readonly label: string
  /** Defaults to the name. The error summary links to it. */
  readonly id?: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  /** Why the proposed value is what it is: "diarienumret står i bilagan". Reasons, never a percentage. */
  readonly reasons?: readonly string[]
  /** The word beside the label of a field that may be left empty: "valfritt". */
  readonly optional?: string
  readonly required?: boolean
  readonly disabled?: boolean
}

export function fieldId(props: FieldProps): string {
  return props.id ?? props.name
}

/** The ids of the texts that describe the field, for `aria-describedby`. */
export function describedBy(props: FieldProps): string | undefined {
  const id = fieldId(props)
  const parts = [
    props.hint && `${id}-hint`,
    props.error && `${id}-error`,
    props.reasons?.length && `${id}-reasons`,
  ]
  return classes(...parts.map((part) => (part ? part : null))) || undefined
}

/** The attributes of the control itself. */
export function controlProps(props: FieldProps) {
  return {
    id: fieldId(props),
    name: props.name,
    'aria-describedby': describedBy(props),
    'aria-invalid': props.error ? true : undefined,
    'aria-required': props.required ? true : undefined,
    disabled: props.disabled,
  }
}

export function LabelText(props: FieldProps) {
  return (
    <>
      {props.label}
      {props.optional && <span className="optional"> ({props.optional})</span>}
    </>
  )
}

export function FieldTexts(props: FieldProps) {
  const id = fieldId(props)
  return (
    <>
      {props.hint && (
        <p className="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.error && (
        <p className="error" id={`${id}-error`}>
          {props.error}
        </p>
      )}
    </>
  )
}

export function Reasons(props: FieldProps) {
  if (!props.reasons?.length) return null
  return (
    <ul className="reasons" id={`${fieldId(props)}-reasons`}>
      {props.reasons.map((reason) => (
        <li>{reason}</li>
      ))}
    </ul>
  )
}

function Field(props: { field: FieldProps; children: Markup }) {
  return (
    <div className={classes('field', props.field.error && 'faulty')}>
      <label className="label" htmlFor={fieldId(props.field)}>
        <LabelText {...props.field} />
      </label>
      <FieldTexts {...props.field} />
      {props.children}
      <Reasons {...props.field} />
    </div>
  )
}

export function TextField(
  props: FieldProps & {
    value?: string | undefined
    type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url' | 'number'
    autoComplete?: string
    inputMode?: 'numeric' | 'email' | 'tel' | 'url'
    /** Ids of a datalist with proposals. */
    list?: string
    /** How wide the answer usually is; the field is never wider than its place. */
    width?: 'short' | 'medium' | 'full'
    letter?: string
    /** The language of what is typed, where it is not the page's. */
    lang?: string
  },
) {
  return (
    <Field field={props}>
      <input
        {...controlProps(props)}
        type={props.type ?? 'text'}
        value={props.value}
        className={classes('input', props.width)}
        autoComplete={props.autoComplete ?? 'off'}
        inputMode={props.inputMode}
        list={props.list}
        lang={props.lang}
        data-key={props.letter}
      />
    </Field>
  )
}

export function TextArea(props: FieldProps & { value?: string | undefined; rows?: number; lang?: string }) {
  return (
    <Field field={props}>
      <textarea {...controlProps(props)} rows={props.rows ?? 4} className="input" lang={props.lang}>
        {props.value}
      </textarea>
    </Field>
  )
}

/**
 * A day, typed or pasted as 2015-06-15. Not the browser's own date field, which follows the machine's language and
 * cannot be pasted into; a day that is not in the calendar is refused by the server with a sentence.
 */
export function DateField(props: FieldProps & { value?: string | undefined; letter?: string }) {
  return <TextField {...props} width="short" inputMode="numeric" />
}

export interface Option {
  readonly value: string
  readonly label: string
}

export function SelectField(
  props: FieldProps & {
    value?: string | undefined
    options: readonly Option[]
    /** What stands there when nothing is chosen: "Välj organ". */
    empty?: string
  },
) {
  return (
    <Field field={props}>
      <select {...controlProps(props)} className="input">
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.options.map((option) => (
          <option value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** A file, chosen or dropped on the field; `hint` says which kinds and how large. */
export function FileField(props: FieldProps & { accept?: string; multiple?: boolean }) {
  return (
    <Field field={props}>
      <input
        {...controlProps(props)}
        type="file"
        accept={props.accept}
        multiple={props.multiple}
        className="input file"
      />
    </Field>
  )
}
