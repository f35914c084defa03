import { newId } from '../../src/kit/id.ts'
import { page, send } from './directors.ts'

/** Takes a planned meeting of the directors from an agenda to sealed minutes, over the pages. Returns its items. */
export async function sealMeeting(meeting: string, titles = 'Krisinformation\nHamnen'): Promise<string[]> {
  await send(`${meeting}/items`, { titles, batch: newId() })
  const items = [...(await page(meeting)).text.matchAll(/id="item-([0-9a-f-]{36})"/g)].map(
    (match) => match[1]!,
  )
  await send(`${meeting}/open`)
  await send(`${meeting}/write`, {
    item: items[0]!,
    writer: newId(),
    version: '1',
    title: titles.split('\n')[0]!,
    kind: 'decision',
    text: 'Förslaget presenterades.',
    clauses: 'att godkänna förslaget.',
    outcome: 'decided',
    extractRecipients: 'Räddningstjänsten Exempel\nBjuv',
  })
  await send(`${meeting}/close`)
  const adjuster = newId()
  const holder = 'kommundirektör, Helsingborg'
  const chosen = { id: adjuster, holder, email: '', role: 'adjuster', itemId: '' }
  await send(`${meeting}/justering/adjusters`, chosen)
  await send(`${meeting}/justering/answers`, { adjuster, answer: 'yes', manner: 'email', reason: '' })
  await send(`${meeting}/justering/seal`)
  return items
}
