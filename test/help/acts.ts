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

/** The terms of the agreement of 2015: valid retroactively, until further notice. */
export const terms2015: Terms = {
  entry: { kind: 'fixed', on: '2015-01-01' },
  counting: 'decided',
  conditionsAllowed: false,
  validTo: null,
  withdrawal: { months: 12, yearEndOnly: true },
}
