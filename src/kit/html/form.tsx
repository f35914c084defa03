import type { Markup } from './markup.ts'
import { classes } from './classes.ts'

/**
 * A form that works without script. `enhance` names the parts of the page (`data-fragment`) that the answer
 * replaces, 'main' for all of it. `keep` names what is being written (the record's id in it), so that typed text
 * survives an error, a closed lid and the back button. `hidden` carries the form's token and the new record's id.
 */
export function Form(props: {
  action: string
  children: Markup
  method?: 'get' | 'post'
  enhance?: string | undefined
  keep?: string
  /** Where the form is saved while it is written. */
  save?: string
  hidden?: Readonly<Record<string, string>>
  multipart?: boolean
  /** Sends a search form while the reader types. */
  asYouType?: boolean
  label?: string
  search?: boolean
  undo?: boolean
  className?: string
  id?: string
}) {
  return (
    <form
      action={props.action}
      method={props.method ?? 'post'}
      id={props.id}
      className={classes('form', props.className) || undefined}
      encType={props.multipart ? 'multipart/form-data' : undefined}
      role={props.search ? 'search' : undefined}
      aria-label={props.label}
      noValidate
      data-enhance={props.enhance}
      data-keep={props.keep}
      data-save={props.save}
      data-as-you-type={props.asYouType ? '' : undefined}
      data-undo={props.undo ? '' : undefined}
    >
      <Hidden values={props.hidden ?? {}} />
      {props.children}
    </form>
  )
}

export function Hidden(props: { values: Readonly<Record<string, string>> }) {
  return Object.entries(props.values).map(([name, value]) => (
    <input type="hidden" name={name} value={value} />
  ))
}

/** Fields side by side where there is room. */
export function FieldRow(props: { children: Markup }) {
  return <div className="field-row">{props.children}</div>
}
