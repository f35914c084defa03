import type { PublicationKind } from '../cases/publication.ts'
import { publicationTexts } from '../cases/publication.texts.ts'
import type { Day } from '../kit/clock.ts'
import { dayWords } from '../kit/day-words.ts'
import { PageHead } from '../kit/html/navigation.tsx'
import { Facts } from '../kit/html/table.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import type { Gone } from '../kit/refusal.ts'

/** The page that is left at a permanent address: what stood there, since when it is gone and on what ground. */
export function tombstonePage(visit: Visit, { facts }: Gone): Page {
  const words = publicationTexts[visit.language]
  const kind = facts['kind'] as PublicationKind
  const body = (
    <>
      <PageHead title={words.gone}>
        <p className="prose">{words.goneLead}</p>
      </PageHead>
      <Facts
        facts={[
          { label: words.kinds[kind], value: <span lang="sv">{facts['name']}</span> },
          { label: words.goneSince, value: dayWords(facts['on'] as Day, visit.language) },
          {
            label: words.ground,
            value: facts['ground'] ? <span lang="sv">{facts['ground']}</span> : words.byRule,
          },
        ]}
      />
    </>
  )
  return { title: words.gone, body, status: 410, hidden: true }
}

/** The same in one sentence, for programs. */
export function goneSentence(visit: Visit, { facts }: Gone): string {
  const words = publicationTexts[visit.language]
  const what = `${words.kinds[facts['kind'] as PublicationKind]} ${facts['name']}`
  return `${what}. ${words.goneSince}: ${facts['on']}. ${words.ground}: ${facts['ground'] ?? words.byRule}`
}
