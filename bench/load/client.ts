import { connect, type Socket } from 'node:net'

export interface Answered {
  readonly status: number
  readonly body: Buffer
}

/**
 * One keep-alive connection that sends requests one after the other. A server that closes after its answer is connected
 * to anew, as every HTTP client does.
 */
export class Client implements Disposable {
  readonly #host: string
  readonly #port: number
  #socket: Socket | undefined
  #answer = new Answer()
  #waiting: PromiseWithResolvers<number> | undefined

  constructor(url: URL) {
    this.#host = url.hostname
    this.#port = Number(url.port)
  }

  /** Resolves to the status when the whole answer is there. */
  send(request: Buffer): Promise<number> {
    this.#waiting = Promise.withResolvers()
    this.#answer = new Answer()
    this.#socket ??= this.#connect()
    this.#socket.write(request)
    return this.#waiting.promise
  }

  /** What a Host header says. */
  get host(): string {
    return `${this.#host}:${this.#port}`
  }

  /** The same with the body; it costs the client more. */
  async exchange(request: Buffer): Promise<Answered> {
    const answer = this.send(request)
    const chunks: Buffer[] = []
    this.#answer.chunks = chunks
    const status = await answer
    const whole = Buffer.concat(chunks)
    return { status, body: whole.subarray(whole.indexOf('\r\n\r\n') + 4) }
  }

  [Symbol.dispose](): void {
    this.#socket?.destroy()
  }

  #connect(): Socket {
    const socket = connect({ host: this.#host, port: this.#port, noDelay: true })
    socket.on('data', (chunk: Buffer) => this.#take(chunk))
    socket.on('error', problem => this.#waiting?.reject(problem))
    socket.on('close', () => {
      if (this.#socket !== socket) return
      this.#socket = undefined
      this.#waiting?.reject(new Error('The server closed in the middle of an answer.'))
    })
    return socket
  }

  #take(chunk: Buffer): void {
    if (!this.#answer.take(chunk)) return
    const { status, closes } = this.#answer
    if (closes) {
      this.#socket?.destroy()
      this.#socket = undefined
    }
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.resolve(status)
  }
}

/** As much of HTTP as tells where an answer ends: its head, and the length it gives. */
class Answer {
  status = 0
  closes = false
  /** Gets what comes, where somebody wants it. */
  chunks: Buffer[] | undefined
  #head = ''
  #left = -1

  /** Whether the answer is complete with this chunk. */
  take(chunk: Buffer): boolean {
    this.chunks?.push(chunk)
    if (this.#left >= 0) this.#left -= chunk.length
    else this.#readHead(chunk)
    return this.#left === 0
  }

  #readHead(chunk: Buffer): void {
    const before = this.#head.length
    this.#head += chunk.toString('latin1', 0, 4096)
    const end = this.#head.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = this.#head.slice(0, end)
    const length = /\ncontent-length: *(\d+)/i.exec(head)?.[1]
    if (length === undefined) throw new TypeError(`an answer without content-length:\n${head}`)
    this.status = Number(head.slice(9, 12))
    this.closes = /\nconnection: *close/i.test(head)
    this.#left = Number(length) - (chunk.length - (end + 4 - before))
  }
}
