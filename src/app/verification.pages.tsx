import { momentInTable } from '../kit/day-words.ts'
import { Card } from '../kit/html/layout.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import { Empty, Notice } from '../kit/html/notice.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { usePage } from '../kit/http/post-form.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import { verificationTexts } from './verification-page.texts.ts'
import type { Verified } from './verification.ts'

/** When the records were last compared with the log, how, and what was found. */
export function verificationPage(visit: Visit, all: readonly Verified[]): Page {
  const words = verificationTexts[visit.language]
  const [last] = all
  const body = (
    <>
      <PageHead title={words.title}>
        <p className="prose">{words.lead}</p>
      </PageHead>
      {last ? (
        <>
          <Latest last={last} />
          <History all={all} />
        </>
      ) : (
        <Empty title={words.none}>
          <p>{words.noneLead}</p>
        </Empty>
      )}
    </>
  )
  return { title: words.title, nav: 'outbox', body, hidden: true }
}

function Latest({ last }: { last: Verified }) {
  const { language } = usePage()
  const words = verificationTexts[language]
  const at = momentInTable(last.verifiedAt)
  const isWhole = last.faults === 0
  return (
    <Notice
      kind={isWhole ? 'success' : 'error'}
      title={isWhole ? words.whole(at) : words.faulty(at, last.faults)}
    >
      <ul>
        {last.words[language].map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      {!isWhole && <p>{words.next}</p>}
    </Notice>
  )
}

function History({ all }: { all: readonly Verified[] }) {
  const words = verificationTexts[usePage().language]
  return (
    <Card title={words.history}>
      <DataTable<Verified>
        caption={words.history}
        rows={all}
        rowId={({ id }) => id}
        columns={[
          { header: words.at, head: true, tight: true, cell: ({ verifiedAt }) => momentInTable(verifiedAt) },
          { header: words.result, cell: ({ faults }) => words.results(faults) },
          { header: words.manner, cell: ({ manner }) => words.manners[manner] },
          { header: words.entries, numeric: true, cell: ({ entries }) => entries },
          { header: words.compared, numeric: true, cell: ({ compared }) => compared },
          {
            header: words.files,
            numeric: true,
            cell: ({ withFiles, files }) => (withFiles ? files : words.notRead),
          },
        ]}
      />
    </Card>
  )
}
