import { type Prefix, parseInterfaceAddress } from '../net/prefix.ts'
import type { VirtualInterface } from '../resources/virtualInterface.ts'
import { dottedMask } from './routerConfigurationMask.ts'

/** What a router has to know of a virtual interface, ready to be written down in any vendor's language. */
export interface RouterFacts {
  readonly id: string
  readonly type: VirtualInterface['type']
  /** Letters, digits and ._- only: every language takes it without quotes. */
  readonly name: string
  readonly vlan: number
  readonly mtu: number
  readonly amazonAsn: number
  readonly peers: readonly PeerFacts[]
  /** What a public one announces; empty on others, where it is the customer's to say. */
  readonly announced: readonly Prefix[]
}

export interface PeerFacts {
  readonly family: 'ipv4' | 'ipv6'
  readonly asn: number
  /** Without length. */
  readonly customer: string
  readonly amazon: string
  readonly length: number
  /** Dotted, of IPv4 only. */
  readonly mask: string
  /** 6 to 80 printable characters without space, quote and backslash: safe between quotes everywhere. */
  readonly authKey: string
}

/** The facts of a stored virtual interface; peers that are being deleted are left out. */
export function routerFacts(id: string, vif: VirtualInterface, announced: readonly Prefix[]): RouterFacts {
  return {
    id,
    type: vif.type,
    name: vif.name.replace(/[^A-Za-z0-9._-]+/g, '-'),
    vlan: vif.vlan,
    mtu: vif.mtu,
    amazonAsn: vif.amazonSideAsn,
    peers: vif.peers.filter(({ state }) => state !== 'deleting' && state !== 'deleted').map(peerFacts),
    announced,
  }
}

function peerFacts({
  addressFamily,
  asn,
  authKey,
  customerAddress,
  amazonAddress,
}: VirtualInterface['peers'][number]): PeerFacts {
  const customer = parseInterfaceAddress(customerAddress)
  const amazon = parseInterfaceAddress(amazonAddress)
  if (!customer || !amazon) throw new TypeError(`a stored peer has the addresses ${customerAddress} and ${amazonAddress}`)
  const { length } = customer.prefix
  return {
    family: addressFamily,
    asn,
    customer: customer.address.text,
    amazon: amazon.address.text,
    length,
    mask: addressFamily === 'ipv4' ? dottedMask(length) : '',
    authKey,
  }
}
