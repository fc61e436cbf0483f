import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ended, type Peer, peer } from './peer.ts'

export interface LandbridgeOptions {
  readonly args?: readonly string[]
  /** Kept data to start on; a new empty directory otherwise. */
  readonly data?: string
  /** Written to a file for `--quotas`. */
  readonly quotas?: Readonly<Record<string, number>>
  /** Passed to Node, such as `--cpu-prof`. */
  readonly nodeArgs?: readonly string[]
  /** Started as users do, by `bin/landbridge.mjs`, which stays in between. */
  readonly byLauncher?: true
  /** Where Node keeps compiled code; false = nowhere. */
  readonly compileCache?: string | false
}

const ROOT = join(import.meta.dirname, '../..')

/** Landbridge with an empty data directory on disk. Resolves when it says where it listens. */
export async function landbridge(options: LandbridgeOptions): Promise<Peer> {
  const { args = [], quotas, nodeArgs = [], byLauncher = false, compileCache = false } = options
  const folder = await mkdtemp(join(tmpdir(), 'landbridge-bench-'))
  const data = options.data ?? join(folder, 'data')
  const quotasFile = join(folder, 'quotas.json')
  if (quotas) await writeFile(quotasFile, JSON.stringify(quotas))
  const { NODE_COMPILE_CACHE: _, ...env } = process.env
  const child = spawn(
    process.execPath,
    [
      ...nodeArgs,
      join(ROOT, byLauncher ? 'bin/landbridge.mjs' : 'src/cli/main.ts'),
      'serve',
      '--port',
      '0',
      '--data',
      data,
      '--json',
      ...(quotas ? ['--quotas', quotasFile] : []),
      ...args,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: compileCache === false ? env : { ...env, NODE_COMPILE_CACHE: compileCache },
    },
  )
  for await (const line of createInterface({ input: child.stdout })) {
    return peer(child, JSON.parse(line).listening, () => rm(folder, { recursive: true }))
  }
  await ended(child)
  throw new Error('Landbridge ended before it listened.')
}
