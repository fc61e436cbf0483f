import type { ServerResponse } from 'node:http'
import type { WireResponse } from './message.ts'

/** Short bodies go out as text in one piece with their headers; longer ones are cheaper to encode beforehand. */
const LONG = 16_384

/** Writes the response. A body that comes in pieces is pulled at the client's pace and given up when the client goes. */
export async function send(response: ServerResponse, { status, headers, body }: WireResponse): Promise<void> {
  if (response.destroyed) return
  if (typeof body === 'string' || body instanceof Uint8Array) {
    const whole = typeof body === 'string' && body.length > LONG ? Buffer.from(body) : body
    const length = typeof whole === 'string' ? Buffer.byteLength(whole) : whole.length
    response.writeHead(status, { ...headers, 'content-length': length })
    response.end(whole)
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
