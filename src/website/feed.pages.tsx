import type { Circulation } from '../circulations/circulation.ts'
import { Card } from '../kit/html/layout.tsx'
import { PageHead } from '../kit/html/navigation.tsx'
import type { Page, Visit } from '../kit/http/visit.ts'
import { feedTexts } from './feed.texts.ts'

interface Watched {
  readonly circulation: Circulation | null
  /** The bodies whose meetings are public. */
  readonly bodies: readonly { readonly name: string; readonly slug: string }[]
}

/** Bevaka: how to follow what happens without an account. */
export function watchPage(visit: Visit, { circulation, bodies }: Watched): Page {
  const words = feedTexts[visit.language]
  const base = `/${visit.association.slug}`
  const { name } = visit.association
  const body = (
    <>
      <PageHead title={words.title}>
        <p className="prose">{words.lead}</p>
      </PageHead>
      {circulation && (
        <Card title={words.oneTitle}>
          <FeedAddress
            visit={visit}
            path={`${base}/circulations/${circulation.slug}.atom`}
            title={circulation.title}
          />
        </Card>
      )}
      <Card title={words.feeds}>
        <FeedAddress visit={visit} path={`${base}.atom`} title={words.acts(name)} lead={words.actsLead} />
        <FeedAddress
          visit={visit}
          path={`${base}/watch.atom`}
          title={words.news(name)}
          lead={words.newsLead}
        />
      </Card>
      {bodies.length > 0 && (
        <Card title={words.meetings}>
          <p>{words.meetingsLead}</p>
          {bodies.map((one) => (
            <FeedAddress visit={visit} path={`${base}/meetings/${one.slug}/calendar.ics`} title={one.name} />
          ))}
        </Card>
      )}
    </>
  )
  return { title: words.title, body, description: words.newsLead }
}

interface FeedAddressProps {
  visit: Visit
  path: string
  title: string
  lead?: string
}

/** The address in plain sight: it is to be copied, and a browser only shows what is behind it. */
function FeedAddress({ visit, path, title, lead }: FeedAddressProps) {
  const address = visit.site.settings.publicUrl + path
  return (
    <div className="stack">
      <p>
        <b>{title}</b>
        {lead && (
          <>
            <br />
            {lead}
          </>
        )}
      </p>
      <p className="address">
        <a href={path}>{address}</a>
      </p>
    </div>
  )
}
