import type { Shape } from './schema.ts'

/** Texts of frozen things by their shape: what is frozen never changes, so it is written once and kept for as long as it lives. */
export class KeptTexts {
  readonly #texts = new WeakMap<Shape, WeakMap<object, string>>()

  of(shape: Shape, frozen: object, write: () => string): string {
    let texts = this.#texts.get(shape)
    if (texts === undefined) {
      texts = new WeakMap()
      this.#texts.set(shape, texts)
    }
    let text = texts.get(frozen)
    if (text === undefined) {
      text = write()
      texts.set(frozen, text)
    }
    return text
  }
}
