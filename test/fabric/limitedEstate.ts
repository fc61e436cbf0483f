/**
 * 10.99.0.0/16 is at both sites, and Reston's way is longer. While edge-1 announces it, edge-2 drops it as a loop of its own
 * AS; once edge-1 is gone, SiteLink tells edge-2 of Reston's: three prefixes, where there were two.
 */
export const limitedEstate = (limit: string): string => `landbridge: 1
region: us-east-1
sites:
  ashburn:
    prefixes: [10.0.0.0/16]
    routers:
      edge-1: { asn: 65000, neighbours: { vif-1: { advertise: [10.0.0.0/16, 10.99.0.0/16] } } }
      edge-2: { asn: 65000, neighbours: { vif-2: { ${limit} } } }
    hosts: { app: 10.0.1.10 }
  reston:
    prefixes: [10.1.0.0/16, 10.99.0.0/16]
    routers: { far: { asn: 65100, neighbours: { vif-3: { prepend: 2 } } } }
vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }
directConnectGateways: { hub: { asn: 64600, vpcs: [prod] } }
connections:
  dx-1: { location: EqDC2, bandwidth: 10Gbps, router: edge-1 }
  dx-2: { location: CSVA1, bandwidth: 10Gbps, router: edge-2 }
  dx-3: { location: EqDC2, bandwidth: 10Gbps, router: far }
virtualInterfaces:
  vif-1: { connection: dx-1, type: private, vlan: 100, gateway: hub, siteLink: true }
  vif-2: { connection: dx-2, type: private, vlan: 100, gateway: hub, siteLink: true }
  vif-3: { connection: dx-3, type: private, vlan: 100, gateway: hub, siteLink: true }
`
