import { checkedInput } from '../../operations/landbridge/answerLandbridge.ts'
import { landbridgeRoute } from '../../operations/landbridge/landbridgeRoute.ts'
import { invalid } from '../../operations/landbridge/refusals.ts'
import { AwsError } from '../../resources/refusal.ts'
import { authenticateRestAnybody, CHALLENGE } from '../authenticateRest.ts'
import { OWN_SERVICE } from '../credentialScope.ts'
import { headerOf, MAX_BODY_BYTES, type WireRequest, type WireResponse } from '../message.ts'
import { motoReset } from '../motoReset.ts'
import { shortened } from '../shortened.ts'
import { AccountNetworks } from './accountNetworks.ts'
import { findComputed } from './calls.ts'
import type { RestParts } from './computation.ts'
import { eventStream } from './eventStream.ts'
import { openApi } from './openApi.ts'
import { SequenceRefusal } from './sequenceRefusal.ts'
import { askedLoa, verifyLoa } from './verifyLoa.ts'

const PREFIX = '/landbridge/v1'

/** Answers `/landbridge/v1`, `/healthz`, `/events`, `/metrics` and the status page. What it returns never throws. */
export function restWith(parts: RestParts): (request: WireRequest) => Promise<WireResponse> {
  const networks = new AccountNetworks(parts.store)
  return async request => {
    const about: About = { account: undefined, operation: '' }
    const response = await answerOrRefuse({ parts, networks }, request, about)
    parts.counts?.add(about.account, { service: OWN_SERVICE, operation: about.operation, status: response.status })
    return response
  }
}

/** What is learnt of a request on its way: whose it is where one is held to an account, and what it asks for. */
interface About {
  account: string | undefined
  operation: string
}

interface Rest {
  readonly parts: RestParts
  readonly networks: AccountNetworks
}

async function answerOrRefuse(rest: Rest, request: WireRequest, about: About): Promise<WireResponse> {
  try {
    return await answer(rest, request, about)
  } catch (thrown) {
    if (thrown instanceof AwsError)
      return json({ code: thrown.code, message: shortened(thrown.message), ...places(thrown) }, thrown.status)
    rest.parts.report(thrown)
    return json({ code: 'InternalFailure', message: 'Landbridge failed to answer; the log of the service says why.' }, 500)
  }
}

function places(refused: AwsError): object {
  return refused instanceof SequenceRefusal ? { problems: refused.problems } : {}
}

async function answer({ parts, networks }: Rest, request: WireRequest, about: About): Promise<WireResponse> {
  const { method, path } = request
  if (path === '/healthz') {
    const isFilling = parts.isFilling?.() === true
    return json({ status: isFilling ? 'filling' : 'ok', version: parts.version }, isFilling ? 503 : 200)
  }
  const loaCode = askedLoa(request)
  if (loaCode !== undefined) return verifyLoa(parts, request, loaCode)
  const { account, sees } = (parts.authenticate ?? authenticateRestAnybody)(request)
  about.account = sees === 'own account' ? account : undefined
  if (isStanding(path)) return standing(parts, request, about)
  if (path.startsWith('/moto-api')) return json(await motoReset(request, parts.reset))
  if (path === '/' && (method === 'GET' || method === 'HEAD')) return html(await parts.page(about.account))
  if (!path.startsWith(`${PREFIX}/`)) return json(nothingAt(path), 404)
  const below = path.slice(PREFIX.length)
  if (below === '/openapi.json' && method === 'GET') return json(openApi(parts.version))
  const computed = findComputed(method, below)
  if (computed) {
    about.operation = computed.call.name
    const input = checkedInput(computed.call.input, { ...inputOf(request), ...computed.fromPath })
    return json(await computed.call.compute(input, { parts, account, ...networks.of(account) }))
  }
  const route = landbridgeRoute(method, below)
  if (!route) return json(nothingAt(path), 404)
  if ('allowed' in route) return json({ code: 'ValidationException', message: `${path} takes ${route.allowed.join(', ')}.` }, 405)
  about.operation = route.operation
  const input = { ...inputOf(request), ...route.fromPath }
  return json(await parts.perform(route.operation, input, account))
}

function isStanding(path: string): path is '/events' | '/metrics' {
  return path === '/events' || path === '/metrics'
}

/** What is read again and again: a stream of events, or numbers for a monitor. A named account is the only one shown. */
async function standing({ events, metrics }: RestParts, request: WireRequest, about: About): Promise<WireResponse> {
  if (request.method !== 'GET') return json({ code: 'ValidationException', message: `${request.path} takes GET.` }, 405)
  const account = about.account ?? (headerOf(request, 'x-landbridge-account') || undefined)
  about.operation = request.path.slice(1)
  if (request.path === '/events' && events) return eventStream(events, request, account)
  if (request.path === '/metrics' && metrics) return prometheus(await metrics(account))
  return json(nothingAt(request.path), 404)
}

/** Prometheus, "Exposition formats", text-based format. */
function prometheus(body: string): WireResponse {
  return { status: 200, headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }, body }
}

function nothingAt(path: string): object {
  return { code: 'ResourceNotFoundException', message: `There is nothing at ${path}; ${PREFIX}/openapi.json lists what is.` }
}

/** Members of the input: those of the query for GET and DELETE, those of the JSON body otherwise. */
function inputOf({ method, query, body }: WireRequest): Record<string, unknown> {
  if (method === 'GET' || method === 'DELETE') return membersOf(query)
  if (body.length > MAX_BODY_BYTES) {
    throw new AwsError(
      'ValidationException',
      `The body is longer than ${MAX_BODY_BYTES} bytes, which is the most that is read.`,
      413,
    )
  }
  if (body.length === 0) return {}
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    throw invalid('The body is not valid JSON.')
  }
  throw invalid('The body is no JSON object; it takes {"member": value, …}.')
}

/** The parts of a presigned request's signature are no members. */
function membersOf(query: string): Record<string, unknown> {
  return Object.fromEntries([...new URLSearchParams(query)].filter(([name]) => !name.startsWith('X-Amz-')))
}

function json(value: unknown, status = 200): WireResponse {
  const challenge = status === 401 ? { 'www-authenticate': CHALLENGE } : {}
  return { status, headers: { 'content-type': 'application/json', ...challenge }, body: `${JSON.stringify(value)}\n` }
}

function html(body: string): WireResponse {
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }, body }
}
