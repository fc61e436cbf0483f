/**
 * Memory for what is needed while something is built and never after. The next one that is built has the same again, unless
 * somebody needed the memory meanwhile: so building often does not call the garbage collector.
 */
export class Room {
  readonly #buffer: ArrayBuffer
  #taken = 0

  private constructor(buffer: ArrayBuffer) {
    this.#buffer = buffer
  }

  /** `words`: how many of 32 bits will be taken, at most. One at a time has what the last one gave back. */
  static of(words: number): Room {
    const free = last?.deref()
    last = undefined
    return new Room(free && free.byteLength >= 4 * words ? free : new ArrayBuffer(4 * words))
  }

  /** So many words; what they are at first is not said. */
  take(words: number): Uint32Array {
    const found = new Uint32Array(this.#buffer, 4 * this.#taken, words)
    this.#taken += words
    return found
  }

  /** Nobody uses any word of it any more. */
  giveBack(): void {
    last = new WeakRef(this.#buffer)
  }
}

let last: WeakRef<ArrayBuffer> | undefined
