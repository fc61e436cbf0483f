import { Refusal } from './refusal.ts'

export function isUrl(text: string): boolean {
  return /^https?:\/\//.test(text)
}

/** Asks a running service's `/landbridge/v1`; refusals and an unreachable service become a Refusal. */
export async function ask<T>(url: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, input?: unknown): Promise<T> {
  const address = `${url.replace(/\/+$/, '')}/landbridge/v1${path}`
  let response: Response
  try {
    response = await fetch(address, {
      method,
      headers: { ...key(), ...(input === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(input === undefined ? {} : { body: JSON.stringify(input) }),
    })
  } catch {
    throw new Refusal(`Nothing answers at ${url}; start a service with npx landbridge serve, or give an estate file.`)
  }
  const answer = (await response.json().catch(() => ({}))) as { message?: string }
  if (!response.ok) throw new Refusal(answer.message ?? `${url} answered ${response.status}.`)
  return answer as T
}

/**
 * A service with credentials wants a key: the one that AWS's own tools would use. Without credentials a key of 12 digits is
 * its own account here as it is there.
 */
function key(): Record<string, string> {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret } = process.env
  return {
    ...(id && secret ? { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` } : {}),
    ...(id && /^\d{12}$/.test(id) ? { 'x-landbridge-account': id } : {}),
  }
}
