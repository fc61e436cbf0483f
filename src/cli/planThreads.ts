import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { PlanDone, PlanThreadData, PlanWork } from './planWorker.ts'

type Work = PlanWork extends infer W ? (W extends PlanWork ? Omit<W, 'number'> : never) : never

/** Threads that do the pieces of a plan, each one piece at a time; what is not done when it is aborted never is. */
export class PlanThreads implements AsyncDisposable {
  readonly #data: PlanThreadData
  readonly #signal: AbortSignal
  readonly #workers: Worker[] = []

  constructor(data: PlanThreadData, signal: AbortSignal) {
    this.#data = data
    this.#signal = signal
  }

  /** In the order of the pieces; undefined where it was aborted before. */
  async all(pieces: readonly Work[], told: (done: number) => void = () => {}): Promise<readonly (PlanDone | undefined)[]> {
    const found: (PlanDone | undefined)[] = pieces.map(() => undefined)
    let next = 0
    let done = 0
    const work = (worker: Worker) =>
      new Promise<void>((resolve, reject) => {
        const ask = () => {
          const number = next++
          const piece = pieces[number]
          if (piece === undefined || this.#signal.aborted) return end()
          worker.postMessage({ ...piece, number })
        }
        const answered = (answer: PlanDone) => {
          found[answer.number] = answer
          told(++done)
          ask()
        }
        const end = () => {
          worker.off('message', answered)
          worker.off('error', failed)
          this.#signal.removeEventListener('abort', end)
          resolve()
        }
        const failed = (problem: Error) => {
          end()
          reject(problem)
        }
        worker.on('message', answered)
        worker.on('error', failed)
        this.#signal.addEventListener('abort', end)
        ask()
      })
    await Promise.all(this.#staff(Math.min(availableParallelism(), pieces.length)).map(work))
    return found
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#workers.map(worker => worker.terminate()))
  }

  #staff(count: number): readonly Worker[] {
    while (this.#workers.length < count) {
      this.#workers.push(new Worker(new URL('./planWorker.ts', import.meta.url), { workerData: this.#data }))
    }
    return this.#workers.slice(0, count)
  }
}
