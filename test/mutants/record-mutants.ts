import type { Mutant } from './mutant.ts'

const acts = 'src/ledger/actions.test.ts'
const constraints = 'test/gates/constraints.test.ts'
const chain = 'src/log/actions.test.ts'
const tampering = 'src/log/tampering.test.ts'

/** Two entries after one: the database itself refuses the second, and what was written with it. */
const forked = /log_(?:entry|payload)_pkey|rolled back what was committed/

/** Errors in what is recorded. The ledger's pure rules have mutants of their own beside them: `src/ledger/mutants.test.ts`. */
export const recordMutants: readonly Mutant[] = [
  {
    name: 'the chain is not checked: what an entry points back to',
    file: 'src/log/entry.ts',
    right: "  if (!entry.previousHash.equals(before.hash)) return 'previous'\n",
    wrong: '',
    seenBy: [{ file: tampering, test: 'an entry from another chain', says: /- why: 'previous'/ }],
    always: true,
  },
  {
    name: 'the chain is not checked: the facts',
    file: 'src/log/entry.ts',
    right: "  if (!entry.hash.equals(entryHash(entry))) return 'hash'\n",
    wrong: '',
    seenBy: [
      { file: tampering, test: 'a fact altered', says: /\+ null - \{ - seq: 7, - why: 'hash'/ },
      { file: tampering, test: 'another actor', says: /\+ null - \{ - seq: 7, - why: 'hash'/ },
    ],
  },
  {
    name: 'the chain is not checked: what the entry says',
    file: 'src/log/entry.ts',
    right: "return payloadHolds(entry) ? null : 'payload'",
    wrong: 'return null',
    seenBy: [
      { file: tampering, test: 'what it says altered', says: /\+ null - \{ - seq: 7, - why: 'payload'/ },
    ],
  },
  {
    name: 'the end of the chain is not checked',
    file: 'src/log/actions.ts',
    right: 'const whole = head.seq >= end.seq',
    wrong: 'const whole = true || head.seq >= end.seq',
    seenBy: [
      { file: chain, test: 'a chain cut off at its end', says: /\+ null - \{ - seq: 2, - why: 'missing'/ },
    ],
  },
  {
    name: 'the chain lock is missing',
    file: 'src/log/store.ts',
    right: 'headQuery(db, association).forUpdate()',
    wrong: 'headQuery(db, association)',
    seenBy: [
      { file: chain, test: '16 writers at once', says: forked },
      { file: acts, test: '16 writers never fork the chain', says: forked },
    ],
    always: true,
  },
  {
    name: 'the clock is believed when it goes back',
    file: 'src/log/actions.ts',
    right: 'now > head.recordedAt ? now : addMilliseconds(head.recordedAt, 1)',
    wrong: 'now || addMilliseconds(head.recordedAt, 1)',
    seenBy: [
      {
        file: chain,
        test: 'moments are strictly increasing',
        says: /log_entry_association_id_recorded_at_key/,
      },
    ],
  },
  {
    name: 'nothing is held while an act is judged',
    file: 'src/ledger/actions.ts',
    right: '    holdAnswers(work, organisations),\n    holdChain(work),\n',
    wrong: '    null,\n    null,\n',
    seenBy: [{ file: acts, test: 'of two registrars on one answer', says: /0 !== 1/ }],
  },
  {
    name: 'nobody looks whether another was there first',
    file: 'src/ledger/actions.ts',
    right: 'if (!latest || latest.id === seen) return',
    wrong: 'if (!latest || latest.id) return',
    seenBy: [{ file: acts, test: 'of two registrars on one answer', says: /0 !== 1/ }],
  },
  {
    name: 'an act sent twice is recorded twice',
    file: 'src/ledger/actions.ts',
    right: 'if (around.there) return around.there',
    wrong: 'if (around.there) given = { ...given, id: crypto.randomUUID() }',
    seenBy: [{ file: acts, test: 'sent twice at the same moment it is recorded once', says: /\+ id: '/ }],
    always: true,
  },
  {
    name: 'a proposal counts',
    file: 'src/ledger/standing-words.ts',
    right: 'submitted: open(',
    wrong: 'submitted: answer(',
    seenBy: [
      {
        file: 'src/ledger/standing.test.ts',
        test: 'a proposal is on its way and never counts',
        says: /'submitted', \+ true/,
      },
    ],
    always: true,
  },
  {
    name: 'the number lock is missing',
    file: 'src/cases/store.ts',
    right: ".where('prefix', '=', prefix)\n    .where('year', '=', year)\n    .forUpdate()",
    wrong: ".where('prefix', '=', prefix)\n    .where('year', '=', year)",
    seenBy: [
      {
        file: 'src/cases/actions.test.ts',
        test: 'eight writers at once get eight numbers',
        says: /case\.dnr-taken/,
      },
    ],
    always: true,
  },
  {
    name: 'overlap is allowed: memberships',
    file: 'db/migrations/0002_organisations.sql',
    right:
      'check (valid_from < valid_to),\n  exclude using gist (association_id with =, organisation_id with =, daterange(valid_from, valid_to) with &&)\n);\ncomment on table membership',
    wrong: 'check (valid_from < valid_to)\n);\ncomment on table membership',
    seenBy: [
      {
        file: constraints,
        test: 'an organisation is a member once at a time',
        says: /Missing expected rejection/,
      },
    ],
  },
  {
    name: 'overlap is allowed: parties',
    file: 'db/migrations/0008_ledger.sql',
    right:
      'check (valid_from < valid_to),\n  exclude using gist (association_id with =, instrument_id with =, organisation_id with =, daterange(valid_from, valid_to) with &&)\n',
    wrong: 'check (valid_from < valid_to)\n',
    seenBy: [
      {
        file: constraints,
        test: 'an organisation is bound by an instrument once at a time',
        says: /Missing expected rejection/,
      },
    ],
    always: true,
  },
  {
    name: 'row-level security is off',
    file: 'db/migrations/0001_foundation.sql',
    right: "execute format('alter table %s enable row level security', target);",
    wrong: '',
    seenBy: [
      {
        file: constraints,
        test: 'a row cannot be written into another association',
        says: /- code: '42501'/,
      },
      {
        file: 'src/kit/files/store.test.ts',
        test: 'is not known to another association',
        says: /Missing expected rejection \(NotFound\)/,
      },
    ],
  },
  {
    name: 'the program works as the owner of the tables',
    file: 'src/kit/db/db.ts',
    right: '-c role=radslag_app ',
    wrong: '',
    seenBy: [
      {
        file: 'test/help/database.test.ts',
        test: 'each test file has a migrated database',
        says: /- 'radslag_app'/,
      },
      { file: acts, test: 'the program can neither change nor delete', says: /delete from act/ },
    ],
  },
  {
    name: 'an act may be changed',
    file: 'db/migrations/0008_ledger.sql',
    right: "call make_tenant('act', 'select, insert');",
    wrong: "call make_tenant('act', 'select, insert, update');",
    seenBy: [
      {
        file: acts,
        test: 'the program can neither change nor delete',
        says: /Missing expected rejection: update act/,
      },
      {
        file: 'test/gates/schema.test.ts',
        test: 'the database keeps to the conventions',
        says: /act: the program may update/,
      },
    ],
  },
]
