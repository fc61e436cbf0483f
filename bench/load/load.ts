import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { ended } from '../peers/peer.ts'
import type { Job, Measured } from './generator.ts'

/** Has a process of its own make the load, so that neither side waits for the other's event loop. */
export async function load(job: Job): Promise<Measured> {
  const child = fork(new URL('generator.ts', import.meta.url))
  try {
    child.send(job)
    const late = sleep(120_000, undefined, { ref: false }).then(() => {
      throw new Error('The load generator did not come to an end within two minutes.')
    })
    const gone = once(child, 'exit').then(([code]) => {
      throw new Error(`The load generator ended with code ${code}.`)
    })
    gone.catch(() => undefined)
    const [measured] = await Promise.race([once(child, 'message'), late, gone])
    return measured as Measured
  } finally {
    await ended(child)
  }
}
