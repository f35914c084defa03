import { withoutWordsIn } from '../cases/rendition.ts'
import { anyone } from '../kit/actor.ts'
import { dayOf } from '../kit/clock.ts'
import { type Route, type Visit, get } from '../kit/http/visit.ts'
import { slugOf } from '../organisations/organisation.ts'
import { hitsSchema } from './api.schema.ts'
import { searchPage } from './search.pages.tsx'
import { type Hit, plainExcerpt, searchQuery } from './search.ts'
import { type HitFound, search } from './search.store.ts'

const mostHits = 50

async function findHits(visit: Visit): Promise<Hit[] | null> {
  const text = visit.url.searchParams.get('q') ?? ''
  const query = searchQuery(text)
  if (!query) return null
  const publicOn = visit.actor.administrator ? null : dayOf(visit.site.clock.now())
  const found = await visit.work((work) =>
    search(work.db, work.association, { query, text, publicOn, limit: mostHits }),
  )
  return found.map((hit) => hitOf(visit.association.slug, hit))
}

function hitOf(association: string, hit: HitFound): Hit {
  const { kind, day } = hit
  const readable = { title: hit.title, excerpt: hit.excerpt }
  return { kind, href: addressOf(association, hit), ...withoutWordsIn(readable, hit.masked), day }
}

function addressOf(association: string, { kind, key, part }: HitFound): string {
  const paths = {
    circulation: `circulations/${key}`,
    instrument: `agreements/${key}`,
    case: `cases/${key}`,
    document: `documents/${key}`,
    act: `circulations/${key}/members/${part}`,
    item: `meetings/${slugOf(key)}/${part}`,
    decision: `decisions/${key}`,
    followup: `followups#followup-${key}`,
  }
  return `/${association}/${paths[kind]}`
}

export const searchRoutes: readonly Route[] = [
  get('/:association/search', anyone, async (visit) => searchPage(visit, await findHits(visit)), {
    data: async (visit) => ({
      query: visit.url.searchParams.get('q') ?? '',
      hits: ((await findHits(visit)) ?? []).map((hit) => ({ ...hit, excerpt: plainExcerpt(hit.excerpt) })),
    }),
    api: {
      summary: 'Search',
      schema: hitsSchema,
      timeless: true,
      query: { q: 'Words or beginnings of words, or a diary number' },
    },
  }),
]
