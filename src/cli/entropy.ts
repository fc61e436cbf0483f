import { randomFillSync } from 'node:crypto'

const POOL = Buffer.allocUnsafeSlow(4096)
let used = POOL.length

/** `n` bytes of the operating system's entropy, each given out once; fetched in pieces, because asking costs more than bytes do. */
export function entropy(n: number): Uint8Array {
  if (n > POOL.length) return randomFillSync(new Uint8Array(n))
  if (used + n > POOL.length) {
    randomFillSync(POOL)
    used = 0
  }
  const bytes = new Uint8Array(POOL.subarray(used, used + n))
  POOL.fill(0, used, used + n)
  used += n
  return bytes
}
