import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type SourceFile, projectRoot } from './imports.ts'

/** Folders that are made by running the program, its tests or npm. */
const made = ['node_modules', '.git', 'data', 'tmp']
const textEndings = /\.(tsx?|m?js|json|md|sql|css|csv|sh|ya?ml|html|svg|txt|typ)$|\/run$|^[^.]+$/

/** Every text file of the project, by its path from the root. */
export function projectTexts(): SourceFile[] {
  return walk(projectRoot).map((path) => ({
    path: relative(projectRoot, path),
    text: readFileSync(path, 'utf8'),
  }))
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (made.includes(entry.name) || entry.isSymbolicLink()) return []
    if (entry.isDirectory()) return walk(path)
    return textEndings.test(relative(projectRoot, path)) ? [path] : []
  })
}

const forbidden: readonly (readonly [RegExp, string])[] = [
  [/(?<![\w.])\/(?:work|home|Users|root)\/\w+/g, 'a path of one machine'],
  [/"resolved": "(?!https:\/\/registry\.npmjs\.org\/)\w[^"]+"/g, 'a registry of one machine'],
  [/\b(?:TO[D]O|FIX[M]E|X[X]X)\b/g, 'a note of unfinished work'],
  [
    /[\w.%+-]+@(?:[\w-]+\.)+(?!example\b)[a-z]{2,}(?![\w.-])/gi,
    'an e-mail address that may be real (only .example is nobody’s)',
  ],
]

/** What the project's texts may not hold, one sentence each. */
export function textBreaches(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    forbidden.flatMap(([pattern, what]) =>
      [...text.matchAll(pattern)].map(([found]) => `${path}: ${what}: ${found}`),
    ),
  )
}
