/**
 * How likely a single 5-tuple is hit in one direction or the other, given how likely in each: both ends hash it, and each does
 * so by itself (neither IEEE 802.1AX nor RFC 2991 prescribes how, so nothing makes them agree).
 */
export function eitherHit(forward: number, back: number): number {
  return Math.round((1 - (1 - forward) * (1 - back)) * 1e6) / 1e6
}
