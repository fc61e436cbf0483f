import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { ended, type Peer, peer } from './peer.ts'

/** A bare node:http server in a process of its own that answers `body` to everything. */
export async function echo(body: Uint8Array): Promise<Peer> {
  const folder = await mkdtemp(join(tmpdir(), 'landbridge-echo-'))
  const file = join(folder, 'body')
  await writeFile(file, body)
  const child = spawn(process.execPath, [fileURLToPath(new URL('echoServer.ts', import.meta.url)), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    return peer(child, JSON.parse(line).listening, () => rm(folder, { recursive: true }))
  }
  await ended(child)
  throw new Error('The echo ended before it listened.')
}
