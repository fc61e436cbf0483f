export interface Edge {
  readonly name: string
  readonly ends: readonly [string, string]
}

/** A vertex beside all others. */
const HUB = Symbol('hub')
type Vertex = string | typeof HUB

interface Arc {
  readonly to: Vertex
  readonly number: number
}

/**
 * The edges on any way without loops between two of the given vertices. With a hub next to all of them such a way becomes
 * a circle through the hub, so these are the edges of the biconnected blocks that the hub is in (Hopcroft and Tarjan,
 * 1973; without recursion, because chains can be long).
 */
export function edgesBetween(edges: readonly Edge[], vertices: ReadonlySet<string>): readonly Edge[] {
  const all: (readonly [Vertex, Vertex])[] = [
    ...edges.map(({ ends }) => ends),
    ...[...vertices].map(vertex => [HUB, vertex] as const),
  ]
  const arcs = new Map<Vertex, Arc[]>()
  const arc = (from: Vertex, to: Vertex, number: number) => arcs.set(from, [...(arcs.get(from) ?? []), { to, number }])
  for (const [number, [a, b]] of all.entries()) {
    arc(a, b, number)
    arc(b, a, number)
  }
  const depth = new Map<Vertex, number>([[HUB, 0]])
  const lowest = new Map<Vertex, number>([[HUB, 0]])
  const passed: number[] = []
  const seen = new Set<number>()
  const found = new Set<number>()
  const stack: { readonly at: Vertex; readonly by: number; next: number }[] = [{ at: HUB, by: -1, next: 0 }]
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const step = arcs.get(top.at)?.[top.next++]
    if (step === undefined) {
      stack.pop()
      const parent = stack.at(-1)
      if (!parent) break
      const low = lowest.get(top.at) ?? 0
      lowest.set(parent.at, Math.min(lowest.get(parent.at) ?? 0, low))
      if (low < (depth.get(parent.at) ?? 0)) continue
      const block = passed.splice(passed.lastIndexOf(top.by))
      if (parent.at === HUB) for (const number of block) found.add(number)
      continue
    }
    if (seen.has(step.number)) continue
    seen.add(step.number)
    passed.push(step.number)
    const known = depth.get(step.to)
    if (known === undefined) {
      const here = stack.length
      depth.set(step.to, here)
      lowest.set(step.to, here)
      stack.push({ at: step.to, by: step.number, next: 0 })
    } else lowest.set(top.at, Math.min(lowest.get(top.at) ?? 0, known))
  }
  return edges.filter((_, number) => found.has(number))
}
