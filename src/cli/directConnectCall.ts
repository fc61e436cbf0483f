import { DEFAULT_ACCOUNT } from '../wire/authenticate.ts'
import { Refusal } from './refusal.ts'
import { signedHeaders } from './signedRequest.ts'

/** One Direct Connect operation on a running service in one Region. */
export type DirectConnectCall = <T>(operation: string, input: object) => Promise<T>

/**
 * Calls Direct Connect as an AWS client does, with the key that AWS's own tools would use. Not with the SDK: the
 * published one drops members that are newer than it is. A refusal becomes a Refusal.
 */
export function directConnectCall(url: string, region: string): DirectConnectCall {
  const {
    AWS_ACCESS_KEY_ID: accessKey = DEFAULT_ACCOUNT,
    AWS_SECRET_ACCESS_KEY: secret = 'landbridge',
    AWS_SESSION_TOKEN: token,
  } = process.env
  return async <T>(operation: string, input: object) => {
    const body = JSON.stringify(input)
    const named = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `OvertureService.${operation}` }
    const unsigned = { method: 'POST', url: new URL(url), headers: named, body, region, service: 'directconnect' }
    const headers = signedHeaders(unsigned, { accessKey, secret, token })
    const response = await fetch(url, { method: 'POST', headers, body }).catch(() => {
      throw new Refusal(`Nothing answers at ${url} any more.`)
    })
    const answer = (await response.json().catch(() => ({}))) as { message?: string }
    if (!response.ok) throw new Refusal(answer.message ?? `${operation} was answered with ${response.status}.`)
    return answer as T
  }
}
