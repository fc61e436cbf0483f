import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCredentials } from '../../src/cli/credentialsFile.ts'
import { type Serving, serve } from '../../src/cli/serve.ts'

export interface Key {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** Three accounts: the hub trusts the spoke, and nobody trusts the stranger. */
export const SPOKE: Key = { accessKeyId: 'AKIASPOKE00000000001', secretAccessKey: 'spoke-spoke-spoke-spoke' }
export const HUB: Key = { accessKeyId: 'AKIAHUB0000000000002', secretAccessKey: 'hub-hub-hub-hub-hub-hub' }
export const ROOT: Key = { accessKeyId: 'AKIAROOT000000000003', secretAccessKey: 'root-root-root-root-root' }
export const ACCOUNTS = { spoke: '111111111111', hub: '222222222222', stranger: '333333333333' } as const

export const KEYS_FILE = `
${SPOKE.accessKeyId}: { secret: ${SPOKE.secretAccessKey}, account: ${ACCOUNTS.spoke}, user: ada }
${HUB.accessKeyId}: { secret: ${HUB.secretAccessKey}, account: ${ACCOUNTS.hub}, user: bob, role: partner, trusts: [${ACCOUNTS.spoke}] }
${ROOT.accessKeyId}: { secret: ${ROOT.secretAccessKey}, account: ${ACCOUNTS.stranger}, user: root }
`

interface Start {
  /** The text of a credentials file; without one any key is taken. */
  readonly keys?: string
  /** Data of an earlier start. */
  readonly folder?: string
  readonly quotas?: Parameters<typeof serve>[0]['quotas']
}

/** The whole service in this process, on a port of its own; its folder stays where one was given. */
export async function served({ keys, folder, quotas }: Start = {}): Promise<Serving> {
  const own = folder ?? (await mkdtemp(join(tmpdir(), 'landbridge-accounts-')))
  const file = join(own, 'keys.yaml')
  if (keys !== undefined) await writeFile(file, keys, { mode: 0o600 })
  const serving = await serve({
    host: '127.0.0.1',
    port: 0,
    data: join(own, 'data'),
    pace: 'instant',
    hands: 'auto',
    clock: 'real',
    credentials: keys === undefined ? undefined : await readCredentials(file),
    quotas,
  })
  return {
    ...serving,
    async [Symbol.asyncDispose]() {
      await serving[Symbol.asyncDispose]()
      if (folder === undefined) await rm(own, { recursive: true, force: true })
    },
  }
}

/** Options of an SDK client. */
export function as(credentials: Key, endpoint: string, region = 'us-east-1') {
  return { endpoint, region, maxAttempts: 1, credentials }
}
