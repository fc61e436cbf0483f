import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

export const ROOT = new URL('../..', import.meta.url).pathname

/** Runs a command of ours to its end, with nothing on its standard input. */
export async function landbridge(...args: readonly string[]) {
  return ended(started(args))
}

/** The same, with Ctrl-C as soon as it says anything on its standard error. */
export async function interrupted(...args: readonly string[]) {
  const child = started(args)
  child.stderr.once('data', () => child.kill('SIGINT'))
  return ended(child)
}

function started(args: readonly string[]) {
  const child = spawn(process.execPath, ['--no-warnings', 'src/cli/main.ts', ...args], { cwd: ROOT, stdio: 'pipe' })
  child.stdin.end()
  return child
}

async function ended(child: ReturnType<typeof started>) {
  const [stdout, stderr, status] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>(resolve => child.once('exit', resolve)),
  ])
  return { stdout, stderr, status }
}
