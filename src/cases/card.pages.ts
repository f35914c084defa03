import { momentInTable } from '../kit/day-words.ts'
import { type WordDocument, grid, heading, paragraph, table } from '../kit/docx/document.ts'
import type { Language } from '../kit/language.ts'
import type { Sheet } from '../kit/table.ts'
import { type Case, caseState } from './case.ts'
import { writeEntryNumber } from './dnr.ts'
import { unveil } from './registry.ts'
import type { LogLine } from './case-log.store.ts'
import type { FullEntry } from './registry.store.ts'
import type { Relation } from './relation.store.ts'
import { texts } from './texts.ts'

/** The parts of a case that its card and its folder are made of. */
export interface CaseParts {
  readonly file: Case
  readonly entries: readonly FullEntry[]
  readonly relations: readonly Relation[]
  readonly log: readonly LogLine[]
}

/** Diarielista: the case's entries as a table, as the staff read them, protected words and all. */
export function registrySheet(
  { file, entries }: Pick<CaseParts, 'file' | 'entries'>,
  language: Language,
): Sheet {
  const words = texts[language]
  const rows = entries.map((entry) => {
    const { subject, counterpart } = unveil(entry, entry.protection)
    return [
      writeEntryNumber(file.dnr, entry.number),
      entry.happenedOn,
      words.directions[entry.direction],
      counterpart,
      subject,
      words.channels[entry.channel],
      entry.documents.map(({ title }) => title).join('; ') || null,
      [entry.voidedAt && words.voidedEntry, entry.protection && words.protectedEntry]
        .filter(Boolean)
        .join('; ') || null,
    ]
  })
  return {
    name: `${file.dnr.replaceAll('/', '-')} ${words.entries.toLowerCase()}`,
    columns: [
      words.number,
      words.day,
      words.direction,
      words.counterpart,
      words.subject,
      words.channel,
      words.documents,
      words.remark,
    ],
    rows,
  }
}

/** The case's log as a table: what was done, about what, when and by whom. */
export function logSheet({ file, log }: Pick<CaseParts, 'file' | 'log'>, language: Language): Sheet {
  const words = texts[language]
  return {
    name: `${file.dnr.replaceAll('/', '-')} ${words.log.toLowerCase()}`,
    columns: [words.logSeq, words.logWhen, words.logWhat, words.logWho],
    rows: log.map((line) => [
      line.seq,
      momentInTable(line.recordedAt),
      words.verbs[line.verb] ?? line.verb,
      line.actor ?? words.program,
    ]),
  }
}

/** Ärendekort: the case on paper, to print or to write on. */
export function cardDocument(parts: CaseParts, association: string, language: Language): WordDocument {
  const words = texts[language]
  const { file, relations } = parts
  const registry = registrySheet(parts, language)
  const log = logSheet(parts, language)
  const facts = [
    [words.dnr, file.dnr],
    [words.state, words.states[caseState(file)]],
    [words.opened, file.openedOn],
    ...(file.closedOn ? [[words.closed, file.closedOn]] : []),
    ...relations.map(({ kind, title }) => [words.relationKinds[kind], title]),
  ]
  const cells = (sheet: Sheet) => sheet.rows.map((row) => row.map((value) => String(value ?? '')))
  return {
    title: `${file.dnr} ${file.title}`,
    language,
    paper: 'a4-landscape',
    header: { left: association, right: file.dnr },
    footer: words.card,
    blocks: [
      heading(1, file.title),
      grid(facts, { widths: [1, 4] }),
      heading(2, words.entries),
      ...(parts.entries.length > 0
        ? [
            table(registry.columns, cells(registry), {
              widths: [14, 10, 10, 18, 34, 10, 30, 12],
              caption: words.entries,
            }),
          ]
        : [paragraph(words.noEntries)]),
      heading(2, words.log),
      table(log.columns, cells(log), { widths: [6, 14, 40, 24], caption: words.log }),
    ],
  }
}
