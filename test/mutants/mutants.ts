/** An error that somebody could make, and the tests that must see it. */
export interface Mutant {
  readonly name: string
  readonly file: string
  readonly right: string
  readonly wrong: string
  /** A test file, and in it the names (or their beginnings) of tests that must turn red. */
  readonly seenBy: readonly (readonly [file: string, ...tests: string[]])[]
}

const acts = 'src/ledger/actions.test.ts'
const constraints = 'test/gates/constraints.test.ts'
const chain = 'src/log/actions.test.ts'
const neverLost = 'test/stories/never-lost.test.ts'
const tampering = 'src/log/tampering.test.ts'

/** The ledger's pure rules have mutants of their own beside them: `src/ledger/mutants.test.ts`. */
export const mutants: readonly Mutant[] = [
  {
    name: 'the chain is not checked: what an entry points back to',
    file: 'src/log/entry.ts',
    right: "  if (!entry.previousHash.equals(before.hash)) return 'previous'\n",
    wrong: '',
    seenBy: [[tampering, 'an entry from another chain']],
  },
  {
    name: 'the chain is not checked: the facts',
    file: 'src/log/entry.ts',
    right: "  if (!entry.hash.equals(entryHash(entry))) return 'hash'\n",
    wrong: '',
    seenBy: [[tampering, 'a fact altered', 'another actor']],
  },
  {
    name: 'the chain is not checked: what the entry says',
    file: 'src/log/entry.ts',
    right: "return payloadHolds(entry) ? null : 'payload'",
    wrong: 'return null',
    seenBy: [[tampering, 'what it says altered']],
  },
  {
    name: 'the end of the chain is not checked',
    file: 'src/log/actions.ts',
    right: 'const whole = head.seq >= end.seq',
    wrong: 'const whole = true || head.seq >= end.seq',
    seenBy: [[chain, 'a chain cut off at its end']],
  },
  {
    name: 'the chain lock is missing',
    file: 'src/log/store.ts',
    right: 'headQuery(db, association).forUpdate()',
    wrong: 'headQuery(db, association)',
    seenBy: [
      [chain, '16 writers at once'],
      [acts, '16 writers never fork the chain'],
    ],
  },
  {
    name: 'the clock is believed when it goes back',
    file: 'src/log/actions.ts',
    right: 'now > head.recordedAt ? now : addMilliseconds(head.recordedAt, 1)',
    wrong: 'now || addMilliseconds(head.recordedAt, 1)',
    seenBy: [
      [chain, 'moments are strictly increasing'],
      [tampering, 'moments go forward'],
    ],
  },
  {
    name: 'the answers are not held',
    file: 'src/ledger/actions.ts',
    right: '  await lockOrganisations(work.db, work.association, organisations)\n',
    wrong: '  void [lockOrganisations, work, organisations]\n',
    seenBy: [['test/stories/parallel-history.test.ts', 'sixteen registrars on the same answers']],
  },
  {
    name: 'nobody looks whether another was there first',
    file: 'src/ledger/actions.ts',
    right: 'if (!latest || latest.id === seen) return',
    wrong: 'if (!latest || latest.id) return',
    seenBy: [[acts, 'of two registrars on one answer']],
  },
  {
    name: 'an act sent twice is recorded twice',
    file: 'src/ledger/actions.ts',
    right: 'recorded.push(known ?? (await record(work, one)))',
    wrong:
      'recorded.push(await record(work, known ? { ...one, act: { ...one.act, id: crypto.randomUUID() } } : one))',
    seenBy: [[acts, 'sent twice at the same moment it is recorded once']],
  },
  {
    name: 'a proposal counts',
    file: 'src/ledger/standing-words.ts',
    right: 'submitted: open(',
    wrong: 'submitted: answer(',
    seenBy: [['src/ledger/standing.test.ts', 'a proposal is on its way and never counts']],
  },
  {
    name: 'the number lock is missing',
    file: 'src/cases/store.ts',
    right: ".where('prefix', '=', prefix)\n    .where('year', '=', year)\n    .forUpdate()",
    wrong: ".where('prefix', '=', prefix)\n    .where('year', '=', year)",
    seenBy: [['src/cases/actions.test.ts', 'eight writers at once get eight numbers']],
  },
  {
    name: 'overlap is allowed: memberships',
    file: 'db/migrations/0002_organisations.sql',
    right:
      'check (valid_from < valid_to),\n  exclude using gist (association_id with =, organisation_id with =, daterange(valid_from, valid_to) with &&)\n);\ncomment on table membership',
    wrong: 'check (valid_from < valid_to)\n);\ncomment on table membership',
    seenBy: [[constraints, 'an organisation is a member once at a time']],
  },
  {
    name: 'overlap is allowed: parties',
    file: 'db/migrations/0008_ledger.sql',
    right:
      'check (valid_from < valid_to),\n  exclude using gist (association_id with =, instrument_id with =, organisation_id with =, daterange(valid_from, valid_to) with &&)\n',
    wrong: 'check (valid_from < valid_to)\n',
    seenBy: [[constraints, 'an organisation is bound by an instrument once at a time']],
  },
  {
    name: 'row-level security is off',
    file: 'db/migrations/0001_foundation.sql',
    right: "execute format('alter table %s enable row level security', target);",
    wrong: '',
    seenBy: [
      [chain, 'another association'],
      [constraints, 'a row cannot be written into another association'],
      ['src/kit/files/store.test.ts', 'is not known to another association'],
    ],
  },
  {
    name: 'the program works as the owner of the tables',
    file: 'src/kit/db/db.ts',
    right: '-c role=radslag_app ',
    wrong: '',
    seenBy: [
      ['test/help/database.test.ts', 'each test file has a migrated database'],
      [acts, 'the program can neither change nor delete'],
    ],
  },
  {
    name: 'an act may be changed',
    file: 'db/migrations/0008_ledger.sql',
    right: "call make_tenant('act', 'select, insert');",
    wrong: "call make_tenant('act', 'select, insert, update');",
    seenBy: [
      [acts, 'the program can neither change nor delete'],
      ['test/gates/schema.test.ts', 'the database keeps to the conventions'],
    ],
  },
  {
    name: 'a letter sent twice by a form is two letters',
    file: 'src/kit/mail/actions.ts',
    right: 'const id = draft.id ?? newId()',
    wrong: 'const id = newId()',
    seenBy: [['src/kit/mail/mail.test.ts', 'sent twice by the same form is one letter']],
  },
  {
    name: 'a route’s permission is not asked',
    file: 'src/app/answer.ts',
    right: 'if (!route.may(visit.actor)) throw new Forbidden()',
    wrong: 'if (!route.may(visit.actor) && route.path === "") throw new Forbidden()',
    seenBy: [['src/organisations/pages.test.ts', 'visitors may change nothing']],
  },
  {
    name: 'a post from another site is taken',
    file: 'src/app/answer.ts',
    right: 'if (isFromElsewhere(visit.site, request.headers)) throw new Forbidden()',
    wrong: 'void isFromElsewhere(visit.site, request.headers)',
    seenBy: [['src/people/actions.test.ts', 'a post from another site']],
  },
  {
    name: 'a letter is acknowledged before it is committed',
    file: 'src/intake/door.jobs.ts',
    right: "await bringIn(porter, content, { door: 'lmtp', envelope, arrivedAt: () => porter.clock.now() })",
    wrong:
      "const pieces = await Array.fromAsync(content)\nvoid bringIn(porter, Buffer.concat(pieces), { door: 'lmtp', envelope, arrivedAt: () => porter.clock.now() })",
    seenBy: [[neverLost, 'killed again and again']],
  },
  {
    name: 'a letter that comes again is another letter',
    file: 'src/kit/mime/identity.ts',
    right: 'key: hash.digest()',
    wrong: 'key: hash.update(String(Math.random())).digest()',
    seenBy: [[neverLost, 'killed again and again', 'letters that come again']],
  },
  {
    name: 'what was found in a letter is kept in two transactions',
    file: 'src/intake/reading.actions.ts',
    right: '    insertParts(db, association, id, parts),\n',
    wrong:
      "    insertParts(db, association, id, parts).then(async () => {\n      const { sql } = await import('kysely')\n      await sql.raw(`commit; begin; set local radslag.association = '${association}'`).execute(db)\n    }),\n",
    seenBy: [[neverLost, 'killed again and again']],
  },
]
