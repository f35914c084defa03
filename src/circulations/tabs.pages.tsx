import { Tabs } from '../kit/html/navigation.tsx'
import type { Visit } from '../kit/http/visit.ts'
import { texts } from './texts.ts'

/** The pages of one circulation: its answers, the letter, and for the staff how its letters have fared. */
export function CirculationTabs({ visit, href, here }: { visit: Visit; href: string; here: string }) {
  const words = texts[visit.language]
  const tab = (path: string, label: string) => ({ href: href + path, label, current: path === here })
  const tabs = [
    tab('', words.tabs.board),
    tab('/versions', words.tabs.versions),
    tab('/questions', words.tabs.questions),
    ...(visit.actor.administrator
      ? [tab('/dispatch', words.tabs.dispatch), tab('/reminders', words.tabs.reminders)]
      : []),
  ]
  return <Tabs label={words.views} tabs={tabs} />
}
