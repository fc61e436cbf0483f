import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { connects } from './connects.ts'
import { ended, type Peer, peer } from './peer.ts'

/** moto_server, as it is on the path, on a free port of loopback. Resolves when its port takes connections. */
export async function moto(): Promise<Peer> {
  const port = await freePort()
  const child = spawn('moto_server', ['-p', String(port), '-H', '127.0.0.1'], { stdio: 'ignore' })
  const problem = new Promise<never>((_resolve, reject) => {
    child.once('error', () => reject(new Error('There is no moto_server on the path; pip install "moto[server]" brings it.')))
    child.once('exit', code => reject(new Error(`moto_server ended with code ${code}.`)))
  })
  problem.catch(() => undefined)
  try {
    await Promise.race([connects(port, 30_000), problem])
  } catch (thrown) {
    await ended(child)
    throw thrown
  }
  return peer(child, `http://127.0.0.1:${port}`)
}

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
