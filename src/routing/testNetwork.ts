import type { Community } from '../net/community.ts'
import { type Prefix, parsePrefix } from '../net/prefix.ts'
import type { Tables } from './converge.ts'
import type { DetectedBy, ExportPolicy, ImportPolicy, Link, Network, Node, Session, SessionEnd, StaticRoute } from './network.ts'
import type { Path } from './path.ts'
import { drawnRule } from './testRules.ts'

/**
 * Networks for tests, as drawings of one thing per line:
 *
 *   a 65001 10.0.0.0/8               node, AS, what is delivered there and announced
 *   a -- b                           a link with a BGP session; both are called `a-b`
 *   a -- b mtu=1500 a.lp=200         options of the link, and of one end by its node's name
 *   a -- b enters=b:vrf              packets that arrive at b are looked up at vrf
 *   a -> b 10.0.0.0/8 link=a-b       a static route
 *   a -- b a.in1=c:1:2=>drop         rules in the order of their names, `in` and `out` (testRules.ts)
 */
export function drawn(drawing: string): Network {
  const nodes = new Map<string, Node>()
  const links = new Map<string, Link>()
  const sessions = new Map<string, Session>()
  for (const line of drawing.split('\n').map(text => text.trim())) {
    const words = line.split(/\s+/)
    if (line === '') continue
    if (words[1] === '--') {
      const { link, session } = drawnLink(words, end => nodes.get(end)?.asn ?? 0)
      links.set(link.name, link)
      if (session) sessions.set(link.name, session)
    } else if (words[1] === '->') {
      const from = nodes.get(words[0] ?? '')
      if (from) nodes.set(from.name, { ...from, statics: [...from.statics, drawnStatic(words, from.name)] })
    } else nodes.set(words[0] ?? '', drawnNode(words, nodes.size + 1))
  }
  return { nodes, links, sessions }
}

export function prefix(text: string): Prefix {
  const parsed = parsePrefix(text)
  if (!parsed) throw new TypeError(`${text} is no prefix`)
  return parsed
}

function drawnNode([name = '', asn = '0', ...rest]: readonly string[], order: number): Node {
  const own = rest.filter(word => !word.includes('=')).map(prefix)
  const options = optionsOf(rest)
  const groups = options.get('single')
  const mixedMtu = options.get('mixedMtu')
  return {
    name,
    asn: Number(asn),
    routerId: Number(options.get('id') ?? order),
    selection: options.get('selection') === 'ranked' ? 'ranked' : 'bgp',
    maximumPaths: Number(options.get('paths') ?? 1),
    local: own,
    originates: [],
    statics: [],
    ...(groups === undefined ? {} : { singlePathGroups: groups.split(',') }),
    ...(mixedMtu === undefined ? {} : { mixedMtu: Number(mixedMtu) }),
    ...(options.has('missingWorst') ? { missingMedIsWorst: true } : {}),
    ...(options.has('ownMed') ? { ownMed: Number(options.get('ownMed')) } : {}),
    ...(options.has('everyMed') ? { comparesEveryMed: true } : {}),
    ...(options.has('equalAsPaths') ? { equalAsPathsOnly: true } : {}),
  }
}

function drawnStatic([from = '', , to = '', destination = '', ...rest]: readonly string[], node: string): StaticRoute {
  const options = optionsOf(rest)
  const link = options.get('link') ?? [from, to].sort().join('-')
  return {
    prefix: prefix(destination),
    ...(to === 'nowhere' ? { discard: `discarded at ${node}` } : { link }),
    distance: Number(options.get('distance') ?? 1),
    rank: Number(options.get('rank') ?? 0),
    label: 'static',
    ...(options.has('group') ? { group: options.get('group') ?? '' } : {}),
  }
}

function drawnLink(
  [a = '', , b = '', ...rest]: readonly string[],
  asnOf: (node: string) => number,
): { link: Link; session: Session | undefined } {
  const options = optionsOf(rest)
  const name = options.get('name') ?? `${a}-${b}`
  const seen = (options.get('seen') ?? `${a},${b}`).split(',').filter(end => end !== '')
  const rtt = options.get('rtt')
  const [entered = '', table = ''] = options.get('enters')?.split(':') ?? []
  const link: Link = {
    name,
    ends: [a, b],
    mtu: Number(options.get('mtu') ?? 9001),
    rttMs: rtt === 'unknown' ? undefined : Number(rtt ?? 0),
    elements: [
      { component: name, cutSeenBy: Object.fromEntries(seen.map(end => [end, (options.get('by') ?? 'carrier') as DetectedBy])) },
      ...(options.get('over') ?? '').split(',').flatMap(component => (component === '' ? [] : [{ component, cutSeenBy: {} }])),
    ],
    pipes: options.has('bps')
      ? [a, b].map(from => ({ name: `${options.get('pipe') ?? name} from ${from}`, from, bps: Number(options.get('bps')) }))
      : [],
    probes: [a, b].flatMap(end => {
      const seconds = Number(options.get(`${end}.dpd`) ?? 0)
      const range = { bestMs: 1000 * (seconds - 10), worstMs: 1000 * seconds }
      return seconds > 0 ? [{ end, by: 'dpd' as const, range }] : []
    }),
    ...(options.has('delay') ? { messageDelayMs: Number(options.get('delay')) } : {}),
    way: name,
    shown: true,
    ...(table === '' ? {} : { enters: { [entered]: table } }),
  }
  if (options.has('silent')) return { link, session: undefined }
  const session: Session = {
    name,
    link: name,
    components: [`session ${name}`],
    ends: [drawnEnd(a, options, asnOf(b)), drawnEnd(b, options, asnOf(a))],
  }
  return { link, session }
}

