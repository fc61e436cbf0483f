export interface Edge {
  readonly name: string
  readonly ends: readonly [string, string]
}

/** A part of the graph that no single vertex cuts in two, hanging on the vertex by which a walk came to it. */
interface Block {
  /** By their places. */
  readonly edges: readonly number[]
  readonly above: number
}

/** The part of a graph that lies between some vertices. */
export interface Between<E extends Edge> {
  /** In order. */
  readonly edges: () => readonly E[]
  /** Whether an edge of this name is in it. */
  readonly has: (edge: string) => boolean
  /** Whether a vertex is an end of an edge in it. */
  readonly touches: (vertex: string) => boolean
}

/**
 * Edges as a tree of blocks (Hopcroft and Tarjan, 1973), so that many sets of vertices can be asked about: every way without
 * loops from one vertex to another leads through the blocks between them in that tree, and through every edge of these.
 */
export class EdgeGraph<E extends Edge> {
  readonly #edges: readonly E[]
  readonly #numbers = new Map<string, number>()
  /** Of vertex v: where its arcs begin. Each arc is the far vertex and the edge. */
  readonly #first: Int32Array
  readonly #to: Int32Array
  readonly #by: Int32Array
  /** By the name of edges, which several may have in common. */
  readonly #blocks = new Map<string, Block[]>()
  /** By vertex: the block between it and the one above; absent = a walk began there. */
  readonly #above: (Block | undefined)[] = []
  /** By vertex: which walk came to it. */
  readonly #walk: Int32Array
  /** By vertex: how many blocks are above it. */
  readonly #depth: Int32Array

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
    this.#walk = new Int32Array(count).fill(-1)
    this.#depth = new Int32Array(count)
    this.#build(count)
  }

  /** Whatever is on any way without loops between two of the given vertices. */
  between(vertices: Iterable<string>): Between<E> {
    const firsts = new Map<number, number>()
    const blocks = new Set<Block>()
    for (const name of vertices) {
      const vertex = this.#numbers.get(name)
      if (vertex === undefined) continue
      const walk = this.#walk[vertex]!
      const first = firsts.get(walk)
      if (first === undefined) firsts.set(walk, vertex)
      else this.#climb(first, vertex, blocks)
    }
    const edges = () => {
      const found = [...blocks].flatMap(each => each.edges).sort((a, b) => a - b)
      return found.map(edge => this.#edges[edge]!)
    }
    let tops: ReadonlySet<number> | undefined
    const touches = (name: string) => {
      const vertex = this.#numbers.get(name)
      if (vertex === undefined) return false
      const own = this.#above[vertex]
      if (own !== undefined && blocks.has(own)) return true
      tops ??= new Set(Array.from(blocks, ({ above }) => above))
      return tops.has(vertex)
    }
    return { edges, touches, has: edge => this.#blocks.get(edge)?.some(block => blocks.has(block)) === true }
  }

  /** Adds the blocks between two vertices of one walk: up from the deeper one, until both meet. */
  #climb(a: number, b: number, blocks: Set<Block>): void {
    let [low, high] = [a, b]
    while (low !== high) {
      if (this.#depth[low]! < this.#depth[high]!) [low, high] = [high, low]
      const block = this.#above[low]!
      blocks.add(block)
      // Side by side in one block.
      if (this.#above[high] === block) return
      low = block.above
    }
  }

  /** Walks down from every vertex that no walk has come to; without recursion, because chains can be long. */
  #build(count: number): void {
    const order = new Int32Array(count).fill(-1)
    const lowest = new Int32Array(count)
    const next = new Int32Array(count)
    const seen = new Uint8Array(this.#edges.length)
    const cut: { readonly above: number; readonly edges: number[] }[] = []
    for (let start = 0; start < count; start++) {
      if (order[start] !== -1) continue
      const from = cut.length
      const passed: number[] = []
      const stack = [start]
      /** The edge by which each vertex on the stack but the first was entered. */
      const entered: number[] = []
      order[start] = 0
      this.#walk[start] = start
      for (;;) {
        const vertex = stack.at(-1)!
        const at = this.#first[vertex]! + next[vertex]!
        if (at < this.#first[vertex + 1]!) {
          next[vertex]!++
          const edge = this.#by[at]!
          if (seen[edge] === 1) continue
          seen[edge] = 1
          passed.push(edge)
          const to = this.#to[at]!
          if (order[to] === -1) {
            order[to] = stack.length
            lowest[to] = stack.length
            this.#walk[to] = start
            stack.push(to)
            entered.push(edge)
          } else lowest[vertex] = Math.min(lowest[vertex]!, order[to]!)
          continue
        }
        stack.pop()
        const parent = stack.at(-1)
        if (parent === undefined) break
        const edge = entered.pop()!
        lowest[parent] = Math.min(lowest[parent]!, lowest[vertex]!)
        if (lowest[vertex]! >= order[parent]!) {
          cut.push({ above: parent, edges: passed.splice(passed.lastIndexOf(edge)) })
        }
      }
      // What was cut off last hangs highest.
      for (const { above, edges } of cut.splice(from).reverse()) this.#hang(above, edges)
    }
  }

  #hang(above: number, edges: readonly number[]): void {
    const block = { above, edges }
    for (const edge of edges) {
      const { name, ends } = this.#edges[edge]!
      const known = this.#blocks.get(name)
      if (known) known.push(block)
      else this.#blocks.set(name, [block])
      for (const end of ends) {
        const vertex = this.#numberOf(end)
        if (vertex === above || this.#above[vertex] === block) continue
        this.#above[vertex] = block
        this.#depth[vertex] = this.#depth[above]! + 1
      }
    }
  }

  #numberOf(vertex: string): number {
    const known = this.#numbers.get(vertex) ?? this.#numbers.size
    this.#numbers.set(vertex, known)
    return known
  }
}
