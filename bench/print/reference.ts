/** How quick the machine is at the moment: cores of a shared machine do half as much in some hours as in others. */
export function reference(): string {
  const reads = new Int32Array(READS)
  for (let i = 0; i < reads.length; i++) reads[i] = (i + STEP) & (READS - 1)
  return `Reference: ${arithmetic().toFixed(0)} ms of arithmetic, ${perRead(reads).toFixed(0)} ns for a read from 64 MB`
}

/** 64 MB of words, each of which says where to read next. */
const READS = 2 ** 24
/** Odd, so that one comes by all of them, and large, so that none is near the last. */
const STEP = 10_368_889
const ASKED = 1_000_000
const TURNS = 50_000_000

/** Fifty million steps of a random generator (xorshift32), each of which waits for the last. */
function arithmetic(): number {
  return best(() => {
    let state = 1
    for (let i = 0; i < TURNS; i++) {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
    }
    return state
  })
}

function perRead(next: Int32Array): number {
  const ms = best(() => {
    let at = 0
    for (let i = 0; i < ASKED; i++) at = next[at] as number
    return at
  })
  return (1e6 * ms) / ASKED
}

/** Of three, in ms; the answer is used, so that nothing is left out. */
function best(act: () => number): number {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const from = performance.now()
      return act() === 0.5 ? Number.NaN : performance.now() - from
    }),
  )
}
