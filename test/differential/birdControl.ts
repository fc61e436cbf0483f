import { connect } from 'node:net'

/** What BIRD answers to a command on its control socket, its reply codes taken off, one line each. */
export function askBird(socket: string, command: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const connection = connect(socket)
    const lines: string[] = []
    let rest = ''
    let isGreeted = false
    const end = (error?: Error) => {
      connection.destroy()
      if (error) reject(error)
      else resolve(lines)
    }
    connection.setTimeout(10_000, () => end(new Error(`BIRD did not answer ${command} within 10 s`)))
    connection.on('error', end)
    connection.on('close', () => end(new Error('BIRD closed its control socket')))
    connection.setEncoding('utf8').on('data', text => {
      const parts = (rest + text).split('\n')
      rest = parts.pop() ?? ''
      for (const line of parts) {
        // `NNNN-text` is followed by more, `NNNN text` is the last, ` text` goes on with the code before.
        const [, code, mark, said] = /^(\d{4})([ -])(.*)$/.exec(line) ?? []
        if (!isGreeted && code === '0001') {
          isGreeted = true
          connection.write(`${command}\n`)
        } else if (mark === ' ' && code !== undefined) {
          if (code >= '8000') end(new Error(`BIRD refuses ${command}: ${said}`))
          else end()
          return
        } else lines.push(said ?? line.slice(1))
      }
    })
  })
}
