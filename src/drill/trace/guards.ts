import type { Address } from '../../net/address.ts'
import { holds } from '../../net/prefix.ts'
import type { Guard, GuardEntry, GuardRule } from '../../topology/guard.ts'
import type { EndPoint } from '../../topology/topology.ts'
import type { Packet } from './packet.ts'

/** IANA's protocol numbers of what a trace can be. */
const TCP = 6
const UDP = 17
const ICMP = { 4: 1, 6: 58 } as const

/** Where the sender's system takes the port that it answers at from (RFC 6335 §6): any of them stands for all. */
const EPHEMERAL_PORT = 49_152

/** A packet as filters see it. Without a protocol it is whatever may pass: it is dropped only where nothing could. */
interface Seen {
  readonly protocol: number | undefined
  readonly port: number | undefined
}

/**
 * Why packets there, and the answers to them, are dropped by what guards the two ends; undefined = they pass. Security
 * groups let answers through (VPC guide, "Security groups"), network ACLs look at each packet by itself.
 */
export function guarded(from: EndPoint, to: EndPoint, packet: Packet): { readonly there?: string; readonly back?: string } {
  const asked = seen(packet, to.address)
  const answered = { ...asked, port: asked.port === undefined ? undefined : EPHEMERAL_PORT }
  const isOneSubnet = from.guard?.subnetId !== undefined && from.guard.subnetId === to.guard?.subnetId
  const there =
    groupsRefuse(from.guard, to, asked, true) ??
    (isOneSubnet ? undefined : (aclRefuses(from.guard, to, asked, true) ?? aclRefuses(to.guard, from, asked, false))) ??
    groupsRefuse(to.guard, from, asked, false)
  const back = isOneSubnet
    ? undefined
    : (aclRefuses(to.guard, from, answered, true) ?? aclRefuses(from.guard, to, answered, false))
  return { ...(there === undefined ? {} : { there }), ...(back === undefined ? {} : { back }) }
}

function seen({ tcp, udp, icmp }: Packet, { family }: Address): Seen {
  if (tcp !== undefined) return { protocol: TCP, port: tcp }
  if (udp !== undefined) return { protocol: UDP, port: udp }
  return { protocol: icmp ? ICMP[family] : undefined, port: undefined }
}

function groupsRefuse(guard: Guard | undefined, other: EndPoint, packet: Seen, isEgress: boolean): string | undefined {
  if (guard === undefined || guard.groups.length === 0) return undefined
  const rules = guard.groups.flatMap(group => group.rules)
  if (rules.some(rule => rule.isEgress === isEgress && matches(rule, packet) && meets(rule, other))) return undefined
  const names = guard.groups.map(({ label }) => label).join(', ')
  return `dropped by ${names}: no ${isEgress ? 'egress' : 'ingress'} rule allows ${text(packet)} ${isEgress ? 'to' : 'from'} ${other.address.text}`
}

function aclRefuses({ acl }: Partial<Guard> = {}, other: EndPoint, packet: Seen, isEgress: boolean): string | undefined {
  const applies = (entry: GuardEntry) => entry.isEgress === isEgress && holds(entry.cidr, other.address) && matches(entry, packet)
  // Of packets of any kind the first that lets some of them pass is enough.
  const entry = acl?.entries.find(each => applies(each) && (each.allows || isWhole(each, packet)))
  if (acl === undefined || entry?.allows) return undefined
  const rule = entry === undefined ? 'no rule matches' : `rule ${entry.number} denies`
  return `dropped by ${acl.label}: ${rule} ${text(packet)} ${isEgress ? 'to' : 'from'} ${other.address.text}`
}

/** Whether an entry is about everything that the packet might be. */
function isWhole(entry: GuardEntry, packet: Seen): boolean {
  return packet.protocol !== undefined || (entry.protocol === undefined && entry.ports === undefined)
}

function matches({ protocol, ports }: Pick<GuardRule, 'protocol' | 'ports'>, packet: Seen): boolean {
  if (packet.protocol === undefined || protocol === undefined) return true
  if (protocol !== packet.protocol) return false
  return ports === undefined || packet.port === undefined || (packet.port >= ports[0] && packet.port <= ports[1])
}

function meets({ cidrs, groupId }: GuardRule, other: EndPoint): boolean {
  if (groupId !== undefined && other.guard?.groups.some(({ id }) => id === groupId)) return true
  return cidrs.some(cidr => holds(cidr, other.address))
}

function text({ protocol, port }: Seen): string {
  if (protocol === undefined) return 'anything'
  if (protocol === TCP) return `TCP port ${port}`
  return protocol === UDP ? `UDP port ${port}` : 'ICMP'
}
