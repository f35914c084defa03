import type { Markup } from './markup.ts'

/** A stretch of the text, from–to by character, that something rests on. `label` says what, for those who listen. */
export interface Evidence {
  readonly from: number
  readonly to: number
  readonly label: string
}

/** Text as it stands in the document, line breaks and all, with the evidence marked. Overlapping marks: the first wins. */
export function Highlight(props: { text: string; evidence: readonly Evidence[] }) {
  const pieces: (string | Evidence)[] = []
  let end = 0
  for (const mark of [...props.evidence].sort((a, b) => a.from - b.from)) {
    if (mark.from < end || mark.to <= mark.from) continue
    pieces.push(props.text.slice(end, mark.from), mark)
    end = mark.to
  }
  pieces.push(props.text.slice(end))
  return (
    <div className="highlight">
      {pieces.map((piece) =>
        typeof piece === 'string' ? (
          piece
        ) : (
          <mark>
            <span className="unseen">{piece.label}: </span>
            {props.text.slice(piece.from, piece.to)}
          </mark>
        ),
      )}
    </div>
  )
}

export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** Two wordings as one: what was taken away and what was put in, told in words too ("borttaget", "tillagt"). */
export function Diff(props: {
  parts: readonly DiffPart[]
  words: { readonly added: string; readonly removed: string }
}) {
  return (
    <p className="diff">
      {props.parts.map((part) => {
        if (part.kind === 'same') return part.text
        const Edit = part.kind === 'added' ? 'ins' : 'del'
        return (
          <Edit>
            <span className="unseen">[{props.words[part.kind]}: </span>
            {part.text}
            <span className="unseen">]</span>
          </Edit>
        )
      })}
    </p>
  )
}

/** The numbered clauses of a decision, each begun with the same word ("att") or its number. */
export function Clauses(props: {
  label: string
  clauses: readonly { readonly id: string; readonly lead: string; readonly text: Markup }[]
}) {
  return (
    <ol className="clauses" aria-label={props.label}>
      {props.clauses.map((clause) => (
        <li id={clause.id}>
          <b>{clause.lead}</b>
          <div>{clause.text}</div>
        </li>
      ))}
    </ol>
  )
}
