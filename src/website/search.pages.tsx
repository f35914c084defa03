import { Button } from '../kit/html/button.tsx'
import { TextField } from '../kit/html/field.tsx'
import { Form } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { Empty } from '../kit/html/notice.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import type { Language } from '../kit/language.ts'
import { type Hit, piecesOf } from './search.ts'
import { searchTexts } from './search.texts.ts'

/** @param hits null when nothing has been asked for */
export function searchPage(visit: Visit, hits: readonly Hit[] | null): Page {
  const words = searchTexts[visit.language]
  const asked = visit.url.searchParams.get('q') ?? ''
  const body = (
    <>
      <PageHead title={words.title} />
      <Form
        action={visit.url.pathname}
        method="get"
        search
        label={words.title}
        className="narrow"
        enhance="hits"
      >
        <TextField
          name="q"
          id="question"
          label={words.question}
          hint={words.hint}
          type="search"
          value={asked}
        />
        <Button>{words.search}</Button>
      </Form>
      <div className="stack" data-fragment="hits">
        {hits && <Hits hits={hits} language={visit.language} />}
      </div>
    </>
  )
  return { title: words.title, body, hidden: true }
}

function Hits({ hits, language }: { hits: readonly Hit[]; language: Language }) {
  const words = searchTexts[language]
  if (hits.length === 0) return <Empty title={words.none}>{words.noneLead}</Empty>
  return (
    <>
      <p role="status">{words.found(hits.length)}</p>
      {hits.map((hit) => (
        <Card>
          <h2 className="card-title">
            <a href={hit.href} lang="sv">
              {hit.title}
            </a>
          </h2>
          <p className="quiet">
            {words.kinds[hit.kind]}
            {hit.day && ` · ${hit.day}`}
          </p>
          <p lang="sv">
            {piecesOf(hit.excerpt).map((piece) =>
              // Pieces have no name of their own; their place in the excerpt is theirs.
              piece.match ? <mark>{piece.text}</mark> : <span>{piece.text}</span>,
            )}
          </p>
        </Card>
      ))}
    </>
  )
}
