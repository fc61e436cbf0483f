import { inOrder } from './inOrder.ts'

/** Pipes so that each comes after those before it on any of the ways; undefined where ways cross them in a circle. What is not among them is passed over. */
export function narrowsInOrder(pipes: readonly number[], ways: readonly Int32Array[]): readonly number[] | undefined {
  if (pipes.length < 2) return pipes
  const behind = new Map(pipes.map(pipe => [pipe, new Set<number>()]))
  for (const way of ways) {
    let last: Set<number> | undefined
    for (const pipe of way) {
      const own = behind.get(pipe)
      if (!own) continue
      last?.add(pipe)
      last = own
    }
  }
  return inOrder(pipes, pipe => behind.get(pipe)!)
}
