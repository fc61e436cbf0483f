/** How the routers and the LAG are set up; absent = as a careful engineer would. */
export interface LagOptions {
  readonly bfd?: boolean
  readonly minimumLinks?: number
}

/** Four ports of 10 Gbps in a LAG, and one as a backup that carries less. */
export const lagEstate = ({ bfd = true, minimumLinks = 3 }: LagOptions = {}) => `
landbridge: 1
region: us-east-1
sites:
  ash:
    prefixes: [10.0.0.0/16]
    routers:
      edge-1: { asn: 65000, bfd: ${bfd}, neighbours: { vif-a: { localPreference: 300, communities: ['7224:7300'] } } }
      edge-2: { asn: 65000, bfd: ${bfd}, neighbours: { vif-b: { localPreference: 150, communities: ['7224:7100'] } } }
    hosts: { app: 10.0.1.10 }
vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }
directConnectGateways: { hub: { asn: 64600, vpcs: [prod] } }
lags: { lag-a: { location: EqDC2, bandwidth: 10Gbps, links: 4, minimumLinks: ${minimumLinks}, router: edge-1 } }
connections: { dx-b: { location: CSVA1, bandwidth: 10Gbps, router: edge-2 } }
virtualInterfaces:
  vif-a: { lag: lag-a, type: private, vlan: 100, gateway: hub }
  vif-b: { connection: dx-b, type: private, vlan: 100, gateway: hub }
flows: [{ from: app, to: db, steady: 15Gbps, peak: 25Gbps }]
`
