/** What an answer consists of, so that it need not be read out of it again: that takes longer than making a small page. */
const bodies = new WeakMap<Response, Uint8Array>()

export function bytesReply(body: Uint8Array, init: ResponseInit): Response {
  const reply = new Response(body as BodyInit, init)
  bodies.set(reply, body)
  return reply
}

/** The answer's body, which can be read once only where another than `bytesReply` made it. */
export async function bodyOf(reply: Response): Promise<Uint8Array> {
  return bodies.get(reply) ?? new Uint8Array(await reply.arrayBuffer())
}
