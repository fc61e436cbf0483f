import type { Entropy } from '../resources/ids.ts'

/** Entropy that can be drawn again: what is done a second time comes to the same ids as if it had been done once. */
export class Draws {
  readonly #random: Entropy
  readonly #drawn: Uint8Array[] = []
  #at = 0

  constructor(random: Entropy) {
    this.#random = random
  }

  readonly draw: Entropy = length => {
    const known = this.#drawn[this.#at]
    // Whoever draws otherwise than before has left the beaten track: from there on it is new.
    if (known?.length !== length) this.#drawn.length = this.#at
    const bytes = this.#drawn[this.#at] ?? this.#random(length)
    this.#drawn[this.#at++] = bytes
    return Uint8Array.from(bytes)
  }

  again(): void {
    this.#at = 0
  }
}
