import { createHmac } from 'node:crypto'
import type { Signer } from './credentials.ts'

/** Which derived key: one per access key, day, Region and service. */
export interface SigningScope {
  readonly date: string
  readonly region: string
  readonly service: string
}

/** Every Region of every service for some dozens of users; a day's worth is dropped when the next one begins. */
const MOST_KEPT = 2000

/**
 * The signing keys that were derived, four HMACs each (IAM User Guide, "Create a signed AWS API request", step 4). Known by
 * the access key, never by the secret. Only keys that have verified a request are kept, so that nobody without the secret
 * can drive others out.
 */
export class SigningKeys {
  readonly #kept = new Map<string, Buffer>()

  /** The key, and how to keep it once it has proved right. */
  of(signer: Pick<Signer, 'accessKey' | 'secret'>, scope: SigningScope): { readonly key: Buffer; readonly keep: () => void } {
    const name = `${signer.accessKey}/${scope.date}/${scope.region}/${scope.service}`
    const kept = this.#kept.get(name)
    if (kept) return { key: kept, keep: () => undefined }
    const key = derived(signer.secret, scope)
    return { key, keep: () => this.#keep(name, key) }
  }

  #keep(name: string, key: Buffer): void {
    // The oldest goes first: a Map is in the order of insertion.
    if (this.#kept.size >= MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value ?? name)
    this.#kept.set(name, key)
  }
}

function derived(secret: string, { date, region, service }: SigningScope): Buffer {
  const steps = [date, region, service, 'aws4_request']
  return steps.reduce<string | Buffer>((key, step) => createHmac('sha256', key).update(step).digest(), `AWS4${secret}`) as Buffer
}
