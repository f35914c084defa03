import type { Markup } from '../kit/html/markup.ts'
import { unveil } from '../cases/registry.ts'
import { texts as caseTexts } from '../cases/texts.ts'
import { cleanFilename } from '../kit/files/filename.ts'
import { momentWords } from '../kit/day-words.ts'
import type { Visit } from '../kit/http/visit.ts'
import type { Folder } from './folder.routes.ts'
import { folderTexts } from './folder.texts.ts'

/** Where a document lies in the folder; the index leads there. */
export const documentName = (
  folder: string,
  { number, position, filename }: { number: number; position: number; filename: string },
): string => `${folder}/${number}-${position} ${cleanFilename(filename)}`

/** The folder's first page: read from the disk, with nothing but what lies beside it. */
export function folderIndex(visit: Visit, folder: Folder): Markup {
  const { language } = visit
  const words = folderTexts[language]
  const columns = caseTexts[language]
  const { file, entries, letters, mails } = folder
  const title = `${file.dnr} ${file.title}`
  const tables = [words.registry, words.acts, words.log]
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
      </head>
      <body>
        <h1 lang="sv">{title}</h1>
        <p>{visit.association.name}</p>
        <p>
          {words.made} {momentWords(visit.site.clock.now(), language)}
        </p>
        <p>{words.lead}</p>
        <ul>
          {tables.map((name) => (
            <li>
              <a href={`${encodeURIComponent(name)}.csv`}>{name}.csv</a>
            </li>
          ))}
          <li>{words.letters(letters.length, mails.length)}</li>
        </ul>
        <table>
          <caption>{words.registry}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.number}</th>
              <th scope="col">{columns.day}</th>
              <th scope="col">{columns.subject}</th>
              <th scope="col">{columns.documents}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr>
                <th scope="row">{entry.number}</th>
                <td>{entry.happenedOn}</td>
                <td lang="sv">{unveil(entry, entry.protection).subject}</td>
                <td lang="sv">
                  {entry.documents.map(({ position, title: name, filename }) => (
                    <div>
                      <a
                        href={encodeURI(
                          documentName(words.documents, { number: entry.number, position, filename }),
                        )}
                      >
                        {name}
                      </a>
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </body>
    </html>
  )
}
