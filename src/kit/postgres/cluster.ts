import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Refusal } from '../refusal.ts'
import type { Program } from './program.ts'
import { giveTo, type Runner, spawnAs } from './runner.ts'
import { isRunning } from './holder.ts'

export const database = 'radslag'
export const superuser = 'radslag'

/**
 * How PostgreSQL is told where its data is. A user who may not walk the path to a folder may still work in it when
 * started there by one who may: so root's private folders need no second place for the data, the path may be of any
 * length and letters, and `postgres` stays where DATA_DIR says. Elsewhere than on Linux the path itself is given.
 */
export const clusterArgument = (cluster: string): string =>
  process.platform === 'linux' ? '/proc/self/cwd' : cluster

/** The folder under DATA_DIR that is PostgreSQL's own. */
export const clusterIn = (dataDir: string): string => join(dataDir, 'postgres')

/**
 * Makes the database's folder where there is none, and looks at the one that is there.
 * Refusals: `postgres.other-version`, `postgres.not-a-database`, `postgres.not-yours`, `postgres.disk-full`,
 * `postgres.folder-not-writable`.
 */
export async function ensureCluster(
  cluster: string,
  program: Program,
  runner: Runner | null,
  fsync: boolean,
): Promise<void> {
  try {
    makeFolders(dirname(cluster))
    if (!isCluster(cluster)) await makeCluster(cluster, program, runner, fsync)
    giveTo(runner, cluster)
    checkMajor(cluster, program)
  } catch (error) {
    throw refusalOf(error, cluster)
  }
}

/** One by one from above: where no folder can be (/proc), Node's own way of making them all never ends. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return
  makeFolders(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another start was first.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

function isCluster(cluster: string): boolean {
  const found = statSync(cluster, { throwIfNoEntry: false })
  if (!found) return false
  if (process.getuid?.() !== 0 && found.uid !== process.getuid?.()) {
    throw new Refusal('postgres.not-yours', { folder: cluster })
  }
  if (existsSync(join(cluster, 'PG_VERSION'))) return true
  if (readdirSync(cluster).length > 0) throw new Refusal('postgres.not-a-database', { folder: cluster })
  return false
}

function checkMajor(cluster: string, program: Program): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (found !== String(program.major)) {
    throw new Refusal('postgres.other-version', { folder: cluster, found, wanted: program.major })
  }
}

/** Made beside its place and renamed when whole: a start that is killed midway leaves nothing that looks finished. */
async function makeCluster(
  cluster: string,
  program: Program,
  runner: Runner | null,
  fsync: boolean,
): Promise<void> {
  removeAbandoned(cluster)
  const making = `${cluster}.new-${process.pid}-${randomBytes(4).toString('hex')}`
  try {
    mkdirSync(making)
    giveTo(runner, making)
    await run(program.initdb, initdbArguments(making, fsync), making, runner)
    const single = ['--single', '-D', clusterArgument(making), ...(fsync ? [] : ['-F']), 'template1']
    await run(program.postgres, single, making, runner, `create database ${database}\n`)
    renameSync(making, cluster)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    // Another start was first: its cluster is as good as ours.
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

/**
 * The default order is that of code points, the same on every machine and for ever; Swedish order is asked for by
 * column (`sv-x-icu`). An ICU default would make every index depend on the ICU version it was built with.
 * Nobody signs in by password: only the runner and root get at the socket's folder.
 */
function initdbArguments(cluster: string, fsync: boolean): string[] {
  const order = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const safety = ['--data-checksums', '--auth-local=trust', '--auth-host=reject', '--no-instructions']
  return [
    '-D',
    clusterArgument(cluster),
    '-U',
    superuser,
    ...order,
    ...safety,
    ...(fsync ? [] : ['--no-sync']),
  ]
}

async function run(
  file: string,
  args: readonly string[],
  cwd: string,
  runner: Runner | null,
  input = '',
): Promise<void> {
  const child = spawn(file, args, { ...spawnAs(runner), cwd, stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const [code, output, errors] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  if (code !== 0 || /FATAL|PANIC|ERROR/.test(errors)) throw new Error(errors.trim() || output.trim())
}

/** Half-made folders of starts that were killed. */
function removeAbandoned(cluster: string): void {
  const pattern = new RegExp(`^${basename(cluster)}\\.new-(\\d+)-`)
  for (const name of readdirSync(dirname(cluster))) {
    const pid = pattern.exec(name)?.[1]
    if (pid && !isRunning(Number(pid))) rmSync(join(dirname(cluster), name), { recursive: true, force: true })
  }
}

/** What the trouble is called, when it is not a bug of ours. */
export function refusalOf(error: unknown, folder: string): unknown {
  if (error instanceof Refusal || !(error instanceof Error)) return error
  const { code, syscall } = error as NodeJS.ErrnoException
  if (/ENOSPC|EDQUOT|No space left|quota exceeded/i.test(`${code} ${error.message}`)) {
    return new Refusal('postgres.disk-full', { folder })
  }
  if (code === 'EPERM') return new Refusal('postgres.not-yours', { folder })
  // Where the disk takes no writes, Node says of a folder to be made with its parents that there is no such one.
  const unmade = code === 'ENOENT' && syscall === 'mkdir'
  if (unmade || (code && ['EACCES', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code))) {
    return new Refusal('postgres.folder-not-writable', { folder })
  }
  return new Refusal('postgres.did-not-start', { folder, why: error.message })
}
