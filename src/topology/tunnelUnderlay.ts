import { type Address, parseAddress } from '../net/address.ts'
import { holds } from '../net/prefix.ts'
import { isLiveVirtualInterface } from '../resources/virtualInterface.ts'
import type { Row } from '../resources/world.ts'
import type { Bundle, BundleMember, DetectedBy, Link, LinkElement, Range, Session, SessionEnd } from '../routing/network.ts'
import { bfdRange, holdRange } from '../routing/timers.ts'
import { backboneMs } from './backboneLeg.ts'
import type { Builder } from './builder.ts'

/** A virtual interface that brings a router's tunnel packets to AWS, and how its loss is noticed. */
export interface Underlay {
  readonly link: Link
  /** The session that announces the tunnel's end: the other family's does not help it. */
  readonly announcedBy: Pick<Session, 'name' | 'components' | 'ends'>
  readonly router: string
  readonly timeout: Range
  readonly detectedBy: DetectedBy
}

/**
 * Virtual interfaces over which the customer's end of a tunnel is announced to AWS: those of a Direct Connect gateway for
 * tunnels between private addresses, else the public ones.
 */
export function underlaysOf(
  build: Builder,
  address: string,
  account: string,
  gatewayId: string | undefined,
): readonly Underlay[] {
  const parsed = parseAddress(address)
  if (!parsed) return []
  const candidates =
    gatewayId === undefined
      ? publicInterfaces(build).filter(vif => vif.account === account)
      : [...build.world.referring('virtualInterface', gatewayId)].filter(({ body }) => body.type === 'transit')
  return candidates.flatMap(vif => underlay(build, vif, parsed) ?? [])
}

const PUBLIC_INTERFACES = new WeakMap<Builder, readonly Row<'virtualInterface'>[]>()

function publicInterfaces(build: Builder): readonly Row<'virtualInterface'>[] {
  const known = PUBLIC_INTERFACES.get(build)
  if (known) return known
  const found = [...build.world.all('virtualInterface')].filter(
    ({ body }) => body.type === 'public' && isLiveVirtualInterface(body),
  )
  PUBLIC_INTERFACES.set(build, found)
  return found
}

function underlay(build: Builder, { id, body }: Row<'virtualInterface'>, address: Address): Underlay | undefined {
  const link = build.links.get(id)
  const sessions = body.peers.map(peer => build.sessions.get(peer.id)).filter(session => session !== undefined)
  const session = sessions.find(each => announces(each, address))
  if (!link || !session) return undefined
  const [amazon, customer] = session.ends
  const bfd = bfdRange(customer, amazon)
  return {
    link,
    announcedBy: session,
    router: customer.node,
    timeout: bfd ?? holdRange(customer, amazon),
    detectedBy: bfd ? 'bfd' : 'hold',
  }
}

function announces({ ends: [amazon, customer] }: Session, address: Address): boolean {
  const takes = amazon.import.within?.some(prefix => holds(prefix, address)) ?? true
  return takes && sends(customer, address)
}

function sends({ export: { only } }: SessionEnd, address: Address): boolean {
  return only?.some(prefix => holds(prefix, address)) ?? false
}

/** The longest round trip of all that a tunnel to this Region may take, along the backbone from where an interface ends too. */
export function slowestMs(build: Builder, underlays: readonly Underlay[], region: string): number | undefined {
  const trips = underlays.map(({ link }) => [link.rttMs, backboneMs(build, link.name, region)] as const)
  const sums = trips.map(([way, leg]) => (way === undefined || leg === undefined ? undefined : way + leg))
  return sums.includes(undefined) ? undefined : Math.max(...sums.map(ms => ms ?? 0))
}

/** A link between these ends that rides on virtual interfaces: while one of them works, so does it. */
export function ridesOn(underlays: readonly Underlay[], name: string, ends: Ends): Bundle {
  const [{ timeout } = { timeout: { bestMs: 0, worstMs: 0 } }] = underlays
  return { members: underlays.flatMap(each => membersOf(each, name, ends)), needed: 1, ends: [], timeout }
}

interface Ends {
  readonly amazonEnd: string
  readonly customerEnd: string
}

/** One way per virtual interface, or per port of the LAG that it is on. */
function membersOf(
  { link, announcedBy, router, timeout, detectedBy }: Underlay,
  name: string,
  { amazonEnd, customerEnd }: Ends,
): BundleMember[] {
  const renamed = (end: string) => (end === router ? customerEnd : amazonEnd)
  const element = ({ component, cutSeenBy }: LinkElement): LinkElement => ({
    component,
    cutSeenBy: Object.fromEntries(Object.entries(cutSeenBy).map(([end, by]) => [renamed(end), by])),
  })
  // Without the session packets would still pass: both ends turn away from a way that is announced no more.
  const [amazon, customer] = announcedBy.ends
  const leads = { session: announcedBy.name, ends: { [amazonEnd]: amazon.node, [customerEnd]: customer.node } }
  const sessions = announcedBy.components.map((component): LinkElement => ({ component, cutSeenBy: {}, leads }))
  const pipes = (of: Link['pipes']) => of.map(pipe => ({ ...pipe, from: renamed(pipe.from) }))
  const ways = link.bundle?.members ?? [{ name: link.name, elements: [], pipes: [] }]
  return ways.map(way => ({
    name: way.name === link.name ? `${link.name}~${name}` : `${link.name}~${way.name}~${name}`,
    elements: [...[...link.elements, ...way.elements].map(element), ...sessions],
    pipes: pipes([...link.pipes, ...way.pipes]),
    timeout,
    detectedBy,
  }))
}
