// The command `radslag`. The program is TypeScript in many small files; the first start after a change makes one file of
// it (about half a second), and every start runs that: a third less memory than translating each file as it is loaded.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const cache = join(root, 'node_modules/.cache/radslag')

if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(
    `Rådslag behöver Node 24; här är ${process.version}. Kör npm install, som hämtar den.\n`,
  )
  process.stderr.write(
    `Rådslag needs Node 24; this is ${process.version}. Run npm install, which brings it.\n`,
  )
  process.exit(2)
}

const bundle = bundled()
if (bundle) markUsed(dirname(bundle))
await import(pathToFileURL(bundle ?? (await translating())).href)

/** The bundle of the files as they are now; null where none can be kept (a folder that may not be written). */
function bundled() {
  const folder = join(cache, stamp())
  const file = join(folder, 'main.mjs')
  if (existsSync(file)) return file
  const making = `${folder}.${process.pid}`
  try {
    mkdirSync(making, { recursive: true })
    execFileSync(process.execPath, [join(root, 'bin/bundle.mjs'), making], { stdio: 'inherit' })
    forgetOthers(making)
    renameSync(making, folder)
    return file
  } catch {
    rmSync(making, { recursive: true, force: true })
    return existsSync(file) ? file : null
  }
}

/** Changes when any source, package or the runtime does. */
function stamp() {
  const hash = createHash('sha256').update(process.version)
  for (const part of ['src', 'db', 'bin', 'package.json', 'package-lock.json'])
    hash.update(lookOf(join(root, part)))
  return hash.digest('hex').slice(0, 16)
}

function lookOf(path) {
  const look = statSync(path)
  if (!look.isDirectory()) return `${path} ${look.size} ${look.mtimeMs}\n`
  return readdirSync(path)
    .toSorted()
    .map((name) => lookOf(join(path, name)))
    .join('')
}

/**
 * Bundles of earlier sources; one that another process is making just now is left, and one that a program still runs: it
 * starts its children from there.
 */
function forgetOthers(making) {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name)
    const maker = Number.parseInt(name.split('.')[1] ?? '')
    if (path !== making && (maker ? !isRunning(maker) : !isUsed(path)))
      rmSync(path, { recursive: true, force: true })
  }
}

/** The process leaves its number beside the bundle; who runs may do so where nothing can be written. */
function markUsed(folder) {
  try {
    const mark = join(folder, `${process.pid}.user`)
    writeFileSync(mark, '')
    process.once('exit', () => rmSync(mark, { force: true }))
  } catch {
    // The folder is somebody else's: so is the tidying.
  }
}

function isUsed(folder) {
  return readdirSync(folder).some((name) => name.endsWith('.user') && isRunning(Number.parseInt(name)))
}

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Without a bundle: each file is translated as it is loaded. */
async function translating() {
  const { register } = await import('tsx/esm/api')
  register()
  return join(root, 'src/main.ts')
}
