import { connect } from 'node:net'

/** What a daemon of FRR answers on its vty socket: the command ends with a zero byte, the answer with three and a status. */
export function askFrr(socket: string, command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const connection = connect(socket)
    const parts: Buffer[] = []
    const end = (error?: Error) => {
      connection.destroy()
      if (error) reject(error)
      else resolve(Buffer.concat(parts).subarray(0, -4).toString('utf8'))
    }
    connection.setTimeout(10_000, () => end(new Error(`FRR did not answer ${command} within 10 s`)))
    connection.on('error', end)
    connection.on('close', () => end(new Error('FRR closed its vty socket')))
    connection.on('connect', () => connection.write(`${command}\0`))
    connection.on('data', (part: Buffer) => {
      parts.push(part)
      const tail = Buffer.concat(parts.slice(-4))
      if (tail.length >= 4 && tail.subarray(-4, -1).every(byte => byte === 0)) end()
    })
  })
}
