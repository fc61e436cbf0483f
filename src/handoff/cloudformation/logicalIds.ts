import type { Piece } from './piece.ts'

/**
 * Logical ids, unique in the whole estate: letters and digits alone, as the Template Reference asks for. The same id twice
 * gets a number, so that outputs of one Region and account never meet.
 */
export function logicalIds(pieces: readonly Piece[]): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  return new Map(
    pieces.map(({ id, called: [what, name] }) => {
      const plain = (what + wordsOf(name)).slice(0, MOST_CHARACTERS)
      let free = plain
      for (let number = 2; taken.has(free); number += 1) free = `${plain}${number}`
      taken.add(free)
      return [id, free]
    }),
  )
}

/** 255 are allowed; room for a number stays. */
const MOST_CHARACTERS = 200

/** `prod-10.20.1.0-24` becomes `Prod10x20x1x0x24`: without a letter between them different numbers would look alike. */
export function wordsOf(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .filter(word => word !== '')
    .map((word, index, words) =>
      index > 0 && /^\d/.test(word) && /\d$/.test(words[index - 1] ?? '') ? `x${word}` : capital(word),
    )
    .join('')
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
