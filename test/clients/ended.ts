import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** How a program ended and everything it said. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

interface Run {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Longer than this and it is killed: `code` is null then. */
  readonly withinMs?: number
}

/** Runs a program to its end. */
export async function ended(
  program: string,
  args: readonly string[],
  { cwd, env, withinMs = 120_000 }: Run = {},
): Promise<Ended> {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: withinMs,
    killSignal: 'SIGKILL',
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', text => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', text => {
    stderr += text
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, stdout, stderr }
}
