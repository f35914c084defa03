import type { State } from '../../../src/kit/html/mark.tsx'

/** The members and the states of the gallery; the answers are invented. */

export const states: Record<string, State> = {
  adopted: { glyph: 'check', tone: 'adopted', word: 'Antagit' },
  addition: { glyph: 'check-plus', tone: 'addition', word: 'Antagit med tillägg' },
  condition: { glyph: 'half', tone: 'condition', word: 'Antagit med villkor' },
  postponed: { glyph: 'pause', tone: 'postponed', word: 'Bordlagt' },
  underway: { glyph: 'quarter', tone: 'underway', word: 'På väg' },
  declined: { glyph: 'cross', tone: 'declined', word: 'Antar inte' },
  open: { glyph: 'ring', tone: 'open', word: 'Inte svarat' },
}

export interface Member {
  readonly id: string
  readonly name: string
  readonly short: string
  readonly column: number
  readonly row: number
  readonly state: string
  readonly decided: string
}

/** name|tile|column|row|state|decided; the answers are invented. */
export const members: Member[] = `
Botkyrka|Bot|2|4|adopted|05-04
Danderyd|Dan|3|2|adopted|04-20
Ekerö|Eke|0|3|adopted|05-05
Haninge|Han|4|5|adopted|04-27
Huddinge|Hud|3|4|adopted|05-06
Järfälla|Jär|1|2|adopted|04-13
Lidingö|Lid|4|2|condition|04-27
Nacka|Nac|4|3|adopted|04-13
Norrtälje|Nor|5|0|postponed|05-18
Nykvarn|Nyk|0|4|open|
Nynäshamn|Nyn|3|5|adopted|05-21
Salem|Sal|1|4|adopted|05-11
Sigtuna|Sig|2|0|adopted|04-20
Sollentuna|Sol-a|2|2|addition|04-29
Solna|Sol|2|3|declined|05-11
Stockholm|Sto|3|3|open|
Sundbyberg|Sbg|1|3|condition|05-04
Södertälje|Söd|1|5|adopted|04-24
Tyresö|Tyr|4|4|adopted|05-04
Täby|Täb|3|1|adopted|05-04
Upplands-Bro|U-B|1|1|open|
Upplands Väsby|U-V|2|1|adopted|05-20
Vallentuna|Val|3|0|adopted|05-11
Vaxholm|Vax|5|1|underway|05-26
Värmdö|Vär|5|3|open|
Österåker|Öst|4|1|adopted|05-25`
  .trim()
  .split('\n')
  .map((line) => {
    const [name, short, column, row, state, decided] = line.split('|') as [
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    return { id: short.toLowerCase(), name, short, column: Number(column), row: Number(row), state, decided }
  })

export const stateOf = (member: Member): State => states[member.state]!
export const order = Object.keys(states)
export const byState = [...members].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
export const countOf = (state: string): number => members.filter((member) => member.state === state).length
