/** The twins of a page: the same address with an ending. */
const twins = {
  '.json': 'json',
  '.excel.csv': 'excel',
  '.csv': 'csv',
  '.xlsx': 'xlsx',
  '.docx': 'docx',
  '.atom': 'atom',
} as const
export type Twin = (typeof twins)[keyof typeof twins]

/** Splits an address into the page's path and the twin that is asked for; the API and the assets keep their endings. */
export function splitTwin(path: string): { path: string; twin: Twin | null } {
  if (path.startsWith('/api/') || path.startsWith('/assets/')) return { path, twin: null }
  for (const [ending, twin] of Object.entries(twins))
    if (path.endsWith(ending) && path.length > ending.length + 1)
      return { path: path.slice(0, -ending.length), twin }
  return { path, twin: null }
}
