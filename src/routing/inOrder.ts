/** Numbers so that each comes after those it is `after` of (Kahn, 1962); undefined where they go in a circle. */
export function inOrder(
  numbers: readonly number[],
  after: (number: number) => ReadonlySet<number>,
): readonly number[] | undefined {
  const before = new Map(numbers.map(number => [number, 0]))
  for (const number of numbers) {
    after(number).forEach(next => {
      before.set(next, before.get(next)! + 1)
    })
  }
  const order = numbers.filter(number => before.get(number) === 0)
  for (let i = 0; i < order.length; i++) {
    after(order[i]!).forEach(next => {
      const left = before.get(next)! - 1
      before.set(next, left)
      if (left === 0) order.push(next)
    })
  }
  return order.length === numbers.length ? order : undefined
}
