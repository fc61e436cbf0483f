import type { Coordinates } from '../../src/resources/places.ts'

/** A map of the Internet Topology Zoo: places and what joins them, several edges between two places included. */
export interface ZooMap {
  readonly name: string
  readonly places: readonly { readonly id: number; readonly label: string; readonly at: Coordinates | undefined }[]
  readonly edges: readonly (readonly [source: number, target: number])[]
}

type Value = number | string | Block
type Block = Map<string, Value[]>

/** Reads GML (Himsolt, 1996): keys with a number, a text in quotes or a block in brackets, any key any number of times. */
export function zooMap(text: string): ZooMap {
  const words = text.match(/"[^"]*"|[[\]]|[^\s[\]"]+/g) ?? []
  let next = 0
  const block = (): Block => {
    const found: Block = new Map()
    while (next < words.length && words[next] !== ']') {
      const key = words[next++]!
      const word = words[next++] ?? ''
      const value = word === '[' ? block() : word.startsWith('"') ? word.slice(1, -1) : Number(word)
      found.set(key, [...(found.get(key) ?? []), value])
    }
    next++
    return found
  }
  const [graph] = block().get('graph') ?? []
  if (!(graph instanceof Map)) throw new TypeError('the file has no `graph [ … ]`; give a GML file of the Topology Zoo.')
  const blocks = (key: string) => (graph.get(key) ?? []).filter(value => value instanceof Map)
  const numberOf = (from: Block, key: string): number | undefined => {
    const [value] = from.get(key) ?? []
    return typeof value === 'number' ? value : undefined
  }
  return {
    name: String(graph.get('label')?.[0] ?? graph.get('Network')?.[0] ?? 'network'),
    places: blocks('node').map(node => {
      const [latitude, longitude] = [numberOf(node, 'Latitude'), numberOf(node, 'Longitude')]
      const id = numberOf(node, 'id') ?? Number.NaN
      const at = latitude === undefined || longitude === undefined ? undefined : ([latitude, longitude] as const)
      return { id, label: String(node.get('label')?.[0] ?? id), at }
    }),
    edges: blocks('edge').map(edge => [numberOf(edge, 'source') ?? Number.NaN, numberOf(edge, 'target') ?? Number.NaN]),
  }
}
