import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Bytes that what `make` answers keeps: on the heap and, in typed arrays, beside it. */
export function bytesKept<T>(make: () => T): { readonly made: T; readonly bytes: number } {
  collect()
  const before = process.memoryUsage()
  const made = make()
  collect()
  const after = process.memoryUsage()
  return { made, bytes: after.heapUsed - before.heapUsed + after.arrayBuffers - before.arrayBuffers }
}
