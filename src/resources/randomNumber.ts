import type { Entropy } from './ids.ts'

/** A number of 32 random bits. */
export function randomNumber(random: Entropy): number {
  return [...random(4)].reduce((sum, byte) => sum * 256 + byte, 0)
}
