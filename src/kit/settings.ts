import { join } from 'node:path'
import { z } from 'zod'
import { Refusal } from './refusal.ts'

/** What the program is told by its environment. `radslag --help` prints this table, and the start checks it. */
export const settingsTable = [
  ['PORT', '8080', 'port to listen on'],
  ['HOST', '127.0.0.1', 'address to bind; 0.0.0.0 when a proxy stands on another machine'],
  ['DATABASE_URL', '(embedded)', 'PostgreSQL 15 or newer; without it an own PostgreSQL runs in DATA_DIR'],
  [
    'DATABASE_OWNER_URL',
    'DATABASE_URL',
    'the owner of the tables, if the program is to connect as another role',
  ],
  ['DATA_DIR', './data', 'folder for the embedded database and for work files'],
  ['PUBLIC_URL', 'http://localhost:PORT', 'the address at which people reach the program; used in letters'],
  ['SMTP_URL', '(none)', 'smtp://user:password@host:port; without it letters wait in the outbox'],
  ['MAIL_FROM', '(none)', 'the address that letters are sent from'],
  [
    'REPLY_DOMAIN',
    'that of MAIL_FROM',
    'domain of the reply addresses, one for each recipient (SPF and DKIM must allow it)',
  ],
  [
    'IMAP_URL',
    '(none)',
    'mailbox that answers are fetched from: imaps://user:password@host/INBOX; several are separated by spaces; ending with #ksl, all its mail belongs to that association',
  ],
  ['IMAP_TAKEN', 'Hamtat', 'folder that letters are moved to when they have been taken'],
  [
    'IMAP_TOKEN_URL',
    '(none)',
    'where to get a token (XOAUTH2) for mailboxes without a password: https://client:secret@host/token?scope=…',
  ],
  ['LMTP_PORT', '(none)', 'port on which the mail server may hand over letters (on this machine only)'],
  ['INBOX_DIR', 'DATA_DIR/inbox', 'folder for .eml, .msg and .zip files to be taken in, if there is one'],
  [
    'INBOX_ASSOCIATION',
    'the first one founded',
    'the association (its short name in addresses) that gets letters sent to no known address, if there are several',
  ],
  ['TRUST_PROXY', 'no', 'yes: believe X-Forwarded-For and X-Forwarded-Proto'],
] as const

/** A value that can be used, of each setting that is checked; told when another cannot. */
const examples: Readonly<Record<string, string>> = {
  PORT: '8080',
  DATABASE_URL: 'postgres://user:password@localhost:5432/radslag',
  DATABASE_OWNER_URL: 'postgres://owner:password@localhost:5432/radslag',
  PUBLIC_URL: 'https://radslag.forbund.example',
  SMTP_URL: 'smtp://user:password@mail.forbund.example:587',
  MAIL_FROM: 'registrator@forbund.example',
  REPLY_DOMAIN: 'svar.forbund.example',
  IMAP_URL: 'imaps://user:password@mail.forbund.example/INBOX',
  IMAP_TOKEN_URL: 'https://client:secret@login.forbund.example/token',
  LMTP_PORT: '8024',
  TRUST_PROXY: 'yes',
}

const port = z.coerce.number().int().min(0).max(65_535)
const webAddress = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''))

const environment = z.object({
  PORT: port.default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .nullable()
    .default(null),
  DATABASE_OWNER_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .nullable()
    .default(null),
  DATA_DIR: z.string().min(1).default('data'),
  PUBLIC_URL: webAddress.nullable().default(null),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .nullable()
    .default(null),
  MAIL_FROM: z.email().nullable().default(null),
  REPLY_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]+\.[a-z]{2,}$/i)
    .nullable()
    .default(null),
  IMAP_URL: z
    .string()
    .transform((text) => text.trim().split(/\s+/))
    .pipe(z.array(z.url({ protocol: /^imaps?$/ })))
    .default([]),
  IMAP_TAKEN: z.string().min(1).default('Hamtat'),
  IMAP_TOKEN_URL: webAddress.nullable().default(null),
  LMTP_PORT: port.nullable().default(null),
  INBOX_DIR: z.string().min(1).nullable().default(null),
  INBOX_ASSOCIATION: z.string().nullable().default(null),
  TRUST_PROXY: z.enum(['yes', 'no']).default('no'),
})

/** Where letters come in. */
export interface DoorSettings {
  readonly imapUrls: readonly string[]
  readonly imapTaken: string
  readonly imapTokenUrl: string | null
  readonly lmtpPort: number | null
  /** A folder that is watched, where there is one. */
  readonly folder: string | null
  /** Slug of the association whose a letter is when its recipient does not say. */
  readonly association: string | null
}

/** A program that nothing comes in to but by its pages. */
export const noDoors: DoorSettings = {
  imapUrls: [],
  imapTaken: 'Hamtat',
  imapTokenUrl: null,
  lmtpPort: null,
  folder: null,
  association: null,
}

export interface Settings {
  readonly port: number
  readonly host: string
  readonly databaseUrl: string | null
  readonly databaseOwnerUrl: string | null
  readonly dataDir: string
  readonly publicUrl: string
  readonly smtpUrl: string | null
  readonly mailFrom: string | null
  readonly replyDomain: string | null
  readonly doors: DoorSettings
  readonly trustProxy: boolean
}

/**
 * Reads and checks the settings.
 * @throws Refusal `settings.unreadable` naming the first setting that cannot be used
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  // A setting that is present but empty is a setting that was not made (docker's and systemd's way).
  const made = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const result = environment.safeParse(made)
  if (!result.success) {
    const name = String(result.error.issues[0]?.path[0])
    const value = hideSecrets(made[name] ?? '')
    throw new Refusal('settings.unreadable', { name, value, example: examples[name] ?? '' })
  }
  return settingsOf(result.data)
}

function settingsOf(read: z.output<typeof environment>): Settings {
  return {
    port: read.PORT,
    host: read.HOST,
    databaseUrl: read.DATABASE_URL,
    databaseOwnerUrl: read.DATABASE_OWNER_URL ?? read.DATABASE_URL,
    dataDir: read.DATA_DIR,
    publicUrl: read.PUBLIC_URL ?? `http://localhost:${read.PORT}`,
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM,
    replyDomain: read.REPLY_DOMAIN ?? read.MAIL_FROM?.split('@')[1] ?? null,
    doors: {
      imapUrls: read.IMAP_URL,
      imapTaken: read.IMAP_TAKEN,
      imapTokenUrl: read.IMAP_TOKEN_URL,
      lmtpPort: read.LMTP_PORT,
      folder: read.INBOX_DIR ?? join(read.DATA_DIR, 'inbox'),
      association: read.INBOX_ASSOCIATION,
    },
    trustProxy: read.TRUST_PROXY === 'yes',
  }
}

function hideSecrets(value: string): string {
  return value.replace(/:[^:@/]+@/g, ':…@')
}
