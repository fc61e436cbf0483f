import type { ChildProcess } from 'node:child_process'

/** A server under test, in a process that this program started and ends. */
export interface Peer extends AsyncDisposable {
  readonly url: string
  readonly pid: number
}

/** Wraps a started server; disposing ends it by its process id and waits until it is gone. */
export function peer(child: ChildProcess, url: string, cleanUp: () => Promise<void> = async () => undefined): Peer {
  return {
    url,
    pid: child.pid!,
    async [Symbol.asyncDispose]() {
      await ended(child)
      await cleanUp()
    },
  }
}

/** Ends a child by its process id and resolves when it is gone. */
export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 5000)
  await gone
  clearTimeout(late)
}
