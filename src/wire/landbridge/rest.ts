import { checkedInput } from '../../operations/landbridge/answerLandbridge.ts'
import { landbridgeRoute } from '../../operations/landbridge/landbridgeRoute.ts'
import { invalid } from '../../operations/landbridge/refusals.ts'
import { AwsError } from '../../resources/refusal.ts'
import { AccountWorld } from '../../topology/accountWorld.ts'
import { compile } from '../../topology/compile.ts'
import { KNOWN_WORLD } from '../../topology/geography.ts'
import type { Topology } from '../../topology/topology.ts'
import { headerOf, MAX_BODY_BYTES, type WireRequest, type WireResponse } from '../message.ts'
import { findComputed } from './calls.ts'
import type { Computation, RestParts } from './computation.ts'
import { eventStream } from './events.ts'
import { openApi } from './openApi.ts'

export const DEFAULT_ACCOUNT = '123456789012'
const PREFIX = '/landbridge/v1'

/** Answers `/landbridge/v1`, `/healthz`, `/events` and the status page. What it returns never throws. */
export function restWith(parts: RestParts): (request: WireRequest) => Promise<WireResponse> {
  return async request => {
    try {
      return await answer(parts, request)
    } catch (thrown) {
      if (thrown instanceof AwsError) return json({ code: thrown.code, message: thrown.message }, thrown.status)
      parts.report(thrown)
      return json({ code: 'InternalFailure', message: 'Landbridge failed to answer; the log of the service says why.' }, 500)
    }
  }
}

async function answer(parts: RestParts, request: WireRequest): Promise<WireResponse> {
  const { method, path } = request
  if (path === '/healthz') return json({ status: 'ok', version: parts.version })
  if (path === '/events') return eventStream(parts.store, account(request), request.signal)
  if (path === '/' && (method === 'GET' || method === 'HEAD')) return html(await parts.page())
  if (!path.startsWith(`${PREFIX}/`)) return json(nothingAt(path), 404)
  const below = path.slice(PREFIX.length)
  if (below === '/openapi.json' && method === 'GET') return json(openApi(parts.version))
  const computed = findComputed(method, below)
  if (computed) {
    const input = checkedInput(computed.call.input, { ...inputOf(request), ...computed.fromPath })
    return json(await computed.call.compute(input, computationOf(parts, request)))
  }
  const route = landbridgeRoute(method, below)
  if (!route) return json(nothingAt(path), 404)
  if ('allowed' in route) return json({ code: 'ValidationException', message: `${path} takes ${route.allowed.join(', ')}.` }, 405)
  const input = { ...inputOf(request), ...route.fromPath }
  return json(await parts.perform(route.operation, input, account(request)))
}

function nothingAt(path: string): object {
  return { code: 'ResourceNotFoundException', message: `There is nothing at ${path}; ${PREFIX}/openapi.json lists what is.` }
}

function computationOf(parts: RestParts, request: WireRequest): Computation {
  const owner = account(request)
  let topology: Topology | undefined
  return {
    parts,
    account: owner,
    topology: () => (topology ??= compile(new AccountWorld(parts.store.world, owner), KNOWN_WORLD)),
  }
}

/** Without credentials any account may be spoken for: the header names it. */
function account(request: WireRequest): string {
  const named = headerOf(request, 'x-landbridge-account')
  if (named !== '' && !/^\d{12}$/.test(named)) throw invalid(`The header x-landbridge-account is ${named}; it takes 12 digits.`)
  return named || DEFAULT_ACCOUNT
}

/** Members of the input: those of the query for GET and DELETE, those of the JSON body otherwise. */
function inputOf({ method, query, body }: WireRequest): Record<string, unknown> {
  if (method === 'GET' || method === 'DELETE') return Object.fromEntries(new URLSearchParams(query))
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

function json(value: unknown, status = 200): WireResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: `${JSON.stringify(value)}\n` }
}

function html(body: string): WireResponse {
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }, body }
}
