import { tunnelId } from '../resources/observed.ts'
import { prefixAllocationOf } from '../resources/prefixAllocation.ts'
import type { Row } from '../resources/world.ts'
import type { Topology } from '../topology/topology.ts'
import { named } from './named.ts'
import type { Subject } from './subject.ts'
import type { View } from './view.ts'

type Session = NonNullable<ReturnType<Topology['network']['sessions']['get']>>

/** A BGP session between AWS and a router, and what people ordered that has it. */
export interface WaySession {
  readonly session: Session
  readonly kind: 'virtualInterface' | 'vpnToVirtualPrivateGateway' | 'tunnelToTransitGateway'
  readonly on: Subject
  readonly router: Row<'router'>
  /** Of what it tells; absent = of both, as over a Connect peer. */
  readonly family?: 4 | 6
  /** Of a private or transit virtual interface: how many prefixes of the family it was ordered to take. */
  readonly allocation?: number
}

/** The sessions of virtual interfaces, VPN connections and Connect peers that both ends are configured for. */
export function sessionsOn(view: View): readonly WaySession[] {
  return [...onVirtualInterfaces(view), ...onVpns(view), ...onConnectPeers(view)].flatMap(({ name, ...way }) => {
    const session = view.topology.network.sessions.get(name)
    const router = session?.ends.flatMap(({ node }) => view.world.get('router', node) ?? [])[0]
    return session && router ? [{ ...way, session, router }] : []
  })
}

type Named = Omit<WaySession, 'session' | 'router'> & { readonly name: string }

function onVirtualInterfaces({ interfaces }: View): Named[] {
  return interfaces.flatMap(({ row }) =>
    row.body.peers.map(({ id, addressFamily }): Named => {
      const own = { name: id, kind: 'virtualInterface', on: named(row), family: addressFamily === 'ipv4' ? 4 : 6 } as const
      return row.body.type === 'public' ? own : { ...own, allocation: prefixAllocationOf(row.body)[addressFamily] }
    }),
  )
}

function onVpns({ vpns }: View): Named[] {
  return vpns.flatMap(({ row, family }) => {
    const kind = row.body.virtualPrivateGatewayId === undefined ? 'tunnelToTransitGateway' : 'vpnToVirtualPrivateGateway'
    return [0, 1].map((index): Named => ({ name: tunnelId(row.id, index), kind, on: named(row), family }))
  })
}

function onConnectPeers({ world }: View): Named[] {
  return [...world.all('transitGatewayConnectPeer')].map(
    (row): Named => ({ name: row.id, kind: 'tunnelToTransitGateway', on: named(row) }),
  )
}
