/** The process that loads a file of prefixes into the engine, propagates it over a → b → c and answers lookups at all three. */
import { readFileSync } from 'node:fs'
import { parseAddress } from '../../src/net/address.ts'
import { type Prefix, parsePrefix } from '../../src/net/prefix.ts'
import { ALL_UP } from '../../src/routing/beliefs.ts'
import { converge, convergeEach } from '../../src/routing/converge.ts'
import { longestMatch } from '../../src/routing/longestPrefixMatch.ts'
import type { Link, Network, Node, Session, SessionEnd } from '../../src/routing/network.ts'
import { announcedOf } from './chainInput.ts'

const [file = '', how = ''] = process.argv.slice(2)

export interface ChainResult {
  readonly routes: readonly number[]
  readonly stages: Readonly<Record<string, number>>
  readonly cpuMs: number
  readonly rssBytes: number
  readonly peakBytes: number
}

const from = performance.now()
const stages: Record<string, number> = {}
const lap = (stage: string) => {
  stages[stage] = performance.now() - from - Object.values(stages).reduce((sum, ms) => sum + ms, 0)
}
const node = (name: string, asn: number): Node => {
  return { name, asn, routerId: asn, selection: 'bgp', maximumPaths: 1, local: [], originates: [], statics: [] }
}

/** Every prefix of its own; where attributes differ, statics that are told apart by their label, which costs the same. */
function originator(): Node {
  const local: Prefix[] = []
  const statics: Node['statics'][number][] = []
  for (const { text, set } of announcedOf(readFileSync(file, 'latin1'))) {
    const prefix = parsePrefix(text)
    if (!prefix) throw new TypeError(`${text} is no prefix`)
    if (set === 0) local.push(prefix)
    else statics.push({ prefix, distance: 1, label: `set ${set}`, group: 'local', discard: 'announced' })
  }
  return { ...node('a', 65001), local, statics }
}

function linked(a: string, b: string): readonly [Link, Session] {
  const end = (name: string): SessionEnd => {
    // b takes nothing that is longer than /24.
    const rules = [{ when: { prefixes: [{ prefix: parsePrefix('0.0.0.0/0')!, least: 25, most: 32 }] }, action: 'drop' as const }]
    return {
      node: name,
      holdMs: 90_000,
      keepaliveMs: 30_000,
      group: 'bgp',
      import: name === 'b' ? { rules } : {},
      export: { from: ['local', 'bgp'] },
    }
  }
  const name = `${a}-${b}`
  return [
    { name, ends: [a, b], mtu: 1500, rttMs: 1, elements: [], pipes: [], probes: [], shown: true },
    { name, link: name, ends: [end(a), end(b)], components: [] },
  ]
}

const nodes = [originator(), node('b', 65002), node('c', 65003)]
const both = [linked('a', 'b'), linked('b', 'c')]
const network: Network = {
  nodes: new Map(nodes.map(each => [each.name, each])),
  links: new Map(both.map(([link]) => [link.name, link])),
  sessions: new Map(both.map(([, session]) => [session.name, session])),
}
lap('read and parse')
const { tables } = (how === 'each' ? convergeEach : converge)(network, ALL_UP)
const routes = nodes.map(({ name }) => tables.routes.get(name)!.size)
lap('propagate')
for (const { name } of nodes) longestMatch(tables.routes.get(name)!, parseAddress('192.0.2.1')!)
lap('index for lookups')
const { user, system } = process.cpuUsage()
const usage = process.resourceUsage()
const result: ChainResult = {
  routes,
  stages,
  cpuMs: (user + system) / 1000,
  rssBytes: process.memoryUsage.rss(),
  peakBytes: usage.maxRSS * 1024,
}
console.log(JSON.stringify(result))
