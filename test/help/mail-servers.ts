import { execFile, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

/**
 * A real Postfix and a real Dovecot (Debian's packages) in a private folder on loopback: letters are sent to Postfix,
 * which hands those to `lmtp.example` over by LMTP to `lmtpPort`, and those to `imap.example` to Dovecot's mailboxes.
 * A letter to `both.example` goes both ways; `forbundet.example` and its reply addresses are as `lmtp.example`, and at
 * `gone.example` there is nobody, so that the sender gets a report back.
 */
export interface MailServers {
  /** Where letters are handed in by SMTP. */
  readonly smtpPort: number
  /** `imap://user:password@…/INBOX` of a mailbox; every user has one. */
  imapUrl(user: string): string
  /** The end of the servers' own logs, for a test that fails. */
  log(): string
  /** Dovecot's IMAP stops, and is there again. */
  breakImap(): Promise<void>
  stop(): Promise<void>
}

const postfix = '/usr/sbin/postfix'
const dovecot = '/usr/sbin/dovecot'
const run = promisify(execFile)

interface Machine {
  readonly isRoot: boolean
  readonly isCi: boolean
  readonly has: (path: string) => boolean
}

const thisMachine: Machine = {
  isRoot: process.getuid?.() === 0,
  isCi: process.env['CI'] === 'true',
  has: existsSync,
}

/**
 * Why the servers cannot be had here; null when they can. Postfix's master begins as root and gives its parts to other
 * users, also where all its files are in a folder of one's own: a plain user cannot have it.
 * @throws where CI=true and they cannot be had: there the tests of mail must run
 */
export function whyNoMailServers({ isRoot, isCi, has }: Machine = thisMachine): string | null {
  const missing = [postfix, dovecot, '/usr/lib/dovecot/imap', '/usr/lib/dovecot/lmtp'].filter(
    (path) => !has(path),
  )
  const why =
    missing.length > 0
      ? `${missing.join(', ')} missing: apt-get install postfix dovecot-imapd dovecot-lmtpd`
      : isRoot
        ? null
        : 'Postfix can be started by root only'
  if (why && isCi) throw new Error(`CI=true, and no mail servers: ${why}`)
  return why
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/**
 * @param lmtpPort where the program listens, or will
 * @param introspection where Dovecot asks whose an access token is (RFC 7662); without it nobody gets in by one
 */
export async function startMailServers({
  lmtpPort,
  introspection = null,
}: {
  lmtpPort: number
  introspection?: string | null
}): Promise<MailServers> {
  const folder = mkdtempSync(join(tmpdir(), 'radslag-mail-'))
  chmodSync(folder, 0o755)
  const ports = { lmtp: lmtpPort, smtp: await freePort(), imap: await freePort(), delivery: await freePort() }
  writeDovecot(folder, ports, introspection)
  writePostfix(folder, ports)
  let endDovecot = await startDovecot(folder, ports.imap)
  await run(postfix, ['-c', join(folder, 'postfix'), 'start'])
  await listening(ports.smtp)
  return {
    smtpPort: ports.smtp,
    imapUrl: (user) => `imap://${user}:hemligt@127.0.0.1:${ports.imap}/INBOX`,
    log: () => ['maillog', 'dovecot.log'].map((name) => tail(join(folder, name))).join('\n'),
    breakImap: async () => {
      endDovecot()
      endDovecot = await startDovecot(folder, ports.imap)
    },
    stop: async () => {
      await run(postfix, ['-c', join(folder, 'postfix'), 'stop']).catch(() => null)
      endDovecot()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface Ports {
  readonly lmtp: number
  readonly smtp: number
  readonly imap: number
  readonly delivery: number
}

const tail = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8').slice(-6000) : '')

/** Nobody's mailboxes, as Dovecot gives root none. */
const nobody = 65_534

function writeDovecot(folder: string, ports: Ports, introspection: string | null): void {
  mkdirSync(join(folder, 'mail'))
  chownSync(join(folder, 'mail'), nobody, nobody)
  const tokens = join(folder, 'tokens.conf')
  if (introspection)
    writeFileSync(
      tokens,
      `introspection_mode = post
introspection_url = ${introspection}
username_attribute = username
active_attribute = active
active_value = true
`,
    )
  writeFileSync(
    join(folder, 'dovecot.conf'),
    `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2 oauthbearer
mail_location = sdbox:${folder}/mail/%n
first_valid_uid = 1
${introspection ? byToken(tokens) : ''}passdb {
  driver = static
  args = password=hemligt
}
userdb {
  driver = static
  args = uid=${nobody} gid=${nobody} home=${folder}/mail/%n
}
service imap-login {
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${ports.delivery}
  }
}
`,
  )
}

const byToken = (tokens: string): string => `passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${tokens}
}
`

/** In a group of its own, so that it can be ended with all its children at once, as when a machine goes down. */
async function startDovecot(folder: string, port: number): Promise<() => void> {
  rmSync(join(folder, 'run', 'master.pid'), { force: true })
  const child = spawn(dovecot, ['-c', join(folder, 'dovecot.conf'), '-F'], {
    stdio: 'ignore',
    detached: true,
  })
  child.unref()
  await listening(port)
  return () => process.kill(-child.pid!, 'SIGKILL')
}

function writePostfix(folder: string, ports: Ports): void {
  const config = join(folder, 'postfix')
  for (const name of ['postfix', 'spool', 'lib']) mkdirSync(join(folder, name), { mode: 0o755 })
  writeFileSync(join(config, 'master.cf'), masterFile(ports.smtp))
  writeFileSync(
    join(config, 'main.cf'),
    `compatibility_level = 3.6
queue_directory = ${folder}/spool
data_directory = ${folder}/lib
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
maillog_file = ${folder}/maillog
maillog_file_prefixes = ${folder}
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.forbundet.example
mynetworks = 127.0.0.0/8
mydestination =
alias_maps =
alias_database =
local_recipient_maps =
relay_domains = lmtp.example, forbundet.example, svar.forbundet.example, imap.example, both.example, gone.example
transport_maps = inline:{lmtp.example=lmtp:inet:127.0.0.1:${ports.lmtp}, forbundet.example=lmtp:inet:127.0.0.1:${ports.lmtp}, svar.forbundet.example=lmtp:inet:127.0.0.1:${ports.lmtp}, { gone.example = error:5.1.1 no such user }, imap.example=lmtp:inet:127.0.0.1:${ports.delivery}}
virtual_alias_maps = regexp:${config}/both
message_size_limit = 0
mailbox_size_limit = 0
minimal_backoff_time = 1s
maximal_backoff_time = 2s
queue_run_delay = 1s
smtpd_peername_lookup = no
smtpd_reject_unlisted_recipient = no
smtpd_client_connection_count_limit = 0
lmtp_destination_concurrency_limit = 4
default_destination_concurrency_failed_cohort_limit = 100
`,
  )
  writeFileSync(join(config, 'both'), '/^(.*)@both\\.example$/ $1@lmtp.example, $1@imap.example\n')
  chownSync(join(folder, 'lib'), userId('postfix'), 0)
}

function userId(name: string): number {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${name}:`))
  return Number(line?.split(':')[2])
}

/** The programs that Postfix is made of, none in a cage of its own: they lie in Debian's places. */
function masterFile(smtpPort: number): string {
  return [
    `127.0.0.1:${smtpPort} inet n - n - - smtpd`,
    'qmgr unix n - n 300 1 qmgr',
    'cleanup unix n - n - 0 cleanup',
    'flush unix n - n 1000? 0 flush',
    'rewrite unix - - n - - trivial-rewrite',
    'postlog unix-dgram n - n - 1 postlogd',
    ...['bounce', 'defer', 'trace'].map((name) => `${name} unix - - n - 0 bounce`),
    ...['smtp', 'lmtp', 'error', 'discard', 'proxymap', 'anvil', 'scache', 'verify'].map(
      (name) => `${name} unix - - n - - ${name}`,
    ),
    'relay unix - - n - - smtp',
    'retry unix - - n - - error',
    '',
  ].join('\n')
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      })
      socket.on('error', () => resolve(false))
    })
    if (open) return
    await sleep(50)
  }
  throw new Error(`nothing listens on ${port}`)
}
