import type { ServerResponse } from 'node:http'
import type { WireResponse } from './message.ts'

/** Writes the response. A body that comes in pieces is pulled at the client's pace and given up when the client goes. */
export async function send(response: ServerResponse, { status, headers, body }: WireResponse): Promise<void> {
  if (response.destroyed) return
  if (typeof body === 'string' || body instanceof Uint8Array) {
    const length = typeof body === 'string' ? Buffer.byteLength(body) : body.length
    response.writeHead(status, { ...headers, 'content-length': length })
    response.end(body)
    return
  }
  response.writeHead(status, headers)
  response.flushHeaders()
  for await (const piece of body) {
    if (response.destroyed) break
    if (!response.write(piece)) await drained(response)
  }
  response.end()
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise(resolve => {
    function settle() {
      response.off('drain', settle)
      response.off('close', settle)
      resolve()
    }
    response.on('drain', settle)
    response.on('close', settle)
  })
}
