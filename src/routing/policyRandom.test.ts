import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ALL_UP, at, type Beliefs } from './beliefs.ts'
import { converge, type Tables } from './converge.ts'
import type { Network } from './network.ts'
import { drawn } from './testNetwork.ts'

const ROUTERS = 6
const router = fc.nat(ROUTERS - 1)
const rule = fc.constantFrom(
  'to:10.0.0.0/16=>drop',
  'c:65000:1=>drop',
  '=>add:65000:1',
  'to:10.0.0.0/8^17-32=>add:65000:1&prepend:1',
  'len:1-2=>del:all&med:7',
  'c:65000:1|65000:2=>origin:incomplete',
  'to:10.0.0.0/15+&len:2-3=>prepend:2',
  '=>med:3&add:65000:2',
)
const rules = fc.array(rule, { maxLength: 2 })

/**
 * Providers before customers, and customers' routes preferred: whatever else policies do, there is one solution (Gao and
 * Rexford). MEDs of several ASes mean the same, so that every router has an order among its paths.
 */
const business = fc
  .record({
    owners: fc.array(router, { minLength: 1, maxLength: 4 }),
    paths: fc.constantFrom(1, 2, 16),
    links: fc.array(
      fc.record({
        a: router,
        b: router,
        up: fc.record({ in: rules, out: rules }),
        down: fc.record({ in: rules, out: rules }),
        rewrites: fc.constantFrom('', 'removePrivate=whole', 'removePrivate=all', 'removePrivate=replace', 'override'),
      }),
      { minLength: 5, maxLength: 12 },
    ),
  })
  .map(({ owners, paths, links }) => {
    const lines = Array.from({ length: ROUTERS }, (_, i) => {
      const own = owners.flatMap((owner, k) => (owner === i ? [k % 2 === 0 ? `10.${k}.0.0/16` : `10.${k - 1}.7.0/24`] : []))
      return [`n${i}`, i % 2 === 0 ? 100 + i : 65_000 + i, `paths=${paths} everyMed=yes`, ...own].join(' ')
    })
    for (const [k, { a, b, up, down, rewrites }] of links.entries()) {
      if (a === b) continue
      const [provider, customer] = [`n${Math.min(a, b)}`, `n${Math.max(a, b)}`]
      const words = [
        `${provider}.group=cust ${provider}.lp=200 ${provider}.from=local,cust,prov`,
        `${customer}.group=prov ${customer}.from=local,cust`,
        ...(rewrites === '' ? [] : [`${provider}.${rewrites}`]),
        ...[...up.in.map((text, i) => `in${i}=${text}`), ...up.out.map((text, i) => `out${i}=${text}`)].map(
          text => `${provider}.${text}`,
        ),
        ...[...down.in.map((text, i) => `in${i}=${text}`), ...down.out.map((text, i) => `out${i}=${text}`)].map(
          text => `${customer}.${text}`,
        ),
      ]
      lines.push([provider, '--', customer, `name=l${k}`, ...words].join(' '))
    }
    return lines.join('\n')
  })

/** Every path that every session brought, and what was chosen. */
function everything({ nodes, sessions }: Network, { accepted, routes }: Tables): string {
  const heard = [...sessions.values()].flatMap(({ name, ends }) =>
    ends.flatMap(({ node }) =>
      (accepted.get(at(name, node)) ?? []).map(
        path =>
          `${node} ${name} ${path.prefix.text} (${path.asPath.join(' ')}) ${path.med} ${path.origin} ${path.communities.join(' ')}`,
      ),
    ),
  )
  const chosen = [...nodes.keys()].flatMap(node =>
    [...(routes.get(node)?.values() ?? [])].map(
      entry => `${node} ${entry.prefix.text} ${entry.chosen.map(path => path.session).join(' + ')}`,
    ),
  )
  return [...heard, ...chosen].sort().join('\n')
}

function shuffled({ nodes, links, sessions }: Network, order: readonly number[]): Network {
  const mix = <T>(map: ReadonlyMap<string, T>) =>
    new Map(
      [...map]
        .map((entry, i) => ({ entry, at: order[i % order.length] ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ entry }) => entry),
    )
  return { nodes: mix(nodes), links: mix(links), sessions: mix(sessions) }
}

/** The beliefs of both ends of these links, cut. */
function without({ links }: Network, names: readonly string[]): Beliefs {
  const ends = names.flatMap(name => (links.get(name)?.ends ?? []).map(end => at(name, end)))
  return { ...ALL_UP, linkEndsDown: new Set(ends) }
}

const someOf = (network: Network, numbers: readonly number[]) => {
  const names = [...network.links.keys()]
  return numbers.flatMap(n => names[n % Math.max(1, names.length)] ?? [])
}

test('with policies that rewrite everything, tables do not depend on who is asked first', () => {
  fc.assert(
    fc.property(business, fc.array(fc.nat(1000), { minLength: 3, maxLength: 20 }), (text, order) => {
      const network = drawn(text)
      const { tables } = converge(network, ALL_UP)
      assert.equal(tables.stable, true)
      const other = shuffled(network, order)
      assert.equal(everything(network, converge(other, ALL_UP).tables), everything(network, tables))
    }),
    { numRuns: 200 },
  )
})

test('with such policies what was cut and healed is as before, by whatever way it went', () => {
  fc.assert(
    fc.property(business, fc.array(fc.array(fc.nat(20), { maxLength: 3 }), { minLength: 1, maxLength: 3 }), (text, steps) => {
      const network = drawn(text)
      const before = converge(network, ALL_UP)
      let now = before
      for (const cuts of steps) {
        const beliefs = without(network, someOf(network, cuts))
        now = converge(network, beliefs, now)
        assert.equal(everything(network, now.tables), everything(network, converge(network, beliefs).tables))
      }
      assert.equal(everything(network, converge(network, ALL_UP, now).tables), everything(network, before.tables))
    }),
    { numRuns: 200 },
  )
})
