import { staff } from '../kit/actor.ts'
import { momentInTable } from '../kit/day-words.ts'
import { type Route, type Visit, get } from '../kit/http/visit.ts'
import type { Sheet } from '../kit/table.ts'
import { verificationTexts } from './verification-page.texts.ts'
import { verificationPage } from './verification.pages.tsx'
import { findVerifications } from './verification.store.ts'
import type { Verified } from './verification.ts'

/** As many nights as the page shows. */
const most = 60

const latest = (visit: Visit): Promise<Verified[]> =>
  visit.work(({ db, association }) => findVerifications(db, association, most))

async function table(visit: Visit): Promise<Sheet> {
  const words = verificationTexts[visit.language]
  return {
    name: `${visit.association.slug} ${words.title.toLowerCase()}`,
    columns: [words.at, words.result, words.manner, words.entries, words.compared, words.files],
    rows: (await latest(visit)).map(({ verifiedAt, faults, manner, entries, compared, withFiles, files }) => [
      momentInTable(verifiedAt),
      words.results(faults),
      words.manners[manner],
      entries,
      compared,
      withFiles ? files : words.notRead,
    ]),
  }
}

const dataOf = ({ language }: Visit, { words, ...verified }: Verified) => ({
  ...verified,
  lines: words[language],
})

export const verificationRoutes: readonly Route[] = [
  get('/:association/verification', staff, async (visit) => verificationPage(visit, await latest(visit)), {
    data: async (visit) => ({ verifications: (await latest(visit)).map((each) => dataOf(visit, each)) }),
    table,
  }),
]
