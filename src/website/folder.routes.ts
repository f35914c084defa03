import { Readable } from 'node:stream'
import { logSheet, registrySheet } from '../cases/card.pages.ts'
import { findCaseLog } from '../cases/case-log.store.ts'
import { findEntries } from '../cases/registry.store.ts'
import { findRelations } from '../cases/relation.store.ts'
import { caseOf } from '../cases/visited-case.routes.ts'
import { staff } from '../kit/actor.ts'
import { momentInTable } from '../kit/day-words.ts'
import { cleanFilename, dispositionName } from '../kit/files/filename.ts'
import { streamFile } from '../kit/files/store.ts'
import { renderPage } from '../kit/html/render.ts'
import { type Handler, type Route, type Visit, get } from '../kit/http/visit.ts'
import { composeMessage } from '../kit/mail/compose.ts'
import { findLetter } from '../kit/mail/store.ts'
import { type Sheet, excelCsv } from '../kit/table.ts'
import { type ZipEntry, zipStream } from '../kit/zip.ts'
import { documentName, folderIndex } from './folder.pages.tsx'
import { type CaseAct, findCaseActs, findCaseLetters, findCaseMails } from './folder.store.ts'
import { feedTexts } from './feed.texts.ts'
import { folderTexts } from './folder.texts.ts'
import { texts as ledgerTexts } from '../ledger/texts.ts'

/** All that is kept of the case, found out before the first byte is sent; the files are read one after another. */
async function findFolder(visit: Visit) {
  return await visit.work(async (work) => {
    const file = await caseOf(visit, work)
    const { db, association } = work
    return {
      file,
      entries: await findEntries(db, association, file.id),
      relations: await findRelations(db, association, file.id),
      log: await findCaseLog(db, association, file.id),
      acts: await findCaseActs(db, association, file.id),
      letters: await findCaseLetters(db, association, file.id),
      mails: await findCaseMails(db, association, file.id),
    }
  })
}

export type Folder = Awaited<ReturnType<typeof findFolder>>

function actSheet({ file, acts }: Folder, visit: Visit): Sheet {
  const words = folderTexts[visit.language]
  const { acts: types } = ledgerTexts[visit.language]
  const row = (act: CaseAct) => [
    act.circulation,
    act.code,
    act.member,
    [types[act.type], act.as && types[act.as]].filter(Boolean).join(' – '),
    act.decided,
    act.decidedBy,
    act.paragraph,
    momentInTable(act.recorded),
    act.supersedes && feedTexts[visit.language].superseded,
    act.id,
  ]
  return { name: file.dnr, columns: words.actColumns, rows: acts.map(row) }
}

/** The files of the folder in their order. A document keeps its name, after its entry's number and its place there. */
async function* filesOf(visit: Visit, folder: Folder): AsyncGenerator<ZipEntry> {
  const { site, association, language } = visit
  const words = folderTexts[language]
  const stored = (sha256: string) => streamFile(site.database, association.id, sha256)
  yield { name: `${words.index}.html`, bytes: String(renderPage(folderIndex(visit, folder))) }
  yield { name: `${words.registry}.csv`, bytes: excelCsv(registrySheet(folder, language)) }
  yield { name: `${words.acts}.csv`, bytes: excelCsv(actSheet(folder, visit)) }
  yield { name: `${words.log}.csv`, bytes: excelCsv(logSheet(folder, language)) }
  for (const { number, documents } of folder.entries)
    for (const { position, filename, sha256 } of documents)
      yield { name: documentName(words.documents, { number, position, filename }), bytes: stored(sha256) }
  for (const { entryNumber, sha256 } of folder.letters)
    yield { name: `${words.received}/${entryNumber}.eml`, bytes: stored(sha256) }
  for (const { id, sentAt } of folder.mails) {
    const letter = await visit.work(({ db }) => findLetter(db, association.id, id))
    if (!letter) continue
    const name = `${momentInTable(sentAt).replace(/[:.]/g, '')} ${letter.subject.slice(0, 60)}`
    yield { name: `${words.sent}/${cleanFilename(name)}.eml`, bytes: composeMessage(letter, stored) }
  }
}

/** The whole case as a ZIP, sent as it is made. */
const download: Handler = async (visit) => {
  const folder = await findFolder(visit)
  const archive = Readable.from(zipStream(filesOf(visit, folder)))
  const filename = `${folder.file.dnr.replaceAll('/', '-')}.zip`
  return new Response(Readable.toWeb(archive) as ReadableStream, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; ${dispositionName(filename)}`,
      'cache-control': 'no-store',
    },
  })
}

export const folderRoutes: readonly Route[] = [get('/:association/cases/:slug/folder.zip', staff, download)]
