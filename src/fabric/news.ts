/** What happens by itself, told to everybody who listens from the moment they listen; nothing is kept for later. */
export class News<T> {
  readonly #ears = new Set<Ear<T>>()
  #open = true

  tell(item: T): void {
    for (const ear of this.#ears) {
      ear.unheard.push(item)
      ear.wake()
    }
  }

  /** Ends when `close` is called or the listener stops. Listening begins with the call, not with the first item taken. */
  listen(): AsyncIterable<T> {
    const ear: Ear<T> = { unheard: [], wake: () => undefined }
    if (this.#open) this.#ears.add(ear)
    return this.#items(ear)
  }

  close(): void {
    this.#open = false
    for (const ear of this.#ears) ear.wake()
  }

  async *#items(ear: Ear<T>): AsyncIterable<T> {
    try {
      while (this.#open) {
        const next = ear.unheard.shift()
        if (next !== undefined) yield next
        else await this.#nextItem(ear)
      }
    } finally {
      this.#ears.delete(ear)
    }
  }

  #nextItem(ear: Ear<T>): Promise<void> {
    return new Promise(resolve => {
      ear.wake = resolve
    })
  }
}

interface Ear<T> {
  readonly unheard: T[]
  wake: () => void
}
