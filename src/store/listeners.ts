import type { Change } from '../resources/world.ts'

type Listener = (changes: readonly Change[]) => void

/** Tells everybody about changes, in the order they were made even when a listener makes more of them. */
export class Listeners {
  readonly #listeners = new Set<Listener>()
  readonly #untold: (readonly Change[])[] = []
  #telling = false

  add(listener: Listener): Disposable {
    this.#listeners.add(listener)
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) }
  }

  tell(changes: readonly Change[]): void {
    this.#untold.push(changes)
    if (this.#telling) return
    this.#telling = true
    for (let next = this.#untold.shift(); next !== undefined; next = this.#untold.shift()) {
      for (const listener of [...this.#listeners]) call(listener, next)
    }
    this.#telling = false
  }
}

/** What a listener throws is its own bug: it reaches the process's edge and not whoever made the change, which stands. */
function call(listener: Listener, changes: readonly Change[]): void {
  try {
    listener(changes)
  } catch (bug) {
    queueMicrotask(() => {
      throw bug
    })
  }
}
