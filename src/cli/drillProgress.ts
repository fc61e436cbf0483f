import { durationText } from '../net/duration.ts'

/** What is quicker says nothing. */
const SILENT_MS = 2000
const EVERY_MS = 1000

/** How far a long computation is and how long it will take, a line at a time. */
export class DrillProgress {
  readonly #total: number
  readonly #line: (text: string) => void
  readonly #startedAt = performance.now()
  #toldAt = 0

  constructor(total: number, line: (text: string) => void) {
    this.#total = total
    this.#line = line
  }

  tell(done: number): void {
    const now = performance.now()
    const elapsed = now - this.#startedAt
    if (elapsed < SILENT_MS || now - this.#toldAt < EVERY_MS || done === 0) return
    this.#toldAt = now
    const leftMs = 1000 * Math.ceil(((elapsed / done) * (this.#total - done)) / 1000)
    this.#line(`${done} of ${this.#total} scenarios, about ${durationText(leftMs)} left (Ctrl-C: what there is)`)
  }

  /** After the last line, if there was any. */
  end(): void {
    if (this.#toldAt > 0) this.#line('')
  }
}
