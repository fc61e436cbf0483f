import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const START_MS = 30_000
const STOP_MS = 5_000

/** How the service is started; everything as in `landbridge serve` unless said. */
interface Start {
  /** A data folder of the test's own, which stays; without it a temporary one is made and removed. */
  readonly data?: string
  readonly args?: readonly string[]
}

export interface ServiceUnderTest extends AsyncDisposable {
  readonly url: string
  /** What it has said on stderr so far: nothing, unless something is wrong. */
  readonly complaints: () => string
  /** Sends the signal and waits, SIGKILL after five seconds; answers the exit code, null when a signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

/** Starts the real service as a process of its own on a free loopback port; disposing of it ends it. */
export async function serviceUnderTest({ data, args = [] }: Start = {}): Promise<ServiceUnderTest> {
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'landbridge-service-')))
  const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0', '--data', folder, '--json', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', text => {
    complaints += text
  })
  const exit = once(child, 'exit') as Promise<[number | null]>

  async function stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    child.kill(signal)
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    const [code] = await exit
    clearTimeout(late)
    return code
  }
  async function dispose(): Promise<void> {
    await stop()
    if (data === undefined) await rm(folder, { recursive: true, force: true })
  }

  const late = setTimeout(() => child.kill('SIGKILL'), START_MS)
  const line = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()
  clearTimeout(late)
  if (line.done) {
    await dispose()
    assert.fail(`The service ended before it listened: ${complaints}`)
  }
  const { listening: url } = JSON.parse(line.value) as { listening: string }
  return { url, complaints: () => complaints, stop, [Symbol.asyncDispose]: dispose }
}
