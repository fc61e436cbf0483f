/** Where time comes from. Durations that users give and protocol timers run on it. */
export interface Clock {
  /** Epoch ms. */
  now(): number
  /** Runs `wake` once, at or after `at`. Dispose to cancel. */
  at(at: number, wake: () => void): Disposable
}

/** The wall clock. Its timers do not keep the process alive. */
export class RealClock implements Clock {
  now(): number {
    return Date.now()
  }

  at(at: number, wake: () => void): Disposable {
    // Longer waits than a timer can count are taken in steps.
    const timer = setTimeout(
      () => {
        if (this.now() >= at) wake()
        else inner = this.at(at, wake)
      },
      Math.min(Math.max(0, at - this.now()), 2 ** 31 - 1),
    )
    timer.unref()
    let inner: Disposable | undefined
    return {
      [Symbol.dispose]: () => {
        clearTimeout(timer)
        inner?.[Symbol.dispose]()
      },
    }
  }
}

/** A clock that stands still until somebody moves it: for tests and for `--clock manual`. */
export class ManualClock implements Clock {
  #now: number
  #waiting: { at: number; wake: () => void }[] = []

  constructor(now: number) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  at(at: number, wake: () => void): Disposable {
    const entry = { at, wake }
    this.#waiting.push(entry)
    return {
      [Symbol.dispose]: () => {
        this.#waiting = this.#waiting.filter(other => other !== entry)
      },
    }
  }

  /** Moves time forward to the next thing that waits, at most to `until`; answers whether anything was woken. */
  advance(until: number): boolean {
    const next = this.#waiting.filter(entry => entry.at <= until).sort((a, b) => a.at - b.at)[0]
    this.#now = Math.max(this.#now, next ? next.at : until)
    if (!next) return false
    this.#waiting = this.#waiting.filter(entry => entry !== next)
    next.wake()
    return true
  }
}
