import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'

/** Waits until `read` answers the expected value, ten seconds at most; then it is an assertion that says what it answers. */
export async function eventually<T>(what: string, read: () => Promise<T>, expected: T): Promise<void> {
  const deadline = performance.now() + 10_000
  for (let seen = await read(); ; seen = await read()) {
    try {
      assert.deepEqual(seen, expected, what)
      return
    } catch (different) {
      if (performance.now() > deadline) throw different
    }
    await pause(20)
  }
}
