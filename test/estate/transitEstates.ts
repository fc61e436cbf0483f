import assert from 'node:assert/strict'
import { estateOf, type InMemory } from './inMemory.ts'

/** Files around a transit gateway, and what an account has of one. */
const HEAD = `
landbridge: 1
region: us-east-1
account: 123456789012
sites:
  office: { prefixes: [10.0.0.0/16], routers: { edge: { asn: 65000 } }, hosts: { desk: 10.0.1.10 } }
connections: { dx: { location: EqDC2, bandwidth: 10Gbps, router: edge } }
virtualInterfaces: { vif: { connection: dx, type: transit, vlan: 100, gateway: hub } }
`

const VPCS = `
vpcs:
  prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } }
  dev: { cidr: 10.30.0.0/16 }
directConnectGateways: { hub: { asn: 64600, transitGateways: { core: { allowed: [10.20.0.0/15, 10.30.0.0/16, 10.255.0.0/24] } } } }
vpnConnections:
  backup: { router: edge, transitGateway: core, routing: bgp }
  sealed: { router: edge, transitGateway: core, routing: bgp, private: { gateway: hub, address: 10.0.9.1 } }
`

export const PLAIN = `${HEAD}${VPCS}
transitGateways: { core: { asn: 64513, cidrs: [10.255.0.0/24], vpcs: [prod, dev] } }
`

export const APART = `${HEAD}${VPCS}
prefixLists: { partners: { cidrs: [172.16.0.0/16] } }
transitGateways:
  core:
    asn: 64513
    cidrs: [10.255.0.0/24]
    vpcs: [prod, dev]
    routeTables:
      inside: { associate: [prod, dev], propagate: [hub, backup, sealed], routes: { 10.99.0.0/16: blackhole, 10.98.0.0/16: backup } }
      outside: { associate: [hub, backup, sealed], propagate: [prod, dev], prefixLists: { partners: prod } }
`

export function applied(memory: InMemory, text: string, options = {}) {
  const summary = memory.apply(estateOf(text), options)
  assert.deepEqual(summary.problems, [])
  return summary
}

/** What hangs on the transit gateway: name, and by table who is associated and who propagates. */
export function tables(memory: InMemory) {
  const nameOf = (id: string) => memory.world.get('transitGatewayRouteTable', id)?.body.tags['landbridge:name'] ?? 'AWS'
  return [...memory.world.all('transitGatewayAttachment')]
    .filter(({ body }) => body.state === 'available')
    .map(({ body }) => {
      const to = body.propagations.map(({ routeTableId }) => nameOf(routeTableId)).sort()
      return `${body.type} in ${body.association ? nameOf(body.association.routeTableId) : 'none'}, to ${to.join(' ') || 'none'}`
    })
    .sort()
}

export function routes(memory: InMemory, vpc: string) {
  const id = [...memory.world.all('vpc')].find(({ body }) => body.tags['landbridge:name'] === vpc)?.id
  const table = [...memory.world.all('routeTable')].find(({ body }) => body.vpcId === id)
  return (table?.body.routes ?? []).filter(({ origin }) => origin === 'CreateRoute').map(({ destination }) => destination)
}
