import assert from 'node:assert/strict'
import { test } from 'node:test'
import { projectSources } from './imports.ts'
import { directionBreaches } from './roles.ts'

test('files use those of a role below their own', () => {
  assert.deepEqual(directionBreaches(projectSources()), [])
})

test('the gate sees a store that uses routes, an action that uses pages, pages that ask a store', () => {
  const planted = [
    ['cases/store.ts', './actions.ts'],
    ['cases/store.ts', './case.view.ts'],
    ['cases/registry.store.ts', './visited-case.routes.ts'],
    ['cases/actions.ts', './pages.tsx'],
    ['cases/actions.ts', './routes.ts'],
    ['cases/pages.tsx', './store.ts'],
    ['cases/pages.tsx', './routes.ts'],
    ['cases/case.view.ts', './actions.ts'],
    ['cases/jobs.ts', './routes.ts'],
    ['cases/jobs.ts', './pages.tsx'],
    ['cases/texts.ts', './store.ts'],
    ['cases/case.ts', './store.ts'],
    ['cases/case.form.ts', './store.ts'],
    ['cases/a.worker.ts', './store.ts'],
  ]
  for (const [path = '', module = ''] of planted)
    for (const text of [
      `import { a } from '${module}'`,
      `export * from '${module}'`,
      `void import('${module}')`,
    ])
      assert.equal(directionBreaches([{ path, text }]).length, 1, `${path}: ${text}`)
})

test('types of what is shown may be named by who shows it, and not by a store', () => {
  const text = "import type { A } from './store.ts'\nimport { type B, type C } from './routes.ts'"
  assert.deepEqual(directionBreaches([{ path: 'cases/pages.tsx', text }]), [])
  assert.equal(directionBreaches([{ path: 'cases/case.store.ts', text }]).length, 1)
  const mixed = "import { type B, c } from './routes.ts'"
  assert.equal(directionBreaches([{ path: 'cases/pages.tsx', text: mixed }]).length, 1)
})
