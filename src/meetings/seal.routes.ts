import { Readable } from 'node:stream'
import { staff } from '../kit/actor.ts'
import { type Handler, type Route, get } from '../kit/http/visit.ts'
import { streamTranscript } from '../log/actions.ts'
import { isSealing } from './seal.ts'

/** The association's chain, with what the seals say: enough to check sealed minutes by, and no more. */
const showTranscript: Handler = async ({ association, site }) => {
  const lines = Readable.from(bytesOf(streamTranscript(site.database, association, isSealing)))
  const filename = `logg-${association.slug}.ndjson`
  return new Response(Readable.toWeb(lines) as ReadableStream, {
    headers: {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': `attachment; filename="${filename}"`,
    },
  })
}

async function* bytesOf(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const line of lines) yield Buffer.from(line)
}

export const sealRoutes: readonly Route[] = [get('/:association/log.ndjson', staff, showTranscript)]
