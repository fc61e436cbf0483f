import { readFile } from 'node:fs/promises'
import { estateReference } from '../src/estate/estateReference.ts'

/** `docs/estate.md`: everything a file may say, both address families, what it means around a transit gateway, and one file that several accounts share. */
export async function estateDocument(): Promise<string> {
  const example = await readFile(new URL('../examples/three-accounts/estate.yaml', import.meta.url), 'utf8')
  return `${estateReference()}\n\n${ADDRESS_FAMILIES}\n\n${TRANSIT_GATEWAYS}\n\n${SEVERAL_ACCOUNTS}\n\n\`\`\`yaml\n${example.trimEnd()}\n\`\`\`\n`
}

const ADDRESS_FAMILIES = `## IPv4 and IPv6

\`\`\`yaml
sites:
  ashburn: { prefixes: [10.0.0.0/16, 2001:db8:10::/48], hosts: { app: 10.0.1.10, app6: 2001:db8:10:1::10 }, routers: { edge-1: {} } }
vpcs:
  prod: { cidr: 10.20.0.0/16, ipv6Cidr: 2001:db8:20::/56, hosts: { db: 10.20.1.10, db6: 2001:db8:20:1::10 } }
virtualInterfaces:
  vif-a: { connection: dx-a, type: private, vlan: 100, gateway: hub, addressFamilies: [ipv4, ipv6] }
  pub-a: { connection: dx-a, type: public, vlan: 200, addressFamilies: [ipv6], routeFilterPrefixes: ['2001:db8:10::/48'] }
services:
  files6: { service: s3, addressFamily: ipv6 }
flows:
  - { from: app6, to: db6, steady: 1Gbps }
  - { from: app6, to: files6, steady: 1Gbps }
\`\`\`

**Each family goes its own way.** A virtual interface has a BGP session for each of its \`addressFamilies\`; the site's prefixes and
AWS's blocks are told over the session of their own family alone, as are a public one's \`routeFilterPrefixes\`. \`landbridge drill --cut
'vif-a ipv6'\` takes one session; what takes the virtual interface or its port takes both. A VPN connection carries one family: IPv4, or on a transit gateway with \`insideIpVersion: ipv6\` IPv6; two of them
carry both. A report says which virtual interfaces and VPN connections carry none of a family that the site has, and rule DX072 of \`landbridge
check\` finds the flows that a virtual interface, or all VPN connections from one site to one gateway, carry nothing of. TCP segments leave 60 bytes for headers where IPv4 has 40.

**Blocks.** \`ipv6Cidr\` is the /56 that Amazon gave the VPC; one of your own, a /44 to /60, has its \`ipv6Pool\` (BYOIP). AWS lets nobody choose a block
of Amazon's: here it is written down as it was given, or one is invented until then, and the service takes it by \`AssociateVpcCidrBlock\` with
\`Ipv6Pool: Amazon\`, which AWS itself refuses. Exported modules let Amazon choose. \`allowed\`, \`advertise\`, routes of VPCs and of transit gateways
take CIDRs of both families; attachments of VPCs with a block carry IPv6.

**One address per host.** A machine with both addresses is two hosts, and a service that is reached by both is two services. Both ends of a flow
are of one family, for nothing translates.

**Public services.** IPv4 goes there behind an address of the way that it leaves by; IPv6 keeps that of its host, and the answer goes where AWS was
told of it: over a public virtual interface, else over the Internet. A report says which prefixes it assumes that a router's provider announces.

**Around tunnels.** \`outsideIpVersion: ipv6\` of a VPN connection on a transit gateway is between IPv6 addresses, the router's \`publicIpv6Address\` and
AWS's: over the Internet, or over public virtual interfaces whose IPv6 session announces it. It carries what \`insideIpVersion\` says, in
packets that are 20 bytes smaller (AES-CBC: 16 or 32). Tunnels of a private-IP VPN are between IPv4 addresses and carry either family.
Transit gateways have \`cidrs\` of both families; those of IPv6 are for \`connectPeers\`: AWS's end of a GRE tunnel is of the family of the router's,
and what it carries is of both, 24 bytes smaller or 44.

**What is IPv4 alone**, and refused or named where it is met: gateway endpoints and requirements of \`landbridge plan\`. A router has a default route
to its provider of the family that its VPNs go over; edge routers of a site tell each other both families over one
session. Router configurations of \`landbridge export --router\` have both families, and a session for each between edges;
[on some platforms](export.md#platforms) tunnels that carry IPv6 are left out and named.

[examples/dual-stack](../examples/dual-stack/estate.yaml) has both families, and a VPN that backs up only one of them.`

