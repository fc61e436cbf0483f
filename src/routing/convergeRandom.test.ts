import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ALL_UP, at, type Beliefs } from './beliefs.ts'
import { remembersThePast } from './believedSessions.ts'
import { type Convergence, converge } from './converge.ts'
import type { Link, Network, Session, SessionEnd } from './network.ts'
import type { Path } from './path.ts'
import { type Settled, settle } from './settle.ts'
import { allRoutesText, drawn } from './testNetwork.ts'

/** Random drawings: eBGP of any shape with prepending, and within an AS a full mesh, so that one solution exists. */
const drawing = fc
  .record({
    asns: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 6 }),
    ids: fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 6 }),
    owners: fc.array(fc.nat(5), { minLength: 1, maxLength: 3 }),
    paths: fc.constantFrom(1, 2, 16),
    external: fc.array(fc.record({ a: fc.nat(5), b: fc.nat(5), prepend: fc.nat(2) }), { minLength: 1, maxLength: 10 }),
  })
  .map(({ asns, ids, owners, paths, external }) => {
    const names = asns.map((_, i) => `n${i}`)
    const own = (i: number) => owners.flatMap((owner, k) => (owner % asns.length === i ? [`10.${k}.0.0/16`] : []))
    const lines = asns.map((asn, i) => `${names[i]} ${asn} id=${ids[i]} paths=${paths} ${own(i).join(' ')}`)
    const linked = new Set<string>()
    const link = (a: number, b: number, options = '') => {
      const [low, high] = a < b ? [a, b] : [b, a]
      if (low === high || linked.has(`${low} ${high}`)) return
      linked.add(`${low} ${high}`)
      lines.push(`${names[low]} -- ${names[high]} ${options}`)
    }
    asns.forEach((asn, i) => {
      asns.forEach((other, k) => {
        if (asn === other) link(i, k)
      })
    })
    for (const { a, b, prepend } of external) {
      const [i, k] = [a % asns.length, b % asns.length]
      if (asns[i] !== asns[k]) link(i, k, `${names[i]}.prepend=${prepend}`)
    }
    return lines.join('\n')
  })

function shuffled(network: Network, order: readonly number[]): Network {
  const mix = <T>(map: ReadonlyMap<string, T>) =>
    new Map(
      [...map]
        .map((entry, i) => [order[i % order.length] ?? 0, entry] as const)
        .sort(([a], [b]) => a - b)
        .map(([, entry]) => entry),
    )
  const sessions = mix(network.sessions)
  return { nodes: mix(network.nodes), links: mix(network.links), sessions }
}

test('the tables do not depend on the order in which anything happens', () => {
  fc.assert(
    fc.property(drawing, fc.array(fc.nat(1000), { minLength: 3, maxLength: 20 }), (text, order) => {
      const network = drawn(text)
      const expected = allRoutesText(network, converge(network, ALL_UP).tables)
      assert.equal(allRoutesText(network, converge(shuffled(network, order), ALL_UP).tables), expected)
    }),
  )
})

test('cut and heal gives the first tables back, whatever was cut', () => {
  fc.assert(
    fc.property(drawing, fc.array(fc.nat(20), { maxLength: 4 }), (text, cuts) => {
      const network = drawn(text)
      const links = [...network.links.values()]
      const ends = cuts.flatMap(n => {
        const link = links[n % Math.max(1, links.length)]
        return link ? link.ends.map(end => at(link.name, end)) : []
      })
      const before = converge(network, ALL_UP)
      const cut = converge(network, { ...ALL_UP, linkEndsDown: new Set(ends) }, before)
      const healed = converge(network, ALL_UP, cut)
      assert.equal(allRoutesText(network, healed.tables), allRoutesText(network, before.tables))
      assert.deepEqual(healed.tables.stable, true)
    }),
  )
})

