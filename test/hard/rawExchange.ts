import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** One answer as it came over the wire. */
interface RawAnswer {
  readonly status: number
  readonly headers: string
  readonly body: string
}

export interface Exchange {
  readonly answers: readonly RawAnswer[]
  /** Whether the service ended the connection. */
  readonly isClosed: boolean
}

/** Pieces to send, one after the other; a number is a pause in ms. */
export type Pieces = readonly (string | Uint8Array | number)[]

/**
 * Sends just these bytes and takes what comes back: until so many answers are complete, the service closes the connection,
 * or it has been silent for `patienceMs`.
 */
export async function rawExchange(
  port: number,
  pieces: Pieces,
  { expected = 1, patienceMs = 5000 }: { expected?: number; patienceMs?: number } = {},
): Promise<Exchange> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  const received: Buffer[] = []
  const { promise, resolve } = Promise.withResolvers<boolean>()
  let silence: NodeJS.Timeout | undefined
  const listen = () => {
    clearTimeout(silence)
    silence = setTimeout(() => resolve(false), patienceMs)
  }
  socket.on('connect', listen)
  socket.on('data', (piece: Buffer) => {
    received.push(piece)
    listen()
    if (answersIn(Buffer.concat(received)).length >= expected) resolve(false)
  })
  // A service that refuses before it has read everything may reset the connection.
  socket.on('error', () => undefined)
  socket.on('close', () => resolve(true))
  void sendAll(socket, pieces)
  const isClosed = await promise
  clearTimeout(silence)
  socket.destroy()
  return { answers: answersIn(Buffer.concat(received)), isClosed }
}

async function sendAll(socket: Socket, pieces: Pieces): Promise<void> {
  for (const piece of pieces) {
    if (socket.destroyed) return
    if (typeof piece === 'number') await pause(piece)
    else if (!socket.write(piece))
      await new Promise<void>(resolve => socket.once('drain', resolve).once('close', () => resolve()))
  }
}

/** Complete answers only; all of ours have a length, but for the service's `100 Continue`. */
function answersIn(bytes: Buffer): RawAnswer[] {
  const answers: RawAnswer[] = []
  for (let at = 0; ; ) {
    const headEnd = bytes.indexOf('\r\n\r\n', at)
    if (headEnd < 0) return answers
    const headers = bytes.toString('latin1', at, headEnd)
    const length = Number(/^content-length: (\d+)/im.exec(headers)?.[1] ?? 0)
    const bodyEnd = headEnd + 4 + length
    if (bodyEnd > bytes.length) return answers
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(headers)?.[1])
    if (status !== 100) answers.push({ status, headers, body: bytes.toString('utf8', headEnd + 4, bodyEnd) })
    at = bodyEnd
  }
}

/** A request as text, with the headers that every client sends. */
export function rawText(method: string, target: string, headers: Record<string, string> = {}, body = ''): string {
  const lines = Object.entries({ Host: 'localhost', 'Content-Length': String(Buffer.byteLength(body)), ...headers })
  return `${method} ${target} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`
}

/** What AWS's half is signed with: nobody checks it without credentials. */
export function signed(service: string): Record<string, string> {
  const credential = `Credential=any/20261120/us-east-1/${service}/aws4_request`
  return { Authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=${'0'.repeat(64)}` }
}