const SEVERAL_ACCOUNTS = `## Several accounts in one file

Every AWS thing may carry its \`account\`; the top of the file is the default. What one account gives and another takes is written
once, and applying the file lets both do their part, each call as its own account:

| Written as | One account | The other account |
|---|---|---|
| a connection with an \`interconnect\` or \`lag\` that hosts it | the partner: \`AllocateHostedConnection\` | its own: \`ConfirmConnection\` |
| a virtual interface whose \`account\` is not its connection's | the connection's: \`Allocate…VirtualInterface\` | its own: \`Confirm…VirtualInterface\` onto its gateway |
| a VPC of another account under a Direct Connect gateway | the VPC's: \`CreateDirectConnectGatewayAssociationProposal\` | the gateway's: \`AcceptDirectConnectGatewayAssociationProposal\` |

What was given and not yet taken is taken by the next application. A hosted connection that is written under another \`interconnect\` is
moved there by its partner. Rate limits and prefix allocations of a hosted virtual interface are changed by the connection's owner, the rest by
its own. With \`--prune\` either side's things go, in the accounts that the file still names.

Both ends of a flow are of one account: a file has flows for every account that wants some.`

const TRANSIT_GATEWAYS = `## Transit gateways

\`\`\`yaml
transitGateways:
  core:
    asn: 64513
    vpcs: [prod-*, dev-*] # a star stands for all that are called so
    routeTables:
      production: { associate: [prod-*], propagate: [prod-*, hub], routes: { 10.9.0.0/16: blackhole } }
      development: { associate: [dev-*], propagate: [dev-*, hub], routes: { 0.0.0.0/0: sea } }
      outside: { associate: [hub, sea], propagate: [prod-*, dev-*] }
directConnectGateways:
  hub: { asn: 64600, transitGateways: { core: { allowed: [10.16.0.0/12] } } }
transitGatewayPeerings:
  sea: { between: [core, core-eu] }
\`\`\`

**Names in route tables.** Whatever is attached to a transit gateway is called by its own name in the file: a VPC of its \`vpcs\`, a Direct
Connect gateway that has it under \`transitGateways\`, a VPN connection with \`transitGateway\`, a peering that has it in \`between\`. So these names
differ from each other on one transit gateway.

**With and without \`routeTables\`.** Without them there is one table, AWS's default: everything is associated with it and propagates to it, and
\`routes\` of the transit gateway are its static routes. With them AWS's defaults are off and the file says it all: what no table associates is
dropped, and you are warned. A file may change from one to the other; nothing is made anew but the tables.

**What somebody has to write.** A peering propagates nothing: both sides need \`routes\` that lead to it. A VPN connection with static routing has
nothing to propagate either; without a route to it AWS sends nothing into its tunnels, though they are up
([examples/nobody-tested-failover-tgw](../examples/nobody-tested-failover-tgw)). A Direct Connect gateway takes no static route.

**Routes of VPCs.** AWS never writes a route to a transit gateway or to a peering into a VPC's route table. Where a VPC has no \`routes\`, its main
route table gets these:

- over each of its \`vpcPeerings\`: the blocks of the VPC at the other end;
- over each transit gateway that it is on: the prefixes of the sites whose routers have a VPN connection on that transit gateway or a virtual
  interface on a Direct Connect gateway of it, and the blocks of the other VPCs on it; the same of transit gateways that it is peered with.

Left out are blocks that another of these routes covers or that are the VPC's own and, where a virtual private gateway of the VPC brings the sites'
prefixes, those. Where two ways lead to one block, peerings go before transit gateways and the first in the file before the second. Whether packets get any
further than the transit gateway is for its route tables to say. \`routes\` that are written take the place of all that: \`routes: { 10.0.0.0/8: core }\`
is one route, \`routes: {}\` none. AWS allows 50 routes in a table until more are asked for.

**Private-IP VPN.** \`private: { gateway: hub, address: 10.0.255.1 }\` puts the tunnels inside Direct Connect: \`gateway\` is the Direct Connect gateway whose
attachment carries them, over its transit virtual interfaces, \`address\` the router's end, out of the site's prefixes. AWS's ends come from \`cidrs\` of the transit
gateway, which \`allowed\` has to include ([examples/encrypted-direct-connect](../examples/encrypted-direct-connect)). A VPN connection to the router's
public address rides on a public virtual interface by itself when that address is in its \`routeFilterPrefixes\`.

**Applied again.** Associations, propagations, static routes and prefix lists of the file's tables are changed in place, and what the file does not say any more
goes; so do routes to transit gateways and peerings where \`routes\` of a VPC are written. Default routes that are not needed any more, attachments, peerings, tables and
transit gateways go with \`--prune\`. A VPN connection that gets another gateway or router is moved
(\`ModifyVpnConnection\`) and keeps its tunnels' addresses and keys.

**Quotas.** What is more than AWS gives, forty VPCs for one, is asked for by \`quotas: { vpcsPerRegion: 40 }\`, which is Service Quotas'
\`RequestServiceQuotaIncrease\` in every account and Region of the file. Where a file has more than a quota allows, the refusal says
what to write there; what only follows from it, such as attachments of a VPC that was not made, is counted and not listed.`
