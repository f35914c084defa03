import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sentences } from '../../../src/app/site.ts'
import { type SourceFile, isTest, projectSources } from './imports.ts'

/** Codes that the sources name: in a Refusal, or as a form field's complaint. */
function namedCodes(files: readonly SourceFile[]): Set<string> {
  const pattern = /'([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)'/g
  const rooms = new Set(sentences.codes('sv').map((code) => code.split('.')[0]))
  const codes = new Set<string>()
  for (const file of files.filter(({ path }) => !isTest(path) && !path.endsWith('texts.ts')))
    for (const [, code = ''] of file.text.matchAll(pattern)) {
      const thrown = file.text.includes(`Refusal('${code}'`)
      if (thrown || rooms.has(code.split('.')[0])) codes.add(code)
    }
  return codes
}

/** Verbs of the association's log and events of the program's own are written alike; these are no refusals. */
const isLogVerb = ({ text }: SourceFile, code: string): boolean =>
  text.includes(`verb: '${code}'`) ||
  text.includes(`logger.info('${code}'`) ||
  text.includes(`logger.error('${code}'`)

function missing(files: readonly SourceFile[], language: 'sv' | 'en'): string[] {
  const known = new Set(sentences.codes(language))
  const verbs = new Set([...namedCodes(files)].filter((code) => files.some((file) => isLogVerb(file, code))))
  return [...namedCodes(files)].filter((code) => !known.has(code) && !verbs.has(code)).toSorted()
}

test('every refusal has a Swedish and an English sentence', () => {
  assert.deepEqual(missing(projectSources(), 'sv'), [])
  assert.deepEqual(missing(projectSources(), 'en'), [])
  assert.deepEqual(sentences.codes('sv').toSorted(), sentences.codes('en').toSorted())
})

/** Sentences whose code no source names. */
function leftOver(codes: readonly string[], files: readonly SourceFile[]): string[] {
  const sources = files.filter(({ path }) => !isTest(path) && !path.endsWith('texts.ts'))
  return codes.filter((code) => !sources.some(({ text }) => text.includes(`'${code}'`)))
}

test('no sentence stands twice or is left over', () => {
  const codes = sentences.codes('sv')
  assert.deepEqual(codes, [...new Set(codes)])
  assert.deepEqual(leftOver(codes, projectSources()), [])
})

test('the gate sees a sentence that is left over', () => {
  const files = [
    { path: 'cases/actions.ts', text: "throw new Refusal('case.one')" },
    { path: 'cases/refusal.texts.ts', text: "'case.two': 'Två.'" },
  ]
  assert.deepEqual(leftOver(['case.one', 'case.two'], files), ['case.two'])
})

test('the gate sees a refusal without a sentence', () => {
  assert.deepEqual(
    missing([{ path: 'cases/actions.ts', text: "throw new Refusal('case.not-there')" }], 'sv'),
    ['case.not-there'],
  )
})
