/**
 * Pipes so that each comes after those before it on any of the ways (Kahn, 1962); undefined where ways cross them in a
 * circle. What is not among the pipes is passed over.
 */
export function narrowsInOrder(pipes: readonly number[], ways: readonly Int32Array[]): readonly number[] | undefined {
  if (pipes.length < 2) return pipes
  const behind = new Map(pipes.map(pipe => [pipe, new Set<number>()]))
  const before = new Map(pipes.map(pipe => [pipe, 0]))
  for (const way of ways) {
    let last: number | undefined
    for (const pipe of way) {
      if (!behind.has(pipe)) continue
      const after = last === undefined ? undefined : behind.get(last)
      if (after && !after.has(pipe)) {
        after.add(pipe)
        before.set(pipe, before.get(pipe)! + 1)
      }
      last = pipe
    }
  }
  const order = pipes.filter(pipe => before.get(pipe) === 0)
  for (const pipe of order) {
    for (const after of behind.get(pipe)!) {
      const left = before.get(after)! - 1
      before.set(after, left)
      if (left === 0) order.push(after)
    }
  }
  return order.length === pipes.length ? order : undefined
}
