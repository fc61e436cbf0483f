/** One site and one VPC with two ports and a VPN behind them: 8 Mbps each way, which 730 hours make 5,256 GB in all. */
export const BILLED_ESTATE = `landbridge: 1
region: us-east-1
sites:
  office:
    prefixes: [10.0.0.0/16]
    routers: { edge: { asn: 65000 } }
    hosts: { app: 10.0.1.10 }
vpcs: { prod: { cidr: 10.20.0.0/16, hosts: { db: 10.20.1.10 } } }
directConnectGateways: { hub: { asn: 64600, vpcs: [prod] } }
connections:
  dx-a: { location: EqDC2, bandwidth: 1Gbps, router: edge }
  dx-b: { location: CSVA1, bandwidth: 1Gbps, router: edge }
virtualInterfaces:
  vif-a: { connection: dx-a, type: private, vlan: 100, gateway: hub }
  vif-b: { connection: dx-b, type: private, vlan: 100, gateway: hub }
vpnConnections: { backup: { router: edge, vpc: prod, routing: bgp } }
flows: [{ from: app, to: db, steady: 8Mbps, monthly: 5256GB }]
`
