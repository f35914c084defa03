import { classes } from './classes.ts'
import { Form } from './form.tsx'

/**
 * The two times of every table: what held on a day, as it was known at a moment. Both are in the address
 * (`on`, `known`), so that what is seen can be sent to somebody.
 */
export function TimeControl(props: {
  action: string
  /** Left out where the page is the same on all days. */
  on?: string
  known: string
  /** True when both are the present: then the control is quiet. */
  present: boolean
  /** The address without `on` and `known`. */
  reset: string
  words: {
    readonly label: string
    readonly on: string
    readonly known: string
    readonly show: string
    readonly reset: string
  }
  /** The page's other parameters. */
  hidden?: Readonly<Record<string, string>>
  enhance?: string
}) {
  const { words } = props
  return (
    <Form
      action={props.action}
      method="get"
      label={words.label}
      className={classes('time-control', !props.present && 'elsewhere')}
      {...(props.hidden && { hidden: props.hidden })}
      enhance={props.enhance}
    >
      {props.on !== undefined && (
        <>
          <label>
            {words.on} <input className="input" name="on" value={props.on} autoComplete="off" />
          </label>
          <span aria-hidden="true">·</span>
        </>
      )}
      <label>
        {words.known} <input className="input" name="known" value={props.known} autoComplete="off" />
      </label>
      <button className="button secondary small">{words.show}</button>
      {!props.present && (
        <a href={props.reset} data-enhance={props.enhance}>
          {words.reset}
        </a>
      )}
    </Form>
  )
}
