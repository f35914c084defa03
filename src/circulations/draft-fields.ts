import type { Draft, DraftNominations } from './draft.ts'

/** Utkastets fält som text: what two savings of one draft say, field by field, for showing where they differ. */
export function fieldsOf(draft: Draft, nameOf: (organisation: string) => string): Record<string, string> {
  const { contact, basis, instrument, nominations } = draft
  const rows = (lines: readonly string[]): string => lines.join('\n\n')
  return {
    kind: draft.kind,
    sender: nameOf(draft.sender),
    dated: draft.dated,
    dnr: draft.dnr,
    title: draft.title,
    partText: rows(draft.parts.map((part) => `${part.heading}\n${part.text}`)),
    clauseText: rows(
      draft.clauses.map(({ text, onlyFor }) => [text, ...onlyFor.map(nameOf).toSorted()].join('\n')),
    ),
    basisBody: [basis.body, basis.on, basis.paragraph].join(' ').trim(),
    answerBy: draft.answerBy,
    ...(nominations && { seatProject: seatText(nominations) }),
    answerTo: draft.answerTo,
    contactTitle: `${contact.title} ${contact.email}`.trim(),
    decisionIsSignature: draft.decisionIsSignature ? '✓' : '–',
    to: draft.addressees.map(({ organisationId, email }) => `${nameOf(organisationId)} ${email}`).join('\n'),
    thirdName: draft.thirdBodies.map(({ name, email }) => `${name} ${email}`).join('\n'),
    files: draft.documents.map((document) => document.title).join('\n'),
    instrumentTitle: [instrument.use, instrument.kind, instrument.title, instrument.validFrom]
      .join(' ')
      .trim(),
    // By name, for the database keeps the keys of a saved draft in an order of its own.
    terms: Object.entries(instrument.terms)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([, value]) => String(value))
      .join(' ')
      .trim(),
  }
}

const seatText = ({ body, project, from, to }: DraftNominations): string =>
  [body, project, from, to].join(' ').trim()

/** The fields where the saved draft says something else than the typed one, as saved. */
export function conflictsBetween(
  saved: Draft,
  typed: Draft,
  nameOf: (organisation: string) => string,
): { readonly field: string; readonly saved: string }[] {
  const other = fieldsOf(typed, nameOf)
  return Object.entries(fieldsOf(saved, nameOf))
    .filter(([field, text]) => text !== other[field])
    .map(([field, text]) => ({ field, saved: text }))
}
