import { OWN_SERVICE } from '../wire/credentialScope.ts'
import { Refusal } from './refusal.ts'
import { healthOf } from './serviceHealth.ts'
import { signedHeaders } from './signedRequest.ts'

export function isUrl(text: string): boolean {
  return /^https?:\/\//i.test(text)
}

/** A service refused what it was asked; where it says what is wrong with which member, its answer has that too. */
export class ServiceRefusal extends Refusal {
  readonly answer: unknown
  constructor(message: string, answer: unknown) {
    super(message)
    this.answer = answer
  }
}

/** Services that have said who they are: nobody is asked twice. */
const known = new Set<string>()

/** Asks a running service's `/landbridge/v1`; refusals, another server and an unreachable service become a Refusal. */
export async function ask<T>(url: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, input?: unknown): Promise<T> {
  const base = url.replace(/\/+$/, '')
  if (!known.has(base)) await refuseStranger(url, base)
  known.add(base)
  const address = new URL(`${base}/landbridge/v1${path}`)
  const body = input === undefined ? undefined : JSON.stringify(input)
  const headers = withKey(method, address, body)
  const response = await fetch(address, { method, headers, ...(body === undefined ? {} : { body }) }).catch((problem: Error) => {
    throw new Refusal(whyUnanswered(url, problem))
  })
  const answer: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw new ServiceRefusal(whyRefused(url, response.status, answer), answer)
  if (typeof answer === 'object' && answer !== null) return answer as T
  throw new Refusal(`${url} ended its answer before it was whole; ask again.`)
}

/** Another server may answer anything with 200: what it says is not taken for an answer of ours. */
async function refuseStranger(url: string, base: string): Promise<void> {
  if (!URL.canParse(base)) throw new Refusal(`${url} is no URL; give that of a running service, such as http://127.0.0.1:7224.`)
  const response = await fetch(`${base}/healthz`).catch(() => {
    throw new Refusal(`Nothing answers at ${url}; start a service with npx landbridge serve, or give an estate file.`)
  })
  const health = await healthOf(response)
  if (health === 'ok') return
  if (health) throw new Refusal(`${url} is still putting the estate in place that it was started with; ask again in a moment.`)
  const { origin } = new URL(base)
  const guess = base !== origin && (await healthOf(await fetch(`${origin}/healthz`).catch(() => undefined))) !== undefined
  const hint = guess ? `did you mean ${origin}?` : 'give the URL that npx landbridge serve said when it started.'
  throw new Refusal(`What answers at ${url} is no Landbridge service; ${hint}`)
}

function whyUnanswered(url: string, { cause }: Error): string {
  const { code } = (cause ?? {}) as { readonly code?: string }
  return code === 'UND_ERR_HEADERS_TIMEOUT'
    ? `${url} has not answered for 5 minutes; ask for less at once, or give an estate file, which takes as long as it takes.`
    : `Nothing answers at ${url} any more.`
}

/** Who is at a command line cannot send headers: there a key is two variables of the environment. */
function whyRefused(url: string, status: number, answer: unknown): string {
  const { message } = (answer ?? {}) as { readonly message?: string }
  const said = message ?? `${url} answered ${status}.`
  return status === 401 ? `${said} ${KEY_PLACE}` : said
}

const KEY_PLACE =
  'The key is read from AWS_ACCESS_KEY_ID and its secret from AWS_SECRET_ACCESS_KEY, with AWS_SESSION_TOKEN where it is temporary.'

/**
 * A service with credentials wants a key: the one that AWS's own tools would use, and a signature where it is temporary.
 * Without credentials a key of 12 digits is its own account here as it is there.
 */
function withKey(method: string, url: URL, body: string | undefined): Record<string, string> {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = process.env
  const headers = {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(id && /^\d{12}$/.test(id) ? { 'x-landbridge-account': id } : {}),
  }
  if (!id || !secret) return headers
  if (!token) return { ...headers, authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` }
  const unsigned = { method, url, headers, body: body ?? '', region: 'us-east-1', service: OWN_SERVICE }
  return signedHeaders(unsigned, { accessKey: id, secret, token })
}
