import { dayWords } from '../kit/day-words.ts'
import { Button } from '../kit/html/button.tsx'
import { SelectField } from '../kit/html/field.tsx'
import { FieldRow, Form } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Notice } from '../kit/html/notice.tsx'
import type { Visit } from '../kit/http/visit.ts'
import type { EntryIntoForce } from '../ledger/entry-into-force.ts'
import { standingRow } from '../ledger/standing-words.ts'
import { isByInhabitants } from '../ledger/threshold.ts'
import type { AgreementFound } from './agreement.routes.ts'
import { agreementTexts } from './agreement.texts.ts'
import { entryTexts } from './entry.texts.ts'

interface Part {
  readonly visit: Visit
  readonly found: AgreementFound
}

/** When it enters into force: what its rule asks for, who is missing, and what if one member said yes or no. */
export function EntryCard({ visit, found }: Part) {
  const words = agreementTexts[visit.language]
  const { entry, instrument } = found.agreement
  if (!entry) return null
  const rule = instrument.terms.entry.kind
  if (rule === 'each' || rule === 'fixed')
    return (
      <Card title={words.entry}>
        <p>{rule === 'each' || entry.on === null ? words.each : words.inForceFrom(entry.on)}</p>
      </Card>
    )
  return (
    <Card title={words.entry}>
      <div id="entry" tabIndex={-1}>
        {entry.on !== null && <p>{words.inForceFrom(entry.on)}</p>}
        {entry.on === null && <Waiting visit={visit} found={found} entry={entry} />}
      </div>
      <WhatIf visit={visit} found={found} />
    </Card>
  )
}

function Waiting({ visit, found, entry }: Part & { entry: EntryIntoForce }) {
  const words = agreementTexts[visit.language]
  const more = entryTexts[visit.language]
  const nameOf = (id: string): string => found.names.get(id)?.name ?? id
  const inOrder = (one: string, other: string): number => one.localeCompare(other, 'sv')
  const uncounted = entry.withoutInhabitants.map(nameOf).toSorted(inOrder)
  const missing = entry.missing.toSorted((one, other) =>
    inOrder(nameOf(one.organisation), nameOf(other.organisation)),
  )
  const byInhabitants = isByInhabitants(found.agreement.instrument.terms.entry)
  return (
    <>
      {uncounted.length > 0 ? (
        <Notice kind="warning">
          <p>{more.withoutInhabitants(uncounted.join(', '))}</p>
        </Notice>
      ) : (
        <p>{(byInhabitants ? more.waitsInhabitants : words.waits)(entry.have, entry.need)}</p>
      )}
      {uncounted.length === 0 && !entry.reachable && <Notice kind="warning">{words.notReachable}</Notice>}
      {entry.undoneBy.length > 0 && <p>{more.undone}</p>}
      {missing.length > 0 && (
        <>
          <h3>{words.missing}</h3>
          <ul>
            {missing.map(({ organisation, kind, dateUnknown }) => (
              <li>
                {nameOf(organisation)}:{' '}
                {dateUnknown
                  ? more.dateUnknown
                  : standingRow(kind)[visit.language].word.toLocaleLowerCase(visit.language)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** Tänk om: asked with GET, so that the answer has an address; nothing is changed by asking. */
function WhatIf({ visit, found }: Part) {
  const words = entryTexts[visit.language]
  const { supposed, asked } = found.agreement
  const query = visit.url.searchParams
  const kept = ['on', 'known'].flatMap((name) => (query.get(name) ? [[name, query.get(name) ?? '']] : []))
  const members = asked.flatMap((id) => {
    const member = found.names.get(id)
    return member ? [{ value: member.code ?? id, label: member.name }] : []
  })
  const answers = (['adopts', 'declines'] as const).map((value) => ({ value, label: words.answers[value] }))
  return (
    <>
      <h3>{words.whatIf}</h3>
      <Form
        action={visit.url.pathname}
        method="get"
        enhance="agreement"
        hidden={Object.fromEntries(kept) as Record<string, string>}
      >
        <FieldRow>
          <SelectField
            name="suppose"
            label={words.member}
            empty={words.choose}
            options={members.toSorted((one, other) => one.label.localeCompare(other.label, 'sv'))}
            value={query.get('suppose') ?? ''}
          />
          <SelectField
            name="answer"
            label={words.answer}
            options={answers}
            value={query.get('answer') ?? 'adopts'}
          />
        </FieldRow>
        <Button look="secondary">{words.ask}</Button>
      </Form>
      {supposed && (
        <Notice kind="info" announce>
          <p>
            {words.supposed(
              found.names.get(supposed.whatIf.organisation)?.name ?? '',
              words.answers[supposed.whatIf.answer],
            )}{' '}
            {resultOf(visit, supposed.entry)}
          </p>
        </Notice>
      )}
    </>
  )
}

function resultOf(visit: Visit, entry: EntryIntoForce): string {
  const words = entryTexts[visit.language]
  if (entry.withoutInhabitants.length > 0) return words.notCounted
  if (entry.on !== null) return words.enters(dayWords(entry.on, visit.language))
  return entry.reachable ? words.stillMissing(entry.missing.length) : words.cannot
}
