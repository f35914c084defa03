import type { Markup } from '../kit/html/markup.ts'
import { momentInTable } from '../kit/day-words.ts'
import { Button, LinkButton } from '../kit/html/button.tsx'
import { Card, History } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Empty } from '../kit/html/notice.tsx'
import { Aside, type Column, DataTable } from '../kit/html/table.tsx'
import { crumbsLabel } from '../kit/http/form-page.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import { type Case, caseSlug, caseState } from './case.ts'
import { writeEntryNumber } from './dnr.ts'
import { casePath, casesPath } from './pages.tsx'
import { type Document, unveil } from './registry.ts'
import type { LogLine } from './case-log.store.ts'
import type { FullEntry } from './registry.store.ts'
import type { Relation } from './relation.store.ts'
import { type Words, texts } from './texts.ts'

export interface CaseView {
  readonly file: Case
  readonly entries: readonly FullEntry[]
  readonly relations: readonly Relation[]
  readonly log: readonly LogLine[]
}

/** One case as the staff see it: what came in, went out and was drawn up, what belongs with it, and its log. */
export function casePage(visit: Visit, view: CaseView): Page {
  const words = texts[visit.language]
  const { file } = view
  const title = `${file.dnr} ${file.title}`
  const body = (
    <>
      <Crumbs
        label={crumbsLabel(visit)}
        trail={[{ label: words.cases, href: casesPath(visit) }]}
        here={file.dnr}
      />
      <PageHead
        title={title}
        lang="sv"
        facts={<p>{facts(file, words)}</p>}
        actions={<Changes visit={visit} file={file} />}
      />
      <Card title={words.entries}>
        <DataTable
          caption={words.entries}
          columns={columns(visit, file)}
          rows={view.entries}
          rowId={(entry) => `entry-${entry.number}`}
          empty={
            <Empty title={words.noEntries}>
              <p>{words.noEntriesNext}</p>
            </Empty>
          }
        />
      </Card>
      <Relations visit={visit} relations={view.relations} />
      <Card title={words.log}>
        <History label={words.log} steps={view.log.map((line) => step(line, file, words))} />
      </Card>
    </>
  )
  return { title, nav: 'cases', body, hidden: true }
}

function facts(file: Case, words: Words): string {
  return [
    words.states[caseState(file)],
    `${words.opened} ${file.openedOn}`,
    ...(file.closedOn === null ? [] : [`${words.closed} ${file.closedOn}`]),
  ].join(' · ')
}

function Changes({ visit, file }: { visit: Visit; file: Case }): Markup {
  const words = texts[visit.language]
  const state = caseState(file)
  if (state === 'voided') return null
  return (
    <>
      <LinkButton look="primary" href={casePath(visit, file, 'entries', 'add')}>
        {words.newEntry}
      </LinkButton>
      {state === 'open' && (
        <LinkButton
          href={`/${visit.association.slug}/meetings/collect?dnr=${encodeURIComponent(caseSlug(file))}`}
        >
          {words.takeUp}
        </LinkButton>
      )}
      {state === 'open' ? (
        <LinkButton href={casePath(visit, file, 'close')}>{words.closeCase}</LinkButton>
      ) : (
        <PostForm action={casePath(visit, file, 'reopen')}>
          <Button look="secondary">{words.reopen}</Button>
        </PostForm>
      )}
      <LinkButton href={casePath(visit, file, 'chain')}>{words.chain}</LinkButton>
      <LinkButton href={casePath(visit, file, 'retitle')}>{words.retitle}</LinkButton>
      <LinkButton look="quiet" href={casePath(visit, file, 'folder.zip')} download>
        {words.folder}
      </LinkButton>
      <LinkButton look="quiet" href={casePath(visit, file, 'void')}>
        {words.voidCase}
      </LinkButton>
    </>
  )
}

function columns(visit: Visit, file: Case): Column<FullEntry>[] {
  const words = texts[visit.language]
  const number = (entry: FullEntry) => writeEntryNumber(file.dnr, entry.number)
  const subject = (entry: FullEntry): Markup => (
    <>
      <span lang="sv">{unveil(entry, entry.protection).subject}</span>
      {entry.voidedAt !== null && <Aside>{words.voidedEntry}</Aside>}
      {entry.protection !== null && <Aside>{words.protectedEntry}</Aside>}
    </>
  )
  const counterpart = (entry: FullEntry): Markup => {
    const name = unveil(entry, entry.protection).counterpart
    if (name === null && entry.foreignDnr === null) return null
    return (
      <>
        <span lang="sv">{name}</span>
        {entry.foreignDnr !== null && <Aside>{entry.foreignDnr}</Aside>}
      </>
    )
  }
  const voiding = (entry: FullEntry): Markup =>
    entry.voidedAt === null ? (
      <a href={casePath(visit, file, 'entries', String(entry.number), 'void')}>
        {words.voidEntry}
        <span className="unseen"> {number(entry)}</span>
      </a>
    ) : null
  return [
    { header: words.number, tight: true, head: true, cell: number },
    { header: words.day, tight: true, cell: (entry) => entry.happenedOn },
    { header: words.direction, cell: (entry) => words.directions[entry.direction] },
    { header: words.counterpart, cell: counterpart },
    { header: words.subject, cell: subject },
    { header: words.documents, cell: (entry) => documents(visit, entry) },
    { header: words.action, cell: voiding },
  ]
}

function documents(visit: Visit, entry: FullEntry): Markup {
  if (entry.documents.length === 0) return null
  const words = texts[visit.language]
  return entry.documents.map((document: Document) => (
    <div className="document">
      <a href={`/${visit.association.slug}/documents/${document.id}`} lang="sv">
        {document.title}
      </a>
      {document.public ? (
        <span className="aside screen-only">
          <a href={`/${visit.association.slug}/publication/document/${document.id}`}>
            {words.publication}
            <span className="unseen"> {document.title}</span>
          </a>
        </span>
      ) : (
        <Aside>{words.notPublic}</Aside>
      )}
    </div>
  ))
}

const rooms = { circulation: 'circulations', instrument: 'agreements' } as const

function Relations({ visit, relations }: { visit: Visit; relations: readonly Relation[] }): Markup {
  const words = texts[visit.language]
  if (relations.length === 0) return null
  return (
    <Card title={words.relations}>
      <ul>
        {relations.map(({ kind, slug, title }) => (
          <li>
            {words.relationKinds[kind]}:{' '}
            <a href={`/${visit.association.slug}/${rooms[kind]}/${encodeURIComponent(slug)}`} lang="sv">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function step(line: LogLine, file: Case, words: Words) {
  const about = aboutOf(line, file)
  return {
    id: `log-${line.seq}`,
    when: momentInTable(line.recordedAt),
    text: words.verbs[line.verb] ?? line.verb,
    detail: [...about, line.actor ?? words.program].join(' · '),
  }
}

/** What the entry says that a reader wants: which entry, which document, why. Nothing when it has been erased. */
function aboutOf({ verb, payload }: LogLine, file: Case): string[] {
  const said = JSON.parse(payload ?? '{}') as { number?: number; title?: string; reason?: string }
  // A notice has a number of its own, which is not the entry's.
  const isEntrys = verb.startsWith('entry.') && said.number !== undefined
  const number = isEntrys ? [writeEntryNumber(file.dnr, said.number!)] : []
  return [...number, said.title, said.reason].filter((part) => part !== undefined)
}