/** After every step of losses and returns: the tables, and what was accepted and told on every session. */
function everythingText(network: Network, { tables }: Convergence): string {
  const told = (paths: readonly Path[] = []) => paths.map(({ prefix, asPath }) => `${prefix.text} ${asPath.join(' ')}`).sort()
  const ends = [...network.sessions.values()].flatMap(({ name, ends }) => ends.map(({ node }) => `${name}@${node}`))
  const said = ends.map(end => `${end} ${told(tables.accepted.get(end))} | ${told(tables.advertised.get(end))}`)
  const refused = ends.map(end =>
    (tables.refused.get(end) ?? []).map(({ path, reason }) => `${path.prefix.text} ${reason}`).sort(),
  )
  return [allRoutesText(network, tables), ...said, ...refused, ...tables.overLimit].join('\n')
}

test('step by step comes to the same as from nothing, whatever is lost and comes back in between', () => {
  const steps = fc.array(fc.record({ link: fc.nat(20), end: fc.nat(3), what: fc.constantFrom('link', 'session') }), {
    maxLength: 8,
  })
  const extras = fc.record({
    statics: fc.array(fc.record({ link: fc.nat(20), prefix: fc.nat(3) }), { maxLength: 2 }),
    limit: fc.nat(4),
  })
  fc.assert(
    fc.property(drawing, extras, steps, (text, { statics, limit }, losses) => {
      const names = [...drawn(text).links.values()]
      if (names.length === 0) return
      const more = statics.map(({ link, prefix }) => {
        const { name, ends } = names[link % names.length] as Link
        // A floating static that others hear of would make two solutions: the one in which it floats, and the one in which it is used.
        const how = prefix % 2 === 0 ? 'distance=1 group=local' : 'distance=250 group=hidden'
        return `${ends[0]} -> ${ends[1]} 10.${prefix}.0.0/16 link=${name} ${how}`
      })
      const limited = limit === 0 ? text : text.replace(/-- (\S+) /, (line, end) => `${line}${end}.max=${limit} `)
      const network = drawn([limited, ...more].join('\n'))
      const links = [...network.links.values()]
      let now = converge(network, ALL_UP)
      const settled: Settled = { byBeliefs: new Map() }
      let beliefs: Beliefs = ALL_UP
      for (const { link: number, end, what } of losses) {
        const { name, ends } = links[number % links.length] as Link
        const keys = end === 3 ? ends.map(node => at(name, node)) : ends.slice(0, 1 + (end % 2)).map(node => at(name, node))
        const member = what === 'link' ? 'linkEndsDown' : 'sessionEndsDown'
        // Both ends or neither: an end that still believes in its neighbour remembers the past.
        const both = what === 'session' ? ends.map(node => at(name, node)) : keys
        const sessionsToo = what === 'link' && keys.length === 1 ? ends.map(node => at(name, node)) : []
        beliefs = {
          ...beliefs,
          [member]: beliefs[member].symmetricDifference(new Set(both)),
          ...(sessionsToo.length > 0 ? { sessionEndsDown: beliefs.sessionEndsDown.union(new Set(sessionsToo)) } : {}),
        }
        const scratch = everythingText(network, converge(network, beliefs))
        if (remembersThePast(network, beliefs)) continue
        now = converge(network, beliefs, now)
        assert.equal(everythingText(network, now), scratch)
        assert.equal(everythingText(network, settle(network, beliefs, now, settled)), scratch)
      }
    }),
    { numRuns: 500 },
  )
})

test('a second model, written another way, comes to the same tables', () => {
  fc.assert(
    fc.property(drawing, fc.array(fc.nat(20), { maxLength: 3 }), (text, cuts) => {
      const network = drawn(text)
      const links = [...network.links.values()]
      const down = new Set(cuts.flatMap(n => (links.length > 0 ? [links[n % links.length]!.name] : [])))
      const ends = [...down].flatMap(name => network.links.get(name)!.ends.map(end => at(name, end)))
      const beliefs: Beliefs = { ...ALL_UP, linkEndsDown: new Set(ends) }
      assert.equal(allRoutesText(network, converge(network, beliefs).tables), dumbTables(network, down))
    }),
    { numRuns: 300 },
  )
})

