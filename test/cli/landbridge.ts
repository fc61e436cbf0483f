import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

export const ROOT = new URL('../..', import.meta.url).pathname

/** Runs a command of ours to its end, with nothing on its standard input. */
export async function landbridge(...args: readonly string[]) {
  const child = spawn(process.execPath, ['--no-warnings', 'src/cli/main.ts', ...args], { cwd: ROOT, stdio: 'pipe' })
  child.stdin.end()
  const [stdout, stderr, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>(resolve => child.once('exit', resolve)),
  ])
  return { stdout, stderr, status }
}
