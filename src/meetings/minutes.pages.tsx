import type { Markup } from '../kit/html/markup.ts'
import { Clauses } from '../kit/html/prose.tsx'
import { Paper } from '../kit/html/layout.tsx'
import { DataTable } from '../kit/html/table.tsx'
import {
  type Minutes,
  type MinutesItem,
  type MinutesPerson,
  followupLine,
  personLine,
  presenceLine,
  presenceWords,
} from './minutes.ts'

/** The minutes as a sheet, in Swedish like the document they are; `beside` may put something under an item. */
export function MinutesSheet(props: {
  minutes: Minutes
  beside?: ((item: MinutesItem) => Markup) | undefined
}): Markup {
  const { minutes, beside } = props
  return (
    <Paper>
      <h2>
        {minutes.body} – protokoll {minutes.number}
      </h2>
      <p>
        <b>Tid:</b> {minutes.time}
        {minutes.place && (
          <>
            <br />
            <b>Plats:</b> {minutes.place}
          </>
        )}
      </p>
      {minutes.members.length > 0 && <Members minutes={minutes} />}
      <People label="Övriga" people={minutes.officers} />
      <People label="Inbjudna gäster" people={minutes.guests} />
      {minutes.items.map((item) => (
        <section id={`item-${item.id}`}>
          <ItemText item={item} />
          {beside?.(item)}
        </section>
      ))}
      {minutes.secretary && (
        <p>
          <b>Sekreterare:</b> {minutes.secretary}
        </p>
      )}
      {minutes.adjusters.length > 0 && (
        <p>
          <b>Justerare:</b> {minutes.adjusters.join('; ')}
        </p>
      )}
    </Paper>
  )
}

function Members({ minutes }: { minutes: Minutes }): Markup {
  return (
    <>
      <p>{presenceLine(minutes.members)}</p>
      <DataTable
        caption="Närvaro"
        rows={minutes.members}
        rowId={({ organisation }) => `presence-${organisation}`}
        columns={[
          { header: 'Medlem', head: true, cell: ({ organisation }) => organisation },
          { header: 'Närvaro', cell: ({ presence }) => presenceWords[presence] },
          {
            header: 'Företrädare',
            cell: ({ holders }) => holders.map(personLine).join('; ') || null,
          },
        ]}
      />
    </>
  )
}

function People({ label, people }: { label: string; people: readonly MinutesPerson[] }): Markup {
  if (people.length === 0) return null
  return (
    <p>
      <b>{label}:</b> {people.map(personLine).join('; ')}
    </p>
  )
}

/** One paragraph, its lines broken where they were written so. */
function Written({ label, children }: { label?: string; children: string }): Markup {
  return (
    <p>
      {label && <b>{label}: </b>}
      {children.split('\n').map((line, index) => (
        <>
          {index > 0 && <br />}
          {line}
        </>
      ))}
    </p>
  )
}

function Line({ label, value }: { label: string; value: string | null }): Markup {
  return value
    ? value.split('\n\n').map((piece, index) => <Written {...(index === 0 && { label })}>{piece}</Written>)
    : null
}

function ItemText({ item }: { item: MinutesItem }): Markup {
  return (
    <>
      <h3>
        {item.number} {item.title}
      </h3>
      {item.text.split('\n\n').map((piece) => (piece ? <Written>{piece}</Written> : null))}
      <Line label="Yrkanden" value={item.proposals} />
      <Line label="Votering" value={item.vote} />
      <Line label="Jäv" value={item.recused.join('; ')} />
      {item.clauses.length > 0 && (
        <>
          <p>
            <b>{item.decides}</b>
          </p>
          <Clauses
            label={item.decides}
            clauses={item.clauses.map((text, index) => ({
              id: `${item.id}-${index + 1}`,
              lead: 'att',
              text,
            }))}
          />
        </>
      )}
      {item.outcomeWords && (
        <p>
          <b>{item.outcomeWords}</b>
        </p>
      )}
      <Line label="Reservationer" value={item.reservations} />
      {item.followups.length > 0 && (
        <ul>
          {item.followups.map((followup) => (
            <li>{followupLine(followup)}</li>
          ))}
        </ul>
      )}
      <Line label="Protokollsutdrag skickas till" value={item.extractRecipients.join('; ')} />
    </>
  )
}
