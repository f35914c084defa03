import { Button, LinkButton } from '../kit/html/button.tsx'
import { Card, Paper } from '../kit/html/layout.tsx'
import { Crumbs, PageHead } from '../kit/html/navigation.tsx'
import { Notice } from '../kit/html/notice.tsx'
import { Facts } from '../kit/html/table.tsx'
import { PostForm } from '../kit/http/post-form.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import { dayWords, momentWords } from '../kit/day-words.ts'
import type { Circulation } from './circulation.ts'
import type { Change } from './difference.ts'
import { CirculationTabs } from './tabs.pages.tsx'
import { Changes } from './preview.pages.tsx'
import type { CirculationDocument, Version } from './version-text.store.ts'
import { texts } from './texts.ts'
import type { VersionText } from './version.ts'

export interface ShownVersion extends Version {
  readonly text: VersionText
  readonly documents: readonly CirculationDocument[]
  /** Since the version before; null for the first. */
  readonly changes: readonly Change[] | null
}

export interface VersionsView {
  readonly href: string
  readonly circulation: Circulation
  /** The latest first. */
  readonly versions: readonly ShownVersion[]
  /** A next version is being written. */
  readonly written: boolean
  nameOf(organisation: string): string
}

/** The letter as it was sent, and what later versions have changed. */
export function versionsPage(visit: Visit, view: VersionsView): Page {
  const words = texts[visit.language]
  const { circulation, href, versions } = view
  const list = { href: `/${visit.association.slug}/circulations`, label: words.title }
  const [latest] = versions
  const recalled = circulation.recalledAt
  const body = (
    <>
      <Crumbs
        label={words.room}
        trail={[list, { href, label: circulation.dnr }]}
        here={words.tabs.versions}
      />
      <PageHead
        title={circulation.title}
        lang="sv"
        actions={
          visit.actor.administrator && recalled === null && <VersionActions visit={visit} view={view} />
        }
      />
      <CirculationTabs visit={visit} href={href} here="/versions" />
      {recalled && (
        <Notice kind="warning" title={words.recalledOn(momentWords(recalled, visit.language))}>
          <p lang="sv">{circulation.recallReason}</p>
        </Notice>
      )}
      {latest && <WholeText visit={visit} view={view} version={latest} />}
      {versions.map((version) => (
        <VersionNote visit={visit} version={version} />
      ))}
    </>
  )
  return { title: `${words.tabs.versions}: ${circulation.title}`, nav: 'circulations', body }
}

function VersionActions({ visit, view }: { visit: Visit; view: VersionsView }) {
  const words = texts[visit.language]
  return (
    <>
      <PostForm action={`${view.href}/draft/begin`}>
        <Button look="secondary">{view.written ? words.resumeVersion : words.writeVersion}</Button>
      </PostForm>
      <LinkButton href={`${view.href}/recall`} look="quiet">
        {words.recall}
      </LinkButton>
    </>
  )
}

interface WholeTextProps {
  readonly visit: Visit
  readonly view: VersionsView
  readonly version: ShownVersion
}

function WholeText({ visit, view, version: { text, documents } }: WholeTextProps) {
  const words = texts[visit.language]
  return (
    <Card title={words.versions}>
      <Facts facts={factsOf(visit, text)} />
      <Paper>
        {text.letter.parts.map((part) => (
          <section>
            {part.heading.trim() !== '' && <h3>{part.heading}</h3>}
            <p className="highlight">{part.text}</p>
          </section>
        ))}
        {text.letter.decisionIsSignature && <p>{words.signature}</p>}
        {text.clauses.length > 0 && <h3>{words.clauses}</h3>}
        {text.clauses.map(({ number, text: clause, onlyFor }) => (
          <div>
            <p className="highlight">
              {number}. {clause}
            </p>
            {onlyFor && (
              <p className="quiet">{words.onlyFor(onlyFor.map((id) => view.nameOf(id)).join(', '))}</p>
            )}
          </div>
        ))}
      </Paper>
      {documents.length > 0 && <h3>{words.attached}</h3>}
      <ul>
        {documents.map((document) => (
          <li>
            <a href={`/${visit.association.slug}/documents/${document.documentId}`} lang="sv">
              {document.title}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function factsOf(visit: Visit, { answerBy, letter }: VersionText) {
  const { facts: words } = texts[visit.language]
  const { basis, contact } = letter
  const facts = [
    { label: words.dnr, value: letter.dnr },
    { label: words.dated, value: letter.dated },
    { label: words.sender, value: letter.sender },
    { label: words.answerBy, value: answerBy && dayWords(answerBy, visit.language) },
    { label: words.basis, value: basis && `${basis.body} ${basis.on}, ${basis.paragraph}` },
    { label: words.told, value: letter.told.join(', ') },
    { label: words.contact, value: contact && [contact.title, contact.email].filter(Boolean).join(', ') },
  ]
  return facts.filter(({ value }) => value)
}

function VersionNote({ visit, version }: { visit: Visit; version: ShownVersion }) {
  const words = texts[visit.language]
  const sent = words.sentOn(momentWords(version.frozenAt, visit.language))
  return (
    <Card title={`${words.version(version.version)}, ${sent}`}>
      <p className="quiet">
        {words.hash}: <code className="highlight">{version.textHash.toString('hex')}</code>. {words.hashHint}
      </p>
      {version.changes && <Changes visit={visit} changes={version.changes} />}
    </Card>
  )
}
