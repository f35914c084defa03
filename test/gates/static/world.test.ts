import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type SourceFile, projectSources } from './imports.ts'
import { purityBreaches } from './purity.ts'
import { worldBreaches } from './world.ts'

test('disk, network, mail, database and processes are reached where they belong', () => {
  assert.deepEqual(worldBreaches(projectSources()), [])
})

test('noun files are told all they know, and who works in a room is told the time', () => {
  assert.deepEqual(purityBreaches(projectSources()), [])
})

test('the gate sees an action that reads the disk, opens a connection or sends a letter itself', () => {
  const modules =
    'node:fs fs/promises node:net https nodemailer imapflow pg kysely node:child_process worker_threads node:module'
  for (const module of modules.split(' '))
    for (const text of [`import { a } from '${module}'`, `const a = await import(\n  '${module}')`])
      assert.equal(worldBreaches([{ path: 'meetings/print.actions.ts', text }]).length, 1, text)
  assert.deepEqual(
    worldBreaches([{ path: 'cases/actions.ts', text: "import type { Selectable } from 'kysely'" }]),
    [],
  )
})

test('the gate sees a noun file that reads the clock, throws dice or reaches out without an import', () => {
  const planted = [
    'Date.now() | new Date() | Date() | Math.random() | performance.now() | crypto.randomUUID() | fetch("x")',
    'process.env["X"] | console.info(1) | setTimeout(String, 1) | globalThis.Date | Intl["DateTimeFormat"]',
    'new Function("return 1") | await import("./act" + ".ts")',
  ].flatMap((line) => line.split(' | '))
  const files = planted.map((said, index) => ({
    path: `ledger/act${index}.ts`,
    text: `export const a = ${said}\n`,
  }))
  files.push({ path: 'ledger/clock.ts', text: "export { systemClock } from '../kit/clock.ts'\n" })
  files.push({
    path: 'ledger/id.ts',
    text: "import { newId as a } from '../kit/id.ts'\nexport const b = a\n",
  })
  assertEachSeen(files)
})

test('the gate sees an action or a store that reads the machine’s own clock or settings', () => {
  const planted = ['Date.now()', 'new Date()', 'Math.random()', "fetch('x')", "process.env['X']"]
  const files = ['actions.ts', 'store.ts', 'pages.tsx'].flatMap((role) =>
    planted.map((said, index) => ({ path: `cases/a${index}.${role}`, text: `export const a = ${said}\n` })),
  )
  const text = "import { systemClock } from '../kit/clock.ts'\nexport const now = systemClock.now()\n"
  assertEachSeen([...files, { path: 'cases/actions.ts', text }])
})

function assertEachSeen(files: readonly SourceFile[]): void {
  const breaches = purityBreaches(files)
  for (const { path, text } of files)
    assert.equal(breaches.filter((breach) => breach.startsWith(`${path}:`)).length, 1, text + breaches.join())
}

test('a name of one’s own is no breach, nor is a day reckoned with by who is told the time', () => {
  const own = 'export const f = (process: string, Date: string) => process + Date\n'
  assert.deepEqual(purityBreaches([{ path: 'ledger/act.ts', text: own }]), [])
  const told = 'export const f = (day: string) => new Date(day).getTime() - Date.parse(day)\n'
  assert.deepEqual(purityBreaches([{ path: 'cases/pages.tsx', text: told }]), [])
})
