import type { Router } from '../../src/resources/customerSide.ts'
import type { World } from '../../src/resources/world.ts'
import { directConnectGateway, flow, type Port, port, site, vpc, vpn, worldOf } from '../../src/topology/testWorld.ts'

export { GEOGRAPHY } from '../../src/topology/testWorld.ts'

/** One 10G virtual interface on a gateway, no BFD, a static VPN on the same gateway and router behind it. */
export function nobodyTestedFailover(
  options: { readonly router?: Partial<Router>; readonly carrier?: Port['carrier']; readonly listed?: readonly string[] } = {},
): World {
  return worldOf(draft => {
    site(draft, [{ name: 'edge', bfd: false, ...options.router }])
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
    port(draft, {
      name: 'a',
      location: 'EqDC2',
      device: 'EqDC2-1',
      router: 'edge',
      gateway: { kind: 'virtualPrivateGateway', id: 'vgw-prod' },
      octet: 20,
      ...(options.carrier ? { carrier: options.carrier } : {}),
    })
    vpn(draft, '198.51.100.1', 'vgw-prod', { staticRoutes: options.listed ?? ['10.0.0.0/16'] })
    flow(draft, 'db', 3e9, 7e9)
  })
}

/** Two 10G connections at two locations behind one DX gateway with two VPCs, a BGP VPN on edge-2 to the first VPC. */
export function twoLocations(
  options: { readonly gateway?: 'ecmp' | 'vrrp'; readonly bfd?: boolean; readonly router?: Partial<Router> } = {},
): World {
  return worldOf(draft => {
    const router = { bfd: options.bfd ?? true, ...options.router }
    site(
      draft,
      [
        { name: 'edge-1', ...router },
        { name: 'edge-2', ...router },
      ],
      { gateway: options.gateway ?? 'ecmp' },
    )
    vpc(draft, 'prod', '10.20.0.0/16', { db: '10.20.1.10' })
    vpc(draft, 'analytics', '10.30.0.0/16', { lake: '10.30.1.10' })
    directConnectGateway(draft, { prod: [], analytics: [] })
    const gateway = { kind: 'directConnectGateway', id: 'dxgw-hub' } as const
    port(draft, { name: 'a', location: 'EqDC2', device: 'EqDC2-1', router: 'edge-1', gateway, octet: 20 })
    port(draft, { name: 'b', location: 'CSVA1', device: 'CSVA1-1', router: 'edge-2', gateway, octet: 21 })
    vpn(draft, '198.51.100.2', 'vgw-prod')
    flow(draft, 'db', 3e9, 7e9)
    flow(draft, 'lake', 0.5e9, 1e9)
  })
}
