import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes that what `make` answers keeps: on the heap and, in typed arrays, beside it. What is held weakly goes with the turn it was held in. */
export async function bytesKept<T>(make: () => T): Promise<{ readonly made: T; readonly bytes: number }> {
  await settled()
  const before = process.memoryUsage()
  const made = make()
  await settled()
  const after = process.memoryUsage()
  return { made, bytes: after.heapUsed - before.heapUsed + after.arrayBuffers - before.arrayBuffers }
}

/** What was held weakly is gone after two turns. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) {
    await setImmediate()
    collect()
  }
}
