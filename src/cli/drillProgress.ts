import { durationText } from '../net/duration.ts'

/** What is quicker says nothing. */
const SILENT_MS = 2000
const EVERY_MS = 1000

/** Told now and then: a line, and how much of all is done, 0..1; an empty line is the end. */
export type ToldProgress = (line: string, done: number) => void

/** How far a long computation is and how long it will take, a line at a time. */
export class DrillProgress {
  readonly #total: number
  readonly #line: ToldProgress
  readonly #startedAt = performance.now()
  #toldAt = 0

  constructor(total: number, line: ToldProgress) {
    this.#total = total
    this.#line = line
  }

  tell(done: number): void {
    const now = performance.now()
    const elapsed = now - this.#startedAt
    if (elapsed < SILENT_MS || now - this.#toldAt < EVERY_MS || done === 0) return
    this.#toldAt = now
    const leftMs = 1000 * Math.ceil(((elapsed / done) * (this.#total - done)) / 1000)
    this.#line(`${done} of ${this.#total} scenarios, about ${durationText(leftMs)} left (Ctrl-C ends it)`, done / this.#total)
  }

  /** After the last line, if there was any. */
  end(): void {
    if (this.#toldAt > 0) this.#line('', 1)
  }
}

/** So that the line fits into 80 columns. */
const BAR_CELLS = 10

/** `██████▌░░░░░  52 %  …`, one line that is written over what it was before, cut to the terminal's width. */
export function progressBar(line: string, done: number, columns: number): string {
  if (line === '') return `\r${' '.repeat(columns - 1)}\r`
  const full = Math.floor(done * BAR_CELLS)
  const text = `${'█'.repeat(full)}${'░'.repeat(BAR_CELLS - full)} ${String(Math.floor(100 * done)).padStart(3)} %  ${line}`
  return `\r${text.slice(0, columns - 1).padEnd(columns - 1)}`
}
