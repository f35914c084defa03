import type { NavItem } from '../kit/html/frame.tsx'
import type { Visit } from '../kit/http/visit.ts'
import type { Guest } from './by-link.routes.ts'
import { toDecideTexts } from './to-decide.texts.ts'

/** What the bar shows to whoever has come by a link. */
export function roomsOf(
  visit: Visit,
  { home, member }: Guest,
  current: 'waiting' | 'lodged' | null,
): NavItem[] {
  const words = toDecideTexts[visit.language]
  return [
    { href: home, label: words.room, current: current === 'waiting' },
    { href: `${home}/lodged`, label: words.lodged, current: current === 'lodged' },
    ...(member.code
      ? [{ href: `/${visit.association.slug}/organisations/${member.code}`, label: words.agreements }]
      : []),
  ]
}
