import type { Quotas } from '../resources/quotas.ts'
import type { Credentials } from '../wire/credentials.ts'
import type { Pace } from './service.ts'
import type { Webhooks } from './webhooksFile.ts'

/** What `serve` is told, by the command line or by `npm start`. */
export interface ServeOptions {
  readonly host: string
  readonly port: number
  readonly data: string | undefined
  readonly pace: Pace
  readonly hands: 'auto' | 'manual'
  readonly clock: 'real' | 'manual'
  readonly publicUrl?: URL | undefined
  /** Whose signatures are taken; without them anybody's are, as any account. */
  readonly credentials?: Credentials | undefined
  readonly quotas?: Partial<Quotas> | undefined
  /** Whether `POST /moto-api/reset` drops everything: for test suites, never together with credentials. */
  readonly motoApi?: boolean | undefined
  /** Whether an estate is still being put in place. */
  readonly isFilling?: (() => boolean) | undefined
  /** Where the messages of alarms go, by topic. */
  readonly webhooks?: Webhooks | undefined
}
