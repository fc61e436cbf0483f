import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCredentials } from '../../src/cli/credentialsFile.ts'
import { type Serving, serve } from '../../src/cli/serve.ts'
import { ALICE, BOB } from './signaturesSigner.ts'

/** The whole service in this process, with the keys of Alice and of Bob, who is a partner. */
export async function serviceWithKeys(): Promise<Serving & { readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'landbridge-keys-'))
  const file = join(folder, 'keys.yaml')
  const line = ({ accessKey, secret, account, user }: typeof ALICE, role: string) =>
    `${accessKey}: { secret: ${secret}, account: ${account}, user: ${user}, role: ${role} }\n`
  await writeFile(file, line(ALICE, 'customer') + line(BOB, 'partner'), { mode: 0o600 })
  const serving = await serve({
    host: '127.0.0.1',
    port: 0,
    data: join(folder, 'data'),
    pace: 'instant',
    hands: 'auto',
    clock: 'real',
    credentials: await readCredentials(file),
  })
  return {
    ...serving,
    folder,
    async [Symbol.asyncDispose]() {
      await serving[Symbol.asyncDispose]()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
