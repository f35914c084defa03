import { caseSlug } from '../cases/case.ts'
import { writeEntryNumber } from '../cases/dnr.ts'
import { momentInTable } from '../kit/day-words.ts'
import { Paper } from '../kit/html/layout.tsx'
import { Notice } from '../kit/html/notice.tsx'
import { Highlight } from '../kit/html/prose.tsx'
import type { Visit } from '../kit/http/visit.ts'
import { ExtractPane } from '../answers/extract.pages.tsx'
import type { OpenLetter } from './inbox-desk.view.ts'
import { isSignature } from '../letters/letter-signature.ts'
import { isRequest } from './letter-extension.pages.tsx'
import { type InboxPageView, letterActionPath, letterPath } from './inbox-view.pages.tsx'
import { type InboxWords, inboxTexts } from './inbox.texts.ts'
import { stepTexts } from './letter-step.texts.ts'
import type { LetterPart } from '../letters/part.store.ts'

interface Props extends InboxPageView {
  readonly open: OpenLetter
}

interface Opened {
  readonly visit: Visit
  readonly open: OpenLetter
  readonly words: InboxWords
}

const filePath = (visit: Visit, { letter }: OpenLetter, part?: number): string =>
  `/${visit.association.slug}/letters/${letter.id}/${part === undefined ? 'original' : `parts/${part}`}`

/** The letter: who and when, its parts, its text with what the proposal rests on marked, and the original one click away. */
export function LetterPane(props: Props) {
  const { visit, open, confirm } = props
  const words = inboxTexts[visit.language]
  const { letter, part } = open
  return (
    <>
      <h2>{letter.head?.subject || letter.filename || words.noSubject}</h2>
      <p className="quiet">
        {words.from}: {senderOf(open, words)} · {words.received} {momentInTable(letter.receivedAt)}
        {letter.forwardedAt && ` (${words.forwarded(momentInTable(letter.forwardedAt))})`} ·{' '}
        <a href={filePath(visit, open)} download>
          {words.original}
        </a>
      </p>
      <p
        className="notice warning"
        role="status"
        hidden={props.presence === ''}
        data-live={`${letterActionPath(visit, letter.id, 'presence')}?revision=${letter.revision}`}
      >
        {props.presence}
      </p>
      <Warnings visit={visit} open={open} words={words} view={props.desk.view} />
      <Parts visit={visit} open={open} words={words} view={props.desk.view} />
      {confirm && <ExtractPane visit={visit} sheet={confirm.sheet} examined={!isRequest(open)} />}
      {!confirm && part?.text && (
        <Paper>
          <Highlight text={part.text.slice(0, 50_000)} evidence={[]} />
        </Paper>
      )}
    </>
  )
}

function Warnings({ visit, open, words, view }: Opened & { readonly view: string }) {
  const { copyId, state, unreadReason, sorted } = open.letter
  return (
    <>
      {sorted === 'unsorted' && (
        <Notice kind="info" title={words.unsorted}>
          <p>
            {words.unsortedLead}{' '}
            <a href={letterPath(visit, view, open.letter.id)} data-enhance="main">
              {words.look}
            </a>
          </p>
        </Notice>
      )}
      <Together visit={visit} open={open} />
      {copyId && (
        <Notice kind="info" title={words.copyOf}>
          <a href={letterPath(visit, 'done', copyId)}>{words.showFirst}</a>
        </Notice>
      )}
      {open.parts.some(isSignature) && (
        <Notice kind="info" title={words.signed}>
          <p>{words.signedLead}</p>
        </Notice>
      )}
      {state === 'unreadable' && (
        <Notice kind="warning" title={words.byHand}>
          <p>{words.unread[unreadReason ?? ''] ?? unreadReason}</p>
        </Notice>
      )}
    </>
  )
}

/** Letters that are one answer with this one: those joined to it, the one it belongs to, one that it completes. */
function Together({ visit, open: { letter, joined, completes, filed } }: { visit: Visit; open: OpenLetter }) {
  const words = stepTexts[visit.language]
  const link = (id: string, view: string, label: string) => (
    <a href={letterPath(visit, view, id)} data-enhance="main">
      {label}
    </a>
  )
  return (
    <>
      {letter.joinedId && (
        <Notice kind="info" title={words.joinedTo}>
          {link(letter.joinedId, 'done', words.showOther)}
        </Notice>
      )}
      {joined.length > 0 && (
        <Notice kind="info" title={words.joinedHere}>
          <ul className="plain">
            {joined.map((other) => (
              <li>
                {link(
                  other.letter.id,
                  'done',
                  `${momentInTable(other.letter.receivedAt)} ${other.letter.head?.subject ?? ''}`,
                )}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {[...new Set(filed.map(({ filename }) => filename))].map((name) => (
        <Notice kind="warning" title={words.filed(name)}>
          {filed
            .filter(({ filename }) => filename === name)
            .map(({ dnr, number }) => (
              <p>
                <a href={`/${visit.association.slug}/cases/${caseSlug({ dnr })}`}>
                  {writeEntryNumber(dnr, number)}
                </a>
              </p>
            ))}
        </Notice>
      ))}
      {completes.map(({ letterId, receivedAt }) => (
        <Notice kind="info" title={words.completes(momentInTable(receivedAt))}>
          {link(letterId, 'returned', words.showOther)}
        </Notice>
      ))}
    </>
  )
}

/** What was lodged by the link has the member's name; its address is one of our own. */
function senderOf({ letter: { head, door } }: OpenLetter, words: InboxWords): string {
  const { name, address: written } = head?.from ?? { name: '', address: '' }
  const address = door === 'web' ? '' : written
  return [name, address && `<${address}>`].filter(Boolean).join(' ') || words.unknownSender
}

function Parts({
  visit,
  open,
  words,
  view,
}: {
  visit: Visit
  open: OpenLetter
  words: InboxWords
  view: string
}) {
  const shown = open.parts.filter(({ role }) => role !== 'inline')
  if (shown.length === 0) return null
  const href = (part: LetterPart): string =>
    `${letterPath(visit, view, open.letter.id)}&part=${part.position}`
  return (
    <ul aria-label={words.parts} className="plain">
      {shown.map((part) => (
        <li>
          {part.text === null ? (
            nameOf(part, words)
          ) : (
            <a href={href(part)} aria-current={part === open.part ? 'true' : undefined} data-enhance="main">
              {nameOf(part, words)}
            </a>
          )}
          {part.sha256 && (
            <>
              {' '}
              <a href={filePath(visit, open, part.position)} className="quiet">
                {size(part.size)}
              </a>
            </>
          )}
          {notesOf(part, words).map((note) => ` · ${note}`)}
        </li>
      ))}
    </ul>
  )
}

export const nameOf = ({ role, filename, mediaType }: LetterPart, words: InboxWords): string =>
  role === 'text' ? words.letterText : (filename ?? words.partKinds[mediaType] ?? mediaType)

const isPacked = ({ filename, unreadReason }: LetterPart): boolean =>
  unreadReason === 'unknown-kind' && /\.zip$/i.test(filename ?? '')

const notesOf = (part: LetterPart, words: InboxWords): string[] => {
  const { role, scanned, unreadReason } = part
  if (isSignature(part)) return [words.signature]
  const why = unreadReason && (isPacked(part) ? words.packed : (words.unread[unreadReason] ?? unreadReason))
  return [
    ...(role === 'letter' ? [words.inner] : []),
    ...(scanned ? [words.scanned] : []),
    ...(why ? [why] : []),
  ]
}

const size = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1e6).toFixed(1).replace('.', ',')} MB`
