import type { Mutant } from './mutant.ts'

const whole = 'test/stories/all-or-nothing.test.ts'

/** The end of a transaction and the beginning of another, in the middle of an action. */
const split = `  const { sql } = await import('kysely')
  for (const text of ['commit', 'begin', \`set local radslag.association = '\${work.association}'\`])
    await sql.raw(text).execute(work.db)
`

/** Errors in what comes and goes: letters, pages, answers that are registered. */
export const letterMutants: readonly Mutant[] = [
  {
    name: 'a letter sent twice by a form is two letters',
    file: 'src/kit/mail/actions.ts',
    right: 'const id = draft.id ?? newId()',
    wrong: 'const id = newId()',
    seenBy: [
      {
        file: 'src/kit/mail/mail.test.ts',
        test: 'sent twice by the same form is one letter',
        says: /\+ undefined - 'Rekommendation om överenskommelse'/,
      },
    ],
  },
  {
    name: 'a route’s permission is not asked',
    file: 'src/app/answer.ts',
    right: 'if (!route.may(visit.actor)) throw new Forbidden()',
    wrong: 'if (!route.may(visit.actor) && route.path === "") throw new Forbidden()',
    seenBy: [{ file: 'src/answers/register.test.ts', test: 'a stranger may not', says: /200 !== 403/ }],
  },
  {
    name: 'a post from another site is taken',
    file: 'src/app/answer.ts',
    right: 'if (isFromElsewhere(visit.site, request.headers)) throw new Forbidden()',
    wrong: 'void isFromElsewhere(visit.site, request.headers)',
    seenBy: [{ file: 'src/people/actions.test.ts', test: 'a post from another site', says: /409 !== 403/ }],
  },
  {
    name: 'a letter is acknowledged before it is committed',
    file: 'src/letters/door.jobs.ts',
    right: "await bringIn(porter, content, { door: 'lmtp', envelope, arrivedAt: () => porter.clock.now() })",
    wrong:
      "const pieces = await Array.fromAsync(content)\nbringIn(porter, Buffer.concat(pieces), { door: 'lmtp', envelope, arrivedAt: () => porter.clock.now() }).catch(() => {})",
    seenBy: [
      {
        file: whole,
        test: 'a letter is taken in whole',
        says: /it was told that it was done/,
      },
    ],
    always: true,
  },
  {
    name: 'a letter that comes again is another letter',
    file: 'src/kit/mime/identity.ts',
    right: 'key: hash.digest()',
    wrong: 'key: hash.update(String(Math.random())).digest()',
    seenBy: [
      {
        file: 'src/letters/letter.test.ts',
        test: 'the same letter by another door',
        says: /\+ '[0-9a-f-]{36}' - '[0-9a-f-]{36}'/,
      },
    ],
    always: true,
  },
  {
    name: 'a letter is taken in with two transactions',
    file: 'src/letters/letter.actions.ts',
    right: '  storeSmallFiles(work, files.filter(isSmall))\n',
    wrong: `  storeSmallFiles(work, files.filter(isSmall))\n${split}`,
    seenBy: [
      {
        file: whole,
        test: 'a letter is taken in whole',
        says: /refused, and yet there is something new in public\.file/,
      },
    ],
    always: true,
  },
  {
    name: 'what was found in a letter is kept with two transactions',
    file: 'src/intake/reading.actions.ts',
    right: '  unawaited(db, settleRead(db, association, ends))\n',
    wrong: `${split}  unawaited(db, settleRead(db, association, ends))\n`,
    seenBy: [
      {
        file: whole,
        test: 'what is found in a letter is kept whole',
        says: /refused, and yet there is something new in public\.letter_part/,
      },
    ],
    always: true,
  },
  {
    name: 'an answer is registered with two transactions: the register’s entry before the act',
    file: 'src/answers/actions.ts',
    right: '= await addEntryIn(work, file, entry, papers, (_, happened) => before.push(...happened))\n',
    wrong: `= await addEntryIn(work, file, entry, papers, (_, happened) => before.push(...happened))\n${split}`,
    seenBy: [
      {
        file: whole,
        test: 'an answer is registered whole',
        says: /refused, and yet there is something new in (?!.*public\.act\b).*public\.registry_entry/,
      },
    ],
    always: true,
  },
  {
    name: 'an answer is registered with two transactions: the receipt by itself',
    file: 'src/answers/actions.ts',
    right: '  await sendReceipt(work, registration)\n',
    wrong: `${split}  await sendReceipt(work, registration)\n`,
    seenBy: [
      {
        file: whole,
        test: 'an answer is registered whole',
        says: /refused, and yet there is something new in public\.act,/,
      },
    ],
    always: true,
  },
]
