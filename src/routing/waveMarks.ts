/** What a wave notes of speakers and ears by their numbers. One wave after the other uses the same, and leaves it as it was. */
export class WaveMarks {
  /** By speaker: some of the bits below. */
  readonly speakers: Uint8Array
  /** By ear: 1 = it is among those that heard something else. */
  readonly ears: Uint8Array
  #isTaken = false

  constructor(speakers: number, ears: number) {
    this.speakers = new Uint8Array(speakers)
    this.ears = new Uint8Array(ears)
  }

  /** These, or others while a wave still has them. */
  taken(): WaveMarks {
    if (this.#isTaken) return new WaveMarks(this.speakers.length, this.ears.length).taken()
    this.#isTaken = true
    return this
  }

  /** `ears`: those that are marked. */
  giveBack(ears: readonly number[]): void {
    this.speakers.fill(0)
    for (const ear of ears) this.ears[ear] = 0
    this.#isTaken = false
  }
}

export const WAITS = 1
/** Withdrawn everywhere: has to be told again even if it turns out the same. */
export const WITHDRAWN = 2
/** It is among those that chose anew. */
export const CHOSEN = 4
