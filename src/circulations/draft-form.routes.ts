import type { Form } from '../kit/http/form-body.ts'
import { circulationKinds, documentRoles } from './circulation.ts'
import type { CaseChoice } from './draft.actions.ts'
import type { Draft, DraftAddressee, DraftClause, DraftDocument, DraftInstrument } from './draft.ts'
import { isId, newId } from '../kit/id.ts'
import { withoutBreaks } from '../kit/text.ts'

/**
 * Reads the draft's form, as typed: nothing is refused here, what cannot be read is told as a lack when it is saved.
 * @param before the draft as it was saved; the letter it was read from does not come with the form
 */
export function readDraftForm(form: Form, before: Draft): Draft {
  const text = (name: string): string => form.line(name) ?? ''
  return {
    kind: circulationKinds.find((kind) => kind === text('kind')) ?? before.kind,
    sender: idOrNone(text('sender')),
    dated: text('dated'),
    dnr: text('dnr'),
    title: text('title'),
    parts: paired(form, 'partHeading', 'partText').map(([heading, words]) => ({
      heading: withoutBreaks(heading),
      text: words,
    })),
    clauses: clausesOf(form),
    answerBy: text('answerBy'),
    answerTo: text('answerTo'),
    contact: { title: text('contactTitle'), email: text('contactEmail') },
    basis: { body: text('basisBody'), on: text('basisOn'), paragraph: text('basisParagraph') },
    decisionIsSignature: text('decisionIsSignature') !== '',
    addressees: addresseesOf(form).filter(
      ({ organisationId }) => organisationId !== idOrNone(text('sender')),
    ),
    thirdBodies: paired(form, 'thirdName', 'thirdEmail').map(([name, email]) => ({ name, email })),
    documents: documentsOf(form),
    // The form of a next version does not ask: it stands.
    instrument:
      form.text('instrumentUse') === null ? before.instrument : instrumentOf(form, before.instrument),
    ...nominationsOf(form, before),
    source: before.source,
  }
}

function nominationsOf(form: Form, before: Draft): Pick<Draft, 'nominations'> {
  const text = (name: string): string => (form.text(name) ?? '').trim()
  if (form.text('seatProject') === null) return before.nominations ? { nominations: before.nominations } : {}
  const [body, project, from, to] = [
    idOrNone(text('seatBody')),
    text('seatProject'),
    text('seatFrom'),
    text('seatTo'),
  ]
  return body || project || from || to ? { nominations: { body, project, from, to } } : {}
}

const idOrNone = (text: string): string => (isId(text) ? text : '')

/** Rows of two fields; a row where both are empty is no row. */
function paired(form: Form, first: string, second: string): [string, string][] {
  const seconds = form.all(second)
  return form
    .all(first)
    .map((text, index): [string, string] => [text, seconds[index] ?? ''])
    .filter((row) => row.some((text) => text.trim() !== ''))
}

function clausesOf(form: Form): DraftClause[] {
  return form
    .all('clauseText')
    .map((text, index) => ({ text, onlyFor: form.all(`clauseFor.${index}`).filter(isId) }))
    .filter((clause) => clause.text.trim() !== '')
}

function addresseesOf(form: Form): DraftAddressee[] {
  const to = form.all('to').filter(isId)
  const told = form.all('info').filter((id) => isId(id) && !to.includes(id))
  const row = (role: DraftAddressee['role']) => (organisationId: string) => ({
    organisationId,
    role,
    email: (form.text(`email.${organisationId}`) ?? '').trim(),
  })
  return [...new Set(to)].map(row('to')).concat([...new Set(told)].map(row('for_information')))
}

/** Those that were there, unless taken away, and those that came with the form: the letter first, the decision last. */
function documentsOf(form: Form): DraftDocument[] {
  const away = new Set(form.all('documentAway'))
  const there = form.files('documents').flatMap(({ sha256, filename }, index): DraftDocument[] => {
    if (away.has(String(index))) return []
    const title = form.text(`documentTitle.${index}`)?.trim() || filename
    return [{ role: roleOf(form.text(`documentRole.${index}`)), title, filename, sha256 }]
  })
  const role = roleOf(form.text('filesRole'))
  const come = form
    .files('files')
    .map(({ sha256, filename }) => ({ role, title: titleOf(filename), filename, sha256 }))
  const all = [...there, ...come.filter((file) => !there.some(({ sha256 }) => sha256 === file.sha256))]
  return all.toSorted((one, other) => documentRoles.indexOf(one.role) - documentRoles.indexOf(other.role))
}

const roleOf = (text: string | null): DraftDocument['role'] =>
  documentRoles.find((role) => role === text) ?? 'annex'

/** The file's name without its ending, until somebody gives it a better one. */
const titleOf = (filename: string): string =>
  filename
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[_]+/g, ' ')
    .trim()
    .slice(0, 1000) || filename

function instrumentOf(form: Form, before: DraftInstrument): DraftInstrument {
  const text = (name: string): string => form.text(name) ?? ''
  const use =
    (['none', 'new', 'existing'] as const).find((each) => each === text('instrumentUse')) ?? before.use
  const chosen = idOrNone(text('instrument'))
  return {
    use,
    // The id of the one to be made is kept while another is chosen, so that sending twice makes it once.
    id: use === 'existing' ? chosen : before.use === 'existing' ? newId() : before.id,
    kind: text('instrumentKind'),
    title: text('instrumentTitle'),
    validFrom: text('validFrom'),
    follows: idOrNone(text('follows')),
    replaces: idOrNone(text('replaces')),
    terms: {
      entry: text('terms.entry'),
      on: text('terms.on'),
      count: text('terms.count'),
      daysAfter: text('terms.daysAfter'),
      percent: text('terms.percent'),
      percentOf: text('terms.percentOf'),
      named: form.all('terms.named').filter(isId),
      counting: text('terms.counting'),
      conditionsAllowed: text('terms.conditionsAllowed') !== '',
      validTo: text('terms.validTo'),
      months: text('terms.months'),
      yearEndOnly: text('terms.yearEndOnly') !== '',
    },
  }
}

/** Which case was chosen; the new one's id comes from the form. */
export function readCaseChoice(form: Form): CaseChoice {
  const id = idOrNone(form.text('newCase') ?? '') || newId()
  const dnr = (form.text('caseDnr') ?? '').trim()
  const prefix = form.text('casePrefix') ?? ''
  switch (form.text('caseChoice')) {
    case 'numbered':
      return prefix === '' ? { kind: 'keep' } : { kind: 'numbered', id, prefix }
    case 'written':
      return dnr === '' ? { kind: 'keep' } : { kind: 'written', id, dnr }
    default:
      return { kind: 'keep' }
  }
}
