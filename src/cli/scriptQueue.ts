/** Scripts from here up to there. */
export interface Run {
  readonly from: number
  readonly to: number
}

/**
 * Deals out scripts to threads in runs. Each thread goes through a part of its own, because neighbours have most in common
 * and what one of them settled the next one finds; who is done helps from the far end where most is left.
 */
export class ScriptQueue {
  readonly #parts: { from: number; to: number }[]
  readonly #atOnce: number

  constructor(scripts: number, threads: number, atOnce: number) {
    const start = (thread: number) => Math.floor((thread * scripts) / threads)
    this.#parts = Array.from({ length: threads }, (_, thread) => ({ from: start(thread), to: start(thread + 1) }))
    this.#atOnce = atOnce
  }

  /** Undefined = nothing is left. */
  next(thread: number): Run | undefined {
    const own = this.#parts[thread]
    if (own && own.from < own.to) {
      const from = own.from
      own.from = Math.min(own.to, from + this.#atOnce)
      return { from, to: own.from }
    }
    const [most] = this.#parts.toSorted((a, b) => b.to - b.from - (a.to - a.from))
    if (!most || most.from >= most.to) return undefined
    const to = most.to
    most.to = Math.max(most.from, to - this.#atOnce)
    return { from: most.to, to }
  }
}
