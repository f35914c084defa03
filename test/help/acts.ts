import { instantOf } from '../../src/kit/clock.ts'
import type { Act } from '../../src/ledger/act.ts'
import type { Terms } from '../../src/ledger/terms.ts'

/** An act with nothing said but what is given; `recorded` as people write it. */
export function anAct(said: Partial<Act> & Pick<Act, 'id' | 'type' | 'organisation' | 'recorded'>): Act {
  return {
    as: null,
    received: null,
    receivedOn: null,
    decided: null,
    final: null,
    deposited: null,
    effective: null,
    decidedBy: null,
    clauses: [],
    riders: [],
    until: null,
    opinion: null,
    nominees: [],
    supersedes: null,
    concerns: null,
    successor: null,
    ...said,
    recorded: instantOf(said.recorded),
  }
}

/** An adoption told with the committee's day, and the correction that names the board's: the case of 2015. */
export const mistaken = anAct({
  id: 'a1',
  type: 'adopted',
  organisation: 'vallentuna',
  recorded: '2015-05-20T09:12',
  decided: '2015-05-11',
  decidedBy: 'kommunstyrelsens arbetsutskott',
})
export const righted = anAct({
  id: 'a2',
  type: 'corrected',
  as: 'adopted',
  supersedes: 'a1',
  organisation: 'vallentuna',
  recorded: '2015-06-03T10:00',
  decided: '2015-06-01',
  decidedBy: 'kommunstyrelsen',
})

/** The terms of the agreement of 2015: valid retroactively, until further notice. */
export const terms2015: Terms = {
  entry: { kind: 'fixed', on: '2015-01-01' },
  counting: 'decided',
  conditionsAllowed: false,
  validTo: null,
  withdrawal: { months: 12, yearEndOnly: true },
}
