import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Answer } from './answer.ts'
import { bodyOf } from './body.ts'
import { type Patience, refuseBrokenRequests } from './brokenRequests.ts'
import { isSigned } from './credentialScope.ts'
import { type Gate, gateOf } from './gate.ts'
import { MAX_BODY_BYTES, type WireRequest, type WireResponse } from './message.ts'
import { send } from './send.ts'

export type Rest = (request: WireRequest) => Promise<WireResponse>

export interface ListenOptions extends Gate {
  /** 0 picks a free one. */
  readonly port: number
  /** AWS's half of the port. */
  readonly answer: Answer
  /** Landbridge's half: `/landbridge/v1`, `/healthz`, `/metrics`, `/events` and the console. */
  readonly rest: Rest
  /** Told what `rest` or a socket threw. Must not throw. */
  readonly report: (bug: unknown) => void
  /** How long open requests may take to end when the listener closes. */
  readonly graceMs?: number
  /** How long a client may take to send a request. */
  readonly patience?: Patience
}

export interface Listener extends AsyncDisposable {
  readonly url: string
  readonly port: number
  /** Takes no more requests, lets the running ones end for `graceMs`, then ends every socket. */
  close(): Promise<void>
}

// Longer than clients keep idle connections, so that it is never the server that closes one just as it is used again.
const KEEP_ALIVE_MS = 75_000
const GRACE_MS = 2_000
const SWEEP_MS = 20
/** Enough for the longest body over a slow line, and too short to hold many connections open with nothing. */
const PATIENCE: Patience = { headersMs: 10_000, requestMs: 60_000 }
const OWN_PATH = /^\/(landbridge\/v1(\/|$)|healthz$|metrics$|events$|moto-api(\/|$))/

/** Opens the port and answers on it until closed; rejects when the address cannot be had. */
export async function listen(options: ListenOptions): Promise<Listener> {
  const gate = gateOf(options)
  const closing = new AbortController()
  const { headersMs, requestMs } = options.patience ?? PATIENCE
  const timers = { headersTimeout: headersMs, requestTimeout: requestMs, connectionsCheckingInterval: headersMs / 10 }
  // The gate refuses a missing Host in a sentence; Node would do it without one.
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requireHostHeader: false, ...timers }, (message, response) => {
    serve(message, response, options, gate, closing.signal).catch(options.report)
  })
  refuseBrokenRequests(server)
  await opened(server, options)
  const { port } = server.address() as AddressInfo
  const close = () => {
    // Streams without an end (`/events`) end themselves; nobody waits for them.
    closing.abort()
    return closed(server, options.graceMs ?? GRACE_MS)
  }
  const name = options.host.includes(':') ? `[${options.host}]` : options.host
  return { url: `http://${name}:${port}`, port, close, [Symbol.asyncDispose]: close }
}

async function serve(
  message: IncomingMessage,
  response: ServerResponse,
  options: ListenOptions,
  gate: ReturnType<typeof gateOf>,
  closing: AbortSignal,
) {
  // A socket that breaks while it is written to is the client's business; `close` ends what was sent to it.
  response.on('error', () => response.destroy())
  const body = await bodyOf(message)
  if (!body) return
  const request = requestOf(message, body)
  const isAws = !isOurs(request)
  const refused = gate(request, isAws)
  if (refused) return send(response, sentence(refused.status, refused.message))
  // What came after the cut may not have been read to its end.
  if (body.length > MAX_BODY_BYTES) response.shouldKeepAlive = false
  await send(response, isAws ? await options.answer(request) : await answerRest(request, response, options, closing))
}

async function answerRest(
  request: WireRequest,
  response: ServerResponse,
  { rest, report }: ListenOptions,
  closing: AbortSignal,
): Promise<WireResponse> {
  if (request.body.length > MAX_BODY_BYTES) return sentence(413, `The body is longer than ${MAX_BODY_BYTES} bytes.`)
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  try {
    return await rest({ ...request, signal: AbortSignal.any([gone.signal, closing]) })
  } catch (bug) {
    report(bug)
    return sentence(500, 'Landbridge has an error of its own; its log says more.')
  }
}

function requestOf(message: IncomingMessage, body: Uint8Array): WireRequest {
  const url = message.url!
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  return { method: message.method!, path, query: mark < 0 ? '' : url.slice(mark + 1), headers: message.headers, body }
}

/** Its own paths, and every GET that bears no sign of AWS: a person or a browser that looks what is here. */
function isOurs(request: WireRequest): boolean {
  if (OWN_PATH.test(request.path)) return true
  const { method, headers, query } = request
  return (
    (method === 'GET' || method === 'HEAD') &&
    headers['x-amz-target'] === undefined &&
    !/(^|&)Action=/.test(query) &&
    !isSigned(request)
  )
}

function sentence(status: number, message: string): WireResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ message }) }
}

function opened(server: Server, { host, port }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function closed(server: Server, graceMs: number): Promise<void> {
  return new Promise(resolve => {
    const deadline = setTimeout(() => server.closeAllConnections(), graceMs)
    // A connection whose last request ends now becomes idle only then.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
    server.close(() => {
      clearTimeout(deadline)
      clearInterval(sweep)
      resolve()
    })
    server.closeIdleConnections()
  })
}