function drawnEnd(node: string, options: ReadonlyMap<string, string>, neighbourAsn: number): SessionEnd {
  const of = (key: string) => options.get(`${node}.${key}`)
  const prefixes = (key: string) => of(key)?.split(',').map(prefix)
  const communities = (key: string) => of(key)?.split(',') as Community[] | undefined
  const rules = (way: 'in' | 'out') => {
    const names = [...options.keys()].filter(key => key.startsWith(`${node}.${way}`) && /\d$/.test(key)).sort()
    return names.length === 0 ? undefined : names.map(name => drawnRule(options.get(name) ?? ''))
  }
  const removal = of('removePrivate')
  const [interval, multiplier] = (of('bfd') ?? '').split('x').map(Number)
  return {
    node,
    holdMs: 1000 * Number(of('hold') ?? 90),
    keepaliveMs: 1000 * Number(of('keepalive') ?? 30),
    ...(of('interval') === undefined ? {} : { advertisementIntervalMs: 1000 * Number(of('interval')) }),
    ...(of('withdrawalsWait') === undefined ? {} : { withdrawalsWait: true }),
    ...(interval && multiplier ? { bfd: { receiveMs: interval, transmitMs: interval, multiplier } } : {}),
    ...(of('restart') === undefined ? {} : { restartMs: 1000 * Number(of('restart')) }),
    group: of('group') ?? 'bgp',
    import: without({
      localPreference: numberOf(of('lp')),
      rank: numberOf(of('rank')),
      maximumPrefixes: numberOf(of('max')),
      restartAfterLimitMs: of('retry') === undefined ? undefined : 1000 * Number(of('retry')),
      missingMed: numberOf(of('missingMed')),
      onlyToldOn: of('told') === undefined ? undefined : true,
      within: prefixes('accept'),
      addCommunities: communities('mark'),
      allowAs: numberOf(of('allowAs')),
      rules: rules('in'),
      honoursGracefulShutdown: of('gshut') === undefined ? undefined : true,
      honoursBlackhole: of('blackhole') === undefined ? undefined : true,
      localPreferenceByCommunity: of('lpBy')
        ?.split(',')
        .map(pair => pair.split('=>'))
        .map(([community, value]) => [community as Community, Number(value)] as const),
    }) as ImportPolicy,
    export: without({
      from: (of('from') ?? 'local,bgp,static').split(','),
      only: prefixes('only'),
      within: prefixes('within'),
      prepend: numberOf(of('prepend')),
      med: numberOf(of('med')),
      addCommunities: communities('tag'),
      removeCommunities: communities('untag'),
      removePrivateAs: removal === undefined ? undefined : { how: removal, neighbourAsn },
      overrideAs: of('override') === undefined ? undefined : neighbourAsn,
      rules: rules('out'),
      everyPath: of('everyPath') === undefined ? undefined : true,
      inactive: of('inactive') === undefined ? undefined : true,
    }) as ExportPolicy,
  }
}

/** `key=value`, or a bare `key` for yes. A `=>` belongs to the value. */
function optionsOf(words: readonly string[]): Map<string, string> {
  return new Map(
    words.map(word => {
      const at = word.indexOf('=')
      return at < 0 ? [word, 'yes'] : [word.slice(0, at), word.slice(at + 1)]
    }),
  )
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}

function without(object: object): object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
}

/** `10.0.0.0/8 via b (65002 65001)` per route, in the order of prefixes; equal ways are joined by `+`. */
export function routesText(tables: Tables, node: string): string[] {
  return [...(tables.routes.get(node)?.values() ?? [])]
    .map(({ prefix: { text }, chosen }) => `${text} ${[...chosen].map(wayText).join(' + ')}`)
    .sort()
}

function wayText(path: Path): string {
  if (!path.nextHop) return path.discard === undefined ? 'here' : 'discarded'
  const asPath = path.protocol === 'bgp' ? ` (${path.asPath.join(' ')})` : ` (${path.label})`
  return `via ${path.nextHop.node}${asPath}`
}

/** All tables of a network as text, for comparison as a whole. */
export function allRoutesText(network: Network, tables: Tables): string {
  return [...network.nodes.keys()]
    .sort()
    .map(
      node =>
        `${node}:\n${routesText(tables, node)
          .map(line => `  ${line}`)
          .join('\n')}`,
    )
    .join('\n')
}
