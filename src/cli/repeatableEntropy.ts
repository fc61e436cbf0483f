import { createHash } from 'node:crypto'
import type { Entropy } from '../resources/ids.ts'

/** The same bytes in the same order each time: what AWS would choose at random is then alike in every export of a file. */
export function repeatableEntropy(seed: string): Entropy {
  let block = 0
  let rest = new Uint8Array()
  return length => {
    while (rest.length < length) {
      const more = createHash('sha256').update(`${seed} ${block++}`).digest()
      rest = Uint8Array.from([...rest, ...more])
    }
    const bytes = rest.slice(0, length)
    rest = rest.slice(length)
    return bytes
  }
}
