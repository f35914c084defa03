import type { Visit } from './visit.ts'

/** A line of text that is kept true while somebody looks at it: as server-sent events, or once for whoever asks. */
export interface LiveText {
  /** Between two readings, in milliseconds. */
  readonly every: number
  /** One line; empty when there is nothing to say. */
  readonly read: () => Promise<string>
  /** Whoever looked is gone. */
  readonly leave: () => Promise<void>
}

/** A stream ends after that long, in milliseconds, and the browser opens it anew: no stop waits for it. */
const longest = 60_000

export async function liveText(visit: Visit, live: LiveText): Promise<Response> {
  const streams = visit.headers.get('accept')?.includes('text/event-stream') ?? false
  const headers = {
    'content-type': `${streams ? 'text/event-stream' : 'text/plain'}; charset=utf-8`,
    'cache-control': 'no-store',
    // Nginx would otherwise hold the lines back until it has a page of them.
    'x-accel-buffering': 'no',
  }
  return new Response(streams ? eventStream(live) : await live.read(), { headers })
}

function eventStream({ every, read, leave }: LiveText): ReadableStream<Uint8Array> {
  const coder = new TextEncoder()
  const until = performance.now() + longest
  let said: string | null = null
  let timer: NodeJS.Timeout | undefined
  let gone = false
  return new ReadableStream({
    start(controller) {
      const tell = async (): Promise<void> => {
        const text = await read()
        if (gone) return
        controller.enqueue(coder.encode(text === said ? ':\n\n' : `retry: 2000\ndata: ${text}\n\n`))
        said = text
        if (performance.now() > until) controller.close()
        else timer = setTimeout(beat, every)
      }
      const beat = (): void => {
        tell().catch(() => !gone && controller.error(new Error('the line cannot be read')))
      }
      beat()
    },
    async cancel() {
      gone = true
      clearTimeout(timer)
      await leave()
    },
  })
}
