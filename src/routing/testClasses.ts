import fc from 'fast-check'
import { addressOf } from '../net/address.ts'
import { type Prefix, prefixOf } from '../net/prefix.ts'
import type { Network, Node, SessionEnd } from './network.ts'
import { drawn } from './testNetwork.ts'
import { drawnRule } from './testRules.ts'

const POOLS = 8

/**
 * Random networks whose nodes share pools of `size` prefixes each, of both families, as their own or by statics, and whose
 * sessions filter by blocks, lists and rules that cut pools in two, overlap, or hit nothing.
 */
export function drawnClasses(size: number): fc.Arbitrary<Network> {
  const pool = fc.nat(POOLS - 1)
  const pools = fc.array(pool, { maxLength: 4 })
  const cut = fc.record({ pool, end: fc.nat(1), kind: fc.constantFrom('within', 'only', 'export', 'rule', 'lengths', 'max') })
  return fc
    .record({
      asns: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 5 }),
      paths: fc.constantFrom(1, 4),
      owners: fc.array(fc.record({ pool, node: fc.nat(4) }), { minLength: 1, maxLength: 10 }),
      statics: fc.array(fc.record({ pool, node: fc.nat(4), distance: fc.constantFrom(1, 250) }), { maxLength: 4 }),
      links: fc.array(fc.record({ a: fc.nat(4), b: fc.nat(4), cuts: fc.array(cut, { maxLength: 3 }) }), {
        minLength: 1,
        maxLength: 7,
      }),
      originates: pools,
    })
    .map(({ asns, paths, owners, statics, links, originates }) => {
      const names = asns.map((_, i) => `n${i}`)
      const at = (i: number) => i % names.length
      const ends = links.map(({ a, b }) => [at(a), at(a) === at(b) ? at(a + 1) : at(b)].sort())
      const network = drawn(
        [...asns.map((asn, i) => `n${i} ${asn} paths=${paths}`), ...ends.map(([a, b], i) => `n${a} -- n${b} name=l${i}`)].join(
          '\n',
        ),
      )
      const prefixes = Array.from({ length: POOLS }, (_, i) => poolOf(i, size))
      const nodes = [...network.nodes.values()].map((node, i): [string, Node] => [
        node.name,
        {
          ...node,
          local: owners.flatMap(owner => (at(owner.node) === i ? prefixes[owner.pool]! : [])),
          originates: originates.flatMap(pool => prefixes[pool]!.slice(size >> 1)),
          statics: statics.flatMap(({ node: of, pool, distance }) =>
            at(of) !== i
              ? []
              : prefixes[pool]!.map(prefix => ({ prefix, distance, label: 'static', discard: 'discarded', rank: 0 })),
          ),
        },
      ])
      const sessions = [...network.sessions.values()].map((session, i) => {
        const both = [0, 1].map(end =>
          (links[i]?.cuts ?? [])
            .filter(cut => cut.end === end)
            .reduce((so, { kind, pool }) => filtered(so, kind, prefixes[pool]!, pool), session.ends[end]!),
        )
        return [session.name, { ...session, ends: both as [SessionEnd, SessionEnd] }] as const
      })
      return { ...network, nodes: new Map(nodes), sessions: new Map(sessions) }
    })
}

/** Even pools are /24s, odd ones /56s; what a pool's block covers is all of it. */
function poolOf(pool: number, size: number): Prefix[] {
  const base = blockOf(pool)
  return Array.from({ length: size }, (_, i) => {
    const step = BigInt(i) << (base.family === 4 ? 8n : 72n)
    return prefixOf(addressOf(base.family, base.first + step), base.family === 4 ? 24 : 56)
  })
}

function blockOf(pool: number): Prefix {
  const text = pool % 2 === 0 ? (10n << 24n) + (BigInt(pool) << 16n) : (0x20010db8n << 96n) + (BigInt(pool) << 80n)
  return pool % 2 === 0 ? prefixOf(addressOf(4, text), 16) : prefixOf(addressOf(6, text), 48)
}

function filtered(end: SessionEnd, kind: string, prefixes: readonly Prefix[], pool: number): SessionEnd {
  const block = blockOf(pool)
  const half = prefixes.slice(0, (prefixes.length >> 1) + 1)
  switch (kind) {
    case 'within':
      return { ...end, import: { ...end.import, within: [...(end.import.within ?? []), block, ...half.slice(0, 1)] } }
    case 'only':
      return { ...end, export: { ...end.export, only: [...(end.export.only ?? []), ...half] } }
    case 'export':
      return { ...end, export: { ...end.export, within: [blockOf((pool + 2) % POOLS), block, prefixOf(addressOf(4, 0n), 0)] } }
    case 'max':
      return { ...end, import: { ...end.import, maximumPrefixes: prefixes.length * (1 + (pool % 3)) } }
    case 'lengths':
      return { ...end, import: { ...end.import, rules: [drawnRule(`to:10.0.0.0/8^17-24&len:1-2=>lp:${100 + pool}`)] } }
    default: {
      const rule = drawnRule(`to:${half.at(-1)?.text}|${half[0]?.text}=>${pool % 3 === 0 ? 'drop' : `add:65000:${pool}`}`)
      return { ...end, export: { ...end.export, rules: [...(end.export.rules ?? []), rule] } }
    }
  }
}
