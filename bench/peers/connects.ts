import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** Resolves as soon as the port takes a connection, to within 2 ms. */
export async function connects(port: number, withinMs: number): Promise<void> {
  const end = performance.now() + withinMs
  while (!(await once(port))) {
    if (performance.now() > end) throw new Error(`Nothing listens on port ${port} after ${withinMs} ms.`)
    await sleep(2)
  }
}

function once(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
