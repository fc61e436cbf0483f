import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { BreakOrder, BreakResult, Comparison, Order } from './order.ts'

interface Waiting {
  readonly resolve: (result: object) => void
  readonly reject: (error: Error) => void
}

/**
 * A process of its own with its own process ids, mounts and /run: the namespaces, veth pairs, daemons and files of every
 * laboratory live in it and nobody else sees them. When it ends, by whatever way, and it ends with us, the kernel takes
 * back all of them; no names are left that a sweep would have to find.
 */
export class Sandbox implements AsyncDisposable {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>
  readonly #waiting = new Map<number, Waiting>()
  readonly #ended: Promise<void>
  #orders = 0
  #complaints = ''

  constructor() {
    const inside = [
      // Sockets' paths are short (108 octets): everything is below /run, which is the sandbox's own.
      'mount -t tmpfs -o mode=755 none /run',
      'mkdir -p /run/netns /run/l',
      // FRR keeps its crash logs there.
      'mount -t tmpfs none /var/tmp',
      '"$0" --disable-warning=ExperimentalWarning "$1" /run/l',
    ].join(' && ')
    const worker = fileURLToPath(import.meta.resolve('./worker.ts'))
    const own = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc', 'sh', '-c', `${inside}; exit`]
    this.#child = spawn('setpriv', ['--pdeathsig', 'KILL', 'unshare', ...own, process.execPath, worker], {
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#complaints = (this.#complaints + text).slice(-4000)
    })
    createInterface({ input: this.#child.stdout }).on('line', line => this.#answered(line))
    this.#ended = new Promise(resolve => {
      this.#child.on('close', () => {
        for (const { reject } of this.#waiting.values()) reject(new Error(`The sandbox ended: ${this.#complaints}`))
        this.#waiting.clear()
        resolve()
      })
    })
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  async compare(wanted: Omit<Order, 'id'>): Promise<Comparison> {
    return (await this.#order(wanted)) as Comparison
  }

  async breaks(wanted: Omit<BreakOrder, 'id'>): Promise<BreakResult> {
    return (await this.#order(wanted)) as BreakResult
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#ended
  }

  #order(wanted: object): Promise<object> {
    const id = ++this.#orders
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#child.stdin.write(`${JSON.stringify({ id, ...wanted })}\n`)
    })
  }

  #answered(line: string): void {
    const { id, result, error } = JSON.parse(line) as { id: number; result?: object; error?: string }
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (result) waiting?.resolve(result)
    else waiting?.reject(new Error(error ?? 'The sandbox gave no answer'))
  }
}
