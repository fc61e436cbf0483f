import { type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

/** How long, in ms, a client may take to send a request; one that takes longer gets a 408. */
export interface Patience {
  /** For the headers. */
  readonly headersMs: number
  /** For all of it. */
  readonly requestMs: number
}

/** What Node's parser and its timers find wrong, by error code; everything else is no HTTP. */
const REFUSALS: Readonly<Record<string, readonly [status: number, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request took too long to arrive.'],
  HPE_HEADER_OVERFLOW: [431, 'The headers of the request are longer than 16 KiB.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'The chunk extensions of the request are longer than 16 KiB.'],
}
const HEADERS = { Connection: 'close', 'Content-Type': 'application/json' }
const NO_HTTP = [400, 'The request is not valid HTTP.'] as const

/** Answers what never becomes a request: with a sentence where the connection can still bear one. */
export function refuseBrokenRequests(server: Server): void {
  const underWay = new WeakMap<Duplex, ServerResponse>()
  server.on('request', (message, response) => underWay.set(message.socket, response))
  server.on('clientError', (problem: NodeJS.ErrnoException, socket) => {
    const [status, message] = REFUSALS[problem.code ?? ''] ?? NO_HTTP
    const before = underWay.get(socket)
    // In the middle of another answer a second one would be taken for a part of it.
    const isFree = !before || before.writableEnded || !before.headersSent
    if (socket.writable && isFree) socket.end(refusal(status, message))
    else socket.destroy()
  })
  server.on('checkExpectation', (_message, response: ServerResponse) => {
    const body = sentence('The Expect header asks for something else than 100-continue.')
    response.writeHead(417, { ...HEADERS, 'Content-Length': Buffer.byteLength(body) }).end(body)
  })
  server.on('connect', (_message, socket: Duplex) => {
    socket.on('error', () => socket.destroy())
    socket.end(refusal(405, 'This is a service and no proxy: CONNECT is not taken.'))
  })
}

function refusal(status: number, message: string): string {
  const body = sentence(message)
  const headers = Object.entries({ ...HEADERS, 'Content-Length': Buffer.byteLength(body) })
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`
}

function sentence(message: string): string {
  return JSON.stringify({ message })
}
