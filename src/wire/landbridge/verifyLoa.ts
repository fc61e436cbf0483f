import { AwsError } from '../../resources/refusal.ts'
import { DEFAULT_ACCOUNT } from '../authenticate.ts'
import { headerOf, type WireRequest, type WireResponse } from '../message.ts'
import { type LoaFacts, loaPage } from '../page/loaPage.ts'
import type { RestParts } from './computation.ts'

/** The verification code that a request asks about, undefined for any other request. */
export function askedLoa({ method, path }: WireRequest): string | undefined {
  const match = /^\/landbridge\/v1\/loa\/([0-9A-Za-z-]+)$/.exec(path)
  return method === 'GET' || method === 'HEAD' ? match?.[1] : undefined
}

/**
 * Tells whoever holds a letter whether it is genuine, as a page where a browser asks. It needs no key: the operator of a
 * facility has none, and what is told stands on the letter.
 */
export async function verifyLoa(parts: RestParts, request: WireRequest, code: string): Promise<WireResponse> {
  const isBrowser = headerOf(request, 'accept').includes('text/html')
  try {
    const facts = (await parts.perform('GetLoa', { code }, DEFAULT_ACCOUNT)) as LoaFacts
    return isBrowser ? page(loaPage(facts, code), 200) : json(facts, 200)
  } catch (thrown) {
    if (!(thrown instanceof AwsError) || thrown.status !== 404) throw thrown
    return isBrowser ? page(loaPage(undefined, code), 404) : json({ code: thrown.code, message: thrown.message }, 404)
  }
}

function page(body: string, status: number): WireResponse {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }, body }
}

function json(value: object, status: number): WireResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: `${JSON.stringify(value)}\n` }
}
