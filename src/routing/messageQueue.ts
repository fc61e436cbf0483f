import type { Announcement } from './policy.ts'
import type { Ear } from './speakers.ts'
import type { Track } from './track.ts'

/** A message on its way, or the end of the time for which somebody holds one back. */
export interface Due {
  readonly atMs: number
  readonly track: Track
  readonly ear: Ear
  /** Absent = a timer. */
  readonly announcements?: readonly Announcement[]
}

/** What is due, in the order of time; at one moment messages before timers, and each kind in the order it came. */
export class MessageQueue {
  /** Latest first. */
  readonly #due: Due[] = []

  get nextAtMs(): number | undefined {
    return this.#due.at(-1)?.atMs
  }

  add(due: Due): void {
    let low = 0
    let high = this.#due.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore(due, this.#due[middle] as Due)) low = middle + 1
      else high = middle
    }
    this.#due.splice(low, 0, due)
  }

  take(): Due | undefined {
    return this.#due.pop()
  }

  /** Forgets messages that a session will not deliver any more. */
  drop(isLost: (ear: Ear) => boolean): void {
    const left = this.#due.filter(({ ear }) => !isLost(ear))
    this.#due.splice(0, this.#due.length, ...left)
  }
}

function isBefore(a: Due, b: Due): boolean {
  if (a.atMs !== b.atMs) return a.atMs < b.atMs
  return a.announcements !== undefined && b.announcements === undefined
}
