import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'

/** The few files that every page needs. They are read once, and served from memory under a name with their hash. */
const assetTypes = {
  'source-sans-3.woff2': 'font/woff2',
  'favicon.svg': 'image/svg+xml',
  'live.js': 'text/javascript; charset=utf-8',
  'keys.js': 'text/javascript; charset=utf-8',
  'radslag.js': 'text/javascript; charset=utf-8',
  'radslag.css': 'text/css; charset=utf-8',
} as const
export type AssetName = keyof typeof assetTypes

/** Where the application mounts `findAsset`. */
export const assetRoot = '/assets/'

interface Asset {
  readonly url: string
  readonly type: string
  readonly plain: Buffer
  /** Null for what is compressed already. */
  readonly brotli: Buffer | null
  readonly gzip: Buffer | null
}

export interface AssetAnswer {
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
}

const assets = loadAssets()
const byPath = new Map([...assets.values()].map((asset) => [asset.url, asset]))

/** The address of an asset, with its content hash: it changes when the file does, and may be kept for ever. */
export function assetUrl(name: AssetName): string {
  return assets.get(name)!.url
}

/**
 * The answer to GET `path`, null when there is no such asset (an old hash among them).
 * @param accepts the request's Accept-Encoding; brotli before gzip before plain
 */
export function findAsset(path: string, accepts = ''): AssetAnswer | null {
  const asset = byPath.get(path)
  if (!asset) return null
  const headers = {
    'content-type': asset.type,
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  }
  const packed = encodingOf(asset, accepts)
  if (!packed) return { body: asset.plain, headers: { ...headers, ...(asset.gzip && { vary }) } }
  return { body: packed.body, headers: { ...headers, vary, 'content-encoding': packed.name } }
}

const vary = 'accept-encoding'

function encodingOf(asset: Asset, accepts: string): { name: string; body: Buffer } | null {
  if (asset.brotli && /\bbr\b/.test(accepts)) return { name: 'br', body: asset.brotli }
  if (asset.gzip && /\bgzip\b/.test(accepts)) return { name: 'gzip', body: asset.gzip }
  return null
}

function loadAssets(): Map<string, Asset> {
  const loaded = new Map<string, Asset>()
  for (const [name, type] of Object.entries(assetTypes)) loaded.set(name, loadAsset(name, type, loaded))
  return loaded
}

/** The style sheet names the font, which is therefore loaded before it. */
function loadAsset(name: string, type: string, earlier: ReadonlyMap<string, Asset>): Asset {
  const raw = readFileSync(new URL(`assets/${name}`, import.meta.url))
  const text = /^text|svg/.test(type)
  const plain = text ? Buffer.from(sent(name, raw.toString(), earlier)) : raw
  const hash = createHash('sha256').update(plain).digest('hex').slice(0, 12)
  return {
    url: assetRoot + name.replace(/(\.\w+)$/, `.${hash}$1`),
    type,
    plain,
    brotli: text ? brotliCompressSync(plain) : null,
    gzip: text ? gzipSync(plain, { level: 9 }) : null,
  }
}

/** A style sheet with its font's address, a script without the lines that are comment: those are for whoever reads the source. */
function sent(name: string, text: string, earlier: ReadonlyMap<string, Asset>): string {
  if (name.endsWith('.css')) return withAddresses(text, earlier)
  return name.endsWith('.js') ? text.replace(/^[ \t]*(?:\/\*\*?|\*|\/\/).*\n/gm, '') : text
}

function withAddresses(css: string, earlier: ReadonlyMap<string, Asset>): string {
  return css.replace(/url\(['"]?([\w.-]+)['"]?\)/g, (_, name: string) => `url(${earlier.get(name)!.url})`)
}
