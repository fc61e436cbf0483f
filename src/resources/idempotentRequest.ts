import { directConnectError } from './directConnectError.ts'

/** So many tokens are remembered. */
const MOST_TOKENS = 50

type Requests = Readonly<Record<string, string>>

/** Whether the request with this token came before. The same token for another request is refused. */
export function cameBefore(requests: Requests, clientToken: string | undefined, request: unknown): boolean {
  if (clientToken === undefined) return false
  refuseToken(clientToken)
  const known = Object.hasOwn(requests, clientToken) ? requests[clientToken] : undefined
  if (known === undefined) return false
  if (known === JSON.stringify(request)) return true
  throw directConnectError(`The clientToken ${clientToken} was used for another request; every request takes a token of its own.`)
}

/** The requests with this one, the oldest ones forgotten. */
export function remembered(requests: Requests, clientToken: string | undefined, request: unknown): Requests {
  if (clientToken === undefined) return requests
  const all = Object.entries({ ...requests, [clientToken]: JSON.stringify(request) })
  return Object.fromEntries(all.slice(-MOST_TOKENS))
}

/** API Reference: 1 to 128 characters. */
function refuseToken(token: string): void {
  if (token.length >= 1 && token.length <= 128) return
  throw directConnectError(`The clientToken has ${token.length} characters; 1 to 128 are allowed.`)
}
