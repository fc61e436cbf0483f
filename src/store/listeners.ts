type Listener<T> = (news: readonly T[]) => void

/** Tells everybody what happened, in the order it did even when a listener makes more of it. */
export class Listeners<T> {
  readonly #listeners = new Set<Listener<T>>()
  readonly #untold: (readonly T[])[] = []
  #telling = false

  add(listener: Listener<T>): Disposable {
    this.#listeners.add(listener)
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) }
  }

  tell(news: readonly T[]): void {
    this.#untold.push(news)
    if (this.#telling) return
    this.#telling = true
    for (let next = this.#untold.shift(); next !== undefined; next = this.#untold.shift()) {
      for (const listener of [...this.#listeners]) call(listener, next)
    }
    this.#telling = false
  }
}

/** What a listener throws is its own bug: it reaches the process's edge and not whoever made the news, which stands. */
function call<T>(listener: Listener<T>, news: readonly T[]): void {
  try {
    listener(news)
  } catch (bug) {
    queueMicrotask(() => {
      throw bug
    })
  }
}
