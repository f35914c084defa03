import type { Server, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** How often connections that have fallen idle are looked for, in milliseconds. */
const lookEvery = 50

/**
 * Makes a server that can be closed while its clients go on asking. Closing takes no more connections, and each of those
 * that are there ends with the answer under way: a client that keeps its connection would otherwise be served for as
 * long as it asks, and cut off in the middle at last.
 * @param patience how long answers under way are waited for, in milliseconds; then their connections are cut
 * @returns what closes it
 */
export function closing(server: Server, patience: number): () => Promise<void> {
  const answering = new Set<ServerResponse>()
  let ending = false
  server.prependListener('request', (_, response: ServerResponse) => {
    answering.add(response)
    response.once('close', () => answering.delete(response))
    if (ending) makeLast(response)
  })
  return async () => {
    ending = true
    for (const response of answering) makeLast(response)
    await closed(server, patience)
  }
}

function makeLast(response: ServerResponse): void {
  if (!response.headersSent) response.shouldKeepAlive = false
}

async function closed(server: Server, patience: number): Promise<void> {
  const end = new AbortController()
  server.close(() => end.abort())
  const cut = performance.now() + patience
  while (!end.signal.aborted) {
    // Also an answer whose head had left before the closing is followed by nothing.
    server.closeIdleConnections()
    if (performance.now() > cut) server.closeAllConnections()
    await sleep(lookEvery, null, { signal: end.signal }).catch(() => null)
  }
}
