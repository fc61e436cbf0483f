export interface Edge {
  readonly name: string
  readonly ends: readonly [string, string]
}

/** Edges as numbers, so that the same ones can be asked about many sets of vertices. */
export class EdgeGraph<E extends Edge> {
  readonly #edges: readonly E[]
  readonly #numbers = new Map<string, number>()
  /** Of vertex v: where its arcs begin. Each arc is the far vertex and the edge. */
  readonly #first: Int32Array
  readonly #to: Int32Array
  readonly #by: Int32Array

  constructor(edges: readonly E[]) {
    this.#edges = edges
    for (const { ends } of edges) for (const end of ends) this.#numberOf(end)
    const count = this.#numbers.size
    this.#first = new Int32Array(count + 1)
    const numbered = edges.map(({ ends: [a, b] }) => [this.#numberOf(a), this.#numberOf(b)] as const)
    for (const ends of numbered) for (const end of ends) this.#first[end + 1]!++
    for (let v = 0; v < count; v++) this.#first[v + 1]! += this.#first[v]!
    this.#to = new Int32Array(2 * edges.length)
    this.#by = new Int32Array(2 * edges.length)
    const next = this.#first.slice()
    for (const [edge, [a, b]] of numbered.entries()) {
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const) {
        const at = next[from]!++
        this.#to[at] = to
        this.#by[at] = edge
      }
    }
  }

  /**
   * The edges on any way without loops between two of the given vertices. With a hub next to all of them such a way becomes
   * a circle through the hub, so these are the edges of the biconnected blocks that the hub is in (Hopcroft and Tarjan,
   * 1973; without recursion, because chains can be long).
   */
  between(vertices: ReadonlySet<string>): readonly E[] {
    const count = this.#numbers.size
    const chosen = [...vertices].flatMap(vertex => this.#numbers.get(vertex) ?? [])
    const isChosen = new Uint8Array(count)
    for (const vertex of chosen) isChosen[vertex] = 1
    const hub = count
    const depth = new Int32Array(count + 1).fill(-1)
    const lowest = new Int32Array(count + 1)
    const next = new Int32Array(count + 1)
    const seen = new Uint8Array(this.#edges.length)
    const found = new Uint8Array(this.#edges.length)
    const passed: number[] = []
    /** The way down from the hub, and the edge by which each vertex on it was entered; -1 = from the hub itself. */
    const stack: number[] = []
    const entered: number[] = []
    depth[hub] = 0
    for (const start of chosen) {
      if (depth[start] !== -1) continue
      depth[start] = 1
      lowest[start] = 0
      stack.push(start)
      entered.push(-1)
      while (stack.length > 0) {
        const vertex = stack.at(-1)!
        const at = this.#first[vertex]! + next[vertex]!
        if (at < this.#first[vertex + 1]!) {
          next[vertex]!++
          const edge = this.#by[at]!
          if (seen[edge] === 1) continue
          seen[edge] = 1
          passed.push(edge)
          const to = this.#to[at]!
          if (depth[to] === -1) {
            depth[to] = stack.length + 1
            // A chosen vertex has an edge back to the hub.
            lowest[to] = isChosen[to] === 1 ? 0 : depth[to]!
            stack.push(to)
            entered.push(edge)
          } else lowest[vertex] = Math.min(lowest[vertex]!, depth[to]!)
          continue
        }
        stack.pop()
        const edge = entered.pop()!
        const parent = stack.at(-1)
        if (parent === undefined) {
          // All that is left lies in one block with the hub.
          for (const each of passed.splice(0)) found[each] = 1
          break
        }
        lowest[parent] = Math.min(lowest[parent]!, lowest[vertex]!)
        if (lowest[vertex]! >= depth[parent]!) passed.splice(passed.lastIndexOf(edge))
      }
    }
    return this.#edges.filter((_, edge) => found[edge] === 1)
  }

  #numberOf(vertex: string): number {
    const known = this.#numbers.get(vertex) ?? this.#numbers.size
    this.#numbers.set(vertex, known)
    return known
  }
}
