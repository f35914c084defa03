import {
  type Publication,
  type PublicationKind,
  publicationKinds,
  publicationTerms,
} from '../cases/publication.ts'
import { publicationTexts } from '../cases/publication.texts.ts'
import type { PublishedThing, findEndings, findPublicationRules } from '../cases/publication.store.ts'
import { possibleNames, withoutWords } from '../cases/rendition.ts'
import { addDays } from '../kit/clock.ts'
import { Actions, Button, LinkButton } from '../kit/html/button.tsx'
import { Checkboxes, RadioCards } from '../kit/html/choice.tsx'
import { DateField, TextArea, TextField } from '../kit/html/field.tsx'
import { FieldRow } from '../kit/html/form.tsx'
import { Card } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Empty, Notice } from '../kit/html/notice.tsx'
import { Highlight } from '../kit/html/prose.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { crumbsLabel } from '../kit/http/form-page.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import { type FormState, Problems, formState } from '../kit/http/problems.tsx'
import type { Page, Problem, Visit } from '../kit/http/visit.ts'

interface Asked {
  readonly visit: Visit
  readonly problem: Problem | undefined
}

interface Publications {
  readonly rules: Awaited<ReturnType<typeof findPublicationRules>>
  readonly endings: Awaited<ReturnType<typeof findEndings>>
}

/** How long things are shown, and what has been taken away. */
export function publicationsPage({ visit, problem }: Asked, { rules, endings }: Publications): Page {
  const words = publicationTexts[visit.language]
  const base = `/${visit.association.slug}/publication`
  const state = formState(visit, problem)
  const labels = Object.fromEntries(publicationKinds.map((kind) => [kind, words.days(kind)]))
  const body = (
    <>
      <PageHead title={words.title}>
        <p className="prose">{words.lead}</p>
      </PageHead>
      <Problems visit={visit} problem={problem} labels={labels} />
      <Card title={words.rules}>
        <PostForm action={base}>
          <FieldRow>
            {publicationKinds.map((kind) => (
              <TextField
                name={kind}
                label={words.days(kind)}
                inputMode="numeric"
                width="short"
                value={state.value(kind, rules[kind]?.toString())}
                error={state.error(kind)}
              />
            ))}
          </FieldRow>
          <p className="hint">{words.daysHint}</p>
          <Actions>
            <Button>{words.saveRules}</Button>
          </Actions>
        </PostForm>
      </Card>
      <Card title={words.endings}>
        <DataTable
          caption={words.endings}
          rows={endings}
          rowId={({ id }) => `ending-${id}`}
          empty={<Empty title={words.noEndings}>{words.noEndingsLead}</Empty>}
          columns={[
            {
              header: words.what,
              head: true,
              cell: ({ kind, id, name }) => (
                <a href={`${base}/${kind}/${id}`} lang="sv">
                  {name}
                </a>
              ),
            },
            { header: words.kind, cell: ({ kind }) => words.kinds[kind] },
            { header: words.lastDay, tight: true, cell: ({ end }) => addDays(end, -1) },
            { header: words.ground, cell: ({ ground }) => ground ?? words.byRule },
          ]}
        />
      </Card>
    </>
  )
  return { title: words.title, body, hidden: true }
}

export interface PublicationView {
  readonly kind: PublicationKind
  readonly thing: PublishedThing
  readonly isShown: boolean
  readonly publication: Publication
  /** Days, by the association's rule for the kind. */
  readonly rule: number | null
  readonly href: string
  /** Null where no words can be masked. */
  readonly text: string | null
  /** Whether a machine could read the document. */
  readonly hasText: boolean
}

/** One thing: until when it is shown, on what ground it is taken away, which words are masked, and what that looks like. */
export function publicationPage({ visit, problem }: Asked, view: PublicationView): Page {
  const words = publicationTexts[visit.language]
  const { kind, thing, text, publication } = view
  const state = formState(visit, problem)
  const body = (
    <>
      <Crumbs
        label={crumbsLabel(visit)}
        trail={[{ label: words.title, href: `/${visit.association.slug}/publication` }]}
        here={thing.name}
      />
      <PageHead
        title={`${words.title}: ${thing.name}`}
        lang="sv"
        actions={<LinkButton href={view.href}>{words.asPublic}</LinkButton>}
      >
        <p lang={visit.language}>
          {words.kinds[kind]}. {stateWords(visit, view)}
        </p>
      </PageHead>
      {visit.url.searchParams.has('saved') && <Notice kind="success" title={words.saved} announce />}
      <Problems
        visit={visit}
        problem={problem}
        labels={{ term: words.term, lastDay: words.lastDay, ground: words.ground }}
      />
      <Card>
        <PostForm action={visit.url.pathname}>
          <TermFields visit={visit} view={view} state={state} />
          {text !== null && <MaskFields visit={visit} view={view} state={state} text={text} />}
          <Actions>
            <Button>{words.save}</Button>
            {view.isShown && (
              <Button look="danger" name="off" value="now">
                {words.takeOff}
              </Button>
            )}
          </Actions>
        </PostForm>
      </Card>
      {text !== null && (
        <Card title={words.preview}>
          {!view.hasText && <p>{words.noText}</p>}
          <div lang="sv">
            <Highlight text={withoutWords(text, publication.maskedWords)} evidence={[]} />
          </div>
        </Card>
      )}
    </>
  )
  return { title: `${words.title}: ${thing.name}`, body, hidden: true }
}

function stateWords(visit: Visit, { thing: { end }, isShown }: PublicationView): string {
  const words = publicationTexts[visit.language]
  if (end === null) return words.shownNow
  return isShown ? words.shownTo(addDays(end, -1)) : words.goneNow(end)
}

interface FieldsProps {
  visit: Visit
  view: PublicationView
  state: FormState
}

function TermFields({ visit, view: { publication, rule }, state }: FieldsProps) {
  const words = publicationTexts[visit.language]
  const hint = { rule: words.termHintRule(rule), open: undefined, day: undefined }
  const choices = publicationTerms.map((value) => ({
    value,
    label: words.terms[value],
    ...(hint[value] && { hint: hint[value] }),
  }))
  const lastDay = publication.shownTo && addDays(publication.shownTo, -1)
  return (
    <>
      <RadioCards
        name="term"
        label={words.term}
        value={state.value('term', publication.term)}
        choices={choices}
        error={state.error('term')}
      />
      <DateField
        name="lastDay"
        label={words.lastDay}
        value={state.value('lastDay', lastDay)}
        error={state.error('lastDay')}
      />
      <TextField
        name="ground"
        label={words.ground}
        hint={words.groundHint}
        lang="sv"
        value={state.value('ground', publication.ground)}
        error={state.error('ground')}
      />
    </>
  )
}

/** Names that are masked stand in the box; those that stand in the text can be ticked. */
function MaskFields({ visit, view: { publication }, state, text }: FieldsProps & { text: string }) {
  const words = publicationTexts[visit.language]
  const masked = new Set(publication.maskedWords)
  const names = possibleNames(text).filter((name) => !masked.has(name))
  return (
    <>
      <TextArea
        name="maskedWords"
        label={words.maskedWords}
        hint={words.maskedWordsHint}
        lang="sv"
        value={state.value('maskedWords', publication.maskedWords.join('\n'))}
      />
      {names.length > 0 && (
        <Checkboxes
          name="names"
          label={words.found}
          hint={words.foundHint}
          values={state.all('names')}
          choices={names.map((name) => ({ value: name, label: name }))}
        />
      )}
    </>
  )
}
