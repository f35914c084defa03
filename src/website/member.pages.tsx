import { dayOf } from '../kit/clock.ts'
import { Card } from '../kit/html/layout.tsx'
import { Mark } from '../kit/html/mark.tsx'
import type { Markup } from '../kit/html/markup.ts'
import { Empty } from '../kit/html/notice.tsx'
import { DataTable } from '../kit/html/table.tsx'
import { TimeControl } from '../kit/html/time-control.tsx'
import { shared } from '../kit/http/shared.ts'
import type { Visit } from '../kit/http/visit.ts'
import { wordOf } from '../ledger/standing-words.ts'
import { lastDayOf } from './agreement-document.ts'
import { agreementTexts } from './agreement.texts.ts'
import { stateOf } from './board-parts.pages.tsx'
import type { MemberView } from './member.ts'
import { texts } from './texts.ts'

interface Part {
  readonly visit: Visit
  readonly member: MemberView
}

/** What the member's page shows of its matters: its answers and its agreements. */
export function MemberPart({ visit, member }: Part) {
  const { when } = member
  // Hundreds of matters, the same for all who ask as it is now: drawn once while they are held.
  const drawn = (of: object, name: string, part: Markup): Markup =>
    shared(of, `${name} ${visit.language} ${when.on} ${timesIn(visit)}`, () => part)
  return (
    <div className="stack" data-fragment="matters">
      <TimeControl
        action={visit.url.pathname}
        on={when.on}
        known={visit.url.searchParams.get('known') ?? dayOf(when.known)}
        present={when.present}
        reset={visit.url.pathname}
        words={texts[visit.language].time}
        enhance="matters"
      />
      {drawn(member.answers, 'answers', <Answers visit={visit} member={member} />)}
      {drawn(member.parties, 'agreements', <Agreements visit={visit} member={member} />)}
    </div>
  )
}

/** What the page leads to is shown as of the same two times. */
function timesIn({ url }: Visit): string {
  const times = ['on', 'known'].flatMap((name) => {
    const asked = url.searchParams.get(name)
    return asked ? [[name, asked]] : []
  })
  return times.length > 0 ? `?${new URLSearchParams(times)}` : ''
}

function Answers({ visit, member }: Part) {
  const words = texts[visit.language]
  const base = `/${visit.association.slug}/circulations`
  const times = timesIn(visit)
  return (
    <Card title={words.circulations}>
      <DataTable
        caption={words.circulations}
        rows={member.answers}
        rowId={({ circulation }) => circulation.slug}
        empty={<Empty title={words.nothingAsked} />}
        columns={[
          {
            header: words.about,
            head: true,
            cell: ({ circulation }) => (
              <a href={`${base}/${circulation.slug}${times}`} lang="sv">
                {circulation.title}
              </a>
            ),
          },
          { header: words.dnr, tight: true, cell: ({ circulation }) => circulation.dnr },
          {
            header: words.standing,
            tight: true,
            cell: ({ standing }) => (
              <Mark {...stateOf(standing.kind, visit.language)} word={wordOf(standing, visit.language)} />
            ),
          },
          { header: words.decidedOn, tight: true, cell: ({ standing }) => standing.decided },
          { header: words.lastDay, tight: true, cell: ({ circulation }) => circulation.answerBy },
        ]}
      />
    </Card>
  )
}

function Agreements({ visit, member }: Part) {
  const words = agreementTexts[visit.language]
  const base = `/${visit.association.slug}/agreements`
  const times = timesIn(visit)
  return (
    <Card title={words.title}>
      <DataTable
        caption={words.title}
        rows={member.parties}
        rowId={({ instrument, from }) => `${instrument.slug}-${from}`}
        empty={<Empty title={texts[visit.language].notParty} />}
        columns={[
          {
            header: words.name,
            head: true,
            cell: ({ instrument }) => (
              <a href={`${base}/${instrument.slug}${times}`} lang="sv">
                {instrument.title}
              </a>
            ),
          },
          { header: words.partyFrom, tight: true, cell: ({ from }) => from },
          {
            header: words.partyTo,
            tight: true,
            cell: (party) => lastDayOf(party) ?? words.untilFurther,
          },
          {
            header: words.onDay(member.when.on),
            cell: ({ holds }) => (holds ? words.yes : words.no),
          },
        ]}
      />
    </Card>
  )
}
