import { isIP } from 'node:net'
import type { WireRequest } from './message.ts'
import { RESET_PATH } from './motoReset.ts'

export interface Gate {
  /** The interface that is listened on. */
  readonly host: string
  /** Where clients reach it through a proxy or by a name of its own. */
  readonly publicUrl?: URL | undefined
}

export interface Refused {
  readonly status: 403 | 415
  readonly message: string
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
const WILDCARDS = new Set(['0.0.0.0', '::'])
const WRITES = new Set(['POST', 'PUT', 'PATCH'])

/**
 * Keeps web pages away from a service on the reader's own machine. A page of another site that has pointed its name at
 * 127.0.0.1 (DNS rebinding) gives itself away by the Host header, one that posts across sites (CSRF) by Origin or by
 * Sec-Fetch-Site. Returns a maker of refusals; undefined lets the request pass.
 */
export function gateOf({ host, publicUrl }: Gate): (request: WireRequest, isAws: boolean) => Refused | undefined {
  const isAnyAddressOurs = WILDCARDS.has(host)
  const own = isAnyAddressOurs ? [] : [host.includes(':') ? `[${host}]` : host.toLowerCase()]
  const names = new Set([...LOOPBACK, ...own, ...(publicUrl ? [publicUrl.hostname] : [])])

  function isOurs(name: string): boolean {
    // An address in a Host header was typed or configured, never looked up: it cannot be rebound.
    return names.has(name) || (isAnyAddressOurs && isIP(name.replace(/^\[|\]$/g, '')) !== 0)
  }

  function isOwnOrigin(origin: string, hostHeader: string): boolean {
    return origin === `http://${hostHeader}` || origin === `https://${hostHeader}` || origin === publicUrl?.origin
  }

  return function refusal(request, isAws) {
    const { host: hostHeader = '', origin } = request.headers as Record<string, string | undefined>
    const name = hostHeader.replace(/:\d*$/, '').toLowerCase()
    if (!isOurs(name))
      return forbidden(`The Host ${shorten(hostHeader)} is not this service's; use ${[...names].join(', ')} or set --public-url.`)
    if (origin !== undefined && !isOwnOrigin(origin, hostHeader.toLowerCase())) {
      return forbidden(
        `Requests of web pages from ${shorten(origin)} are not answered; only this service's own pages may call it.`,
      )
    }
    const site = request.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isNavigation(request, isAws)) {
      return forbidden('Requests that another site makes a browser send are not answered.')
    }
    return isAws || isJsonIfWrite(request) ? undefined : notJson(request)
  }
}

/** Following a link to a page is harmless; a link to `?Action=DeleteVpc` is not. */
function isNavigation(request: WireRequest, isAws: boolean): boolean {
  return !isAws && request.method === 'GET' && request.headers['sec-fetch-mode'] === 'navigate'
}

// A form can only send three content types, and JSON is none of them.
function isJsonIfWrite(request: WireRequest): boolean {
  // Moto's clients send nothing; what has no body and no type is no form's either, and browsers say their Origin with it.
  if (request.path === RESET_PATH && request.body.length === 0 && request.headers['content-type'] === undefined) return true
  if (!WRITES.has(request.method) && !(request.method === 'DELETE' && request.body.length > 0)) return true
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(String(request.headers['content-type'] ?? ''))
}

function notJson(request: WireRequest): Refused {
  const given = shorten(String(request.headers['content-type'] ?? 'none'))
  return { status: 415, message: `The content type of ${request.method} is ${given}; application/json is needed.` }
}

function forbidden(message: string): Refused {
  return { status: 403, message }
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text || '(empty)'
}