interface DumbRoute {
  readonly to: string
  readonly via: string
  readonly session: string
  readonly path: readonly number[]
  readonly internal: boolean
}

/**
 * Bellman and Ford's way: everybody recomputes everything from what everybody had a round ago, until a round changes
 * nothing. Routes are sorted, not eliminated: without MED the decision process is an order.
 */
function dumbTables(network: Network, down: ReadonlySet<string>): string {
  let tables = new Map<string, DumbRoute[]>()
  for (let round = 0; ; round++) {
    const next = new Map([...network.nodes.keys()].map(node => [node, dumbNode(network, node, tables, down)] as const))
    const text = dumbText(network, next)
    if (text === dumbText(network, tables)) return text
    assert.ok(round < 100, 'the second model comes to rest too')
    tables = next
  }
}

function dumbNode(
  network: Network,
  name: string,
  tables: ReadonlyMap<string, DumbRoute[]>,
  down: ReadonlySet<string>,
): DumbRoute[] {
  const own = network.nodes.get(name)!
  const here = own.local.map(({ text }) => text)
  const heard: DumbRoute[] = []
  for (const session of network.sessions.values()) {
    const [mine, theirs] = sides(session, name)
    if (!mine || !theirs || down.has(session.link)) continue
    const neighbour = network.nodes.get(theirs.node)!
    const internal = neighbour.asn === own.asn
    const said = [
      ...neighbour.local.map(({ text }) => ({ to: text, via: 'here', session: '', path: [], internal: false })),
      ...firsts(tables.get(theirs.node) ?? []),
    ]
    for (const route of said) {
      if (route.session === session.name || (route.internal && internal)) continue
      const path = internal ? route.path : [...Array<number>(1 + (theirs.export.prepend ?? 0)).fill(neighbour.asn), ...route.path]
      if (!internal && path.includes(own.asn)) continue
      heard.push({ to: route.to, via: theirs.node, session: session.name, path, internal })
    }
  }
  const routerId = (route: DumbRoute) => network.nodes.get(route.via)!.routerId
  const quality = (a: DumbRoute, b: DumbRoute) => a.path.length - b.path.length || Number(a.internal) - Number(b.internal)
  const sorted = heard
    .filter(({ to }) => !here.includes(to))
    .sort((a, b) => a.to.localeCompare(b.to) || quality(a, b) || routerId(a) - routerId(b) || (a.session < b.session ? -1 : 1))
  return sorted.filter(route => {
    const rivals = sorted.filter(({ to }) => to === route.to)
    return quality(route, rivals[0]!) === 0 && rivals.indexOf(route) < own.maximumPaths
  })
}

/** Of every prefix the first route: what a router tells its neighbours. */
function firsts(routes: readonly DumbRoute[]): readonly DumbRoute[] {
  return routes.filter((route, i) => routes.findIndex(({ to }) => to === route.to) === i)
}

function sides({ ends: [a, b] }: Session, node: string): readonly [SessionEnd?, SessionEnd?] {
  return a.node === node ? [a, b] : b.node === node ? [b, a] : []
}

function dumbText(network: Network, tables: ReadonlyMap<string, readonly DumbRoute[]>): string {
  return [...network.nodes.keys()]
    .sort()
    .map(node => {
      const here = new Set(network.nodes.get(node)!.local.map(({ text }) => `${text} here`))
      const learned = Map.groupBy(tables.get(node) ?? [], ({ to }) => to)
      const ways = [...learned].map(
        ([to, routes]) => `${to} ${routes.map(({ via, path }) => `via ${via} (${path.join(' ')})`).join(' + ')}`,
      )
      return `${node}:\n${[...here, ...ways]
        .sort()
        .map(line => `  ${line}`)
        .join('\n')}`
    })
    .join('\n')
}
