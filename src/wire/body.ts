import type { IncomingMessage } from 'node:http'
import { MAX_BODY_BYTES } from './message.ts'

const EMPTY = new Uint8Array(0)
/** A client that sends more than this before it listens is cut off. */
const MAX_DRAINED_BYTES = 16 * MAX_BODY_BYTES

/**
 * The body, cut one byte past the limit so that its length tells. The rest of a longer body is read and dropped, because a
 * client that is still sending would not see the refusal. undefined: the client went away.
 */
export function bodyOf(message: IncomingMessage): Promise<Uint8Array | undefined> {
  return new Promise(resolve => {
    const chunks: Buffer[] = []
    let kept = 0
    let seen = 0
    message.on('data', (chunk: Buffer) => {
      seen += chunk.length
      if (kept <= MAX_BODY_BYTES) {
        const part = chunk.subarray(0, MAX_BODY_BYTES + 1 - kept)
        chunks.push(part)
        kept += part.length
      }
      if (seen > MAX_DRAINED_BYTES) resolve(Buffer.concat(chunks))
    })
    message.on('end', () => resolve(chunks.length === 0 ? EMPTY : chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)))
    message.on('error', () => resolve(undefined))
    message.on('close', () => resolve(undefined))
  })
}
