import { z } from 'zod'
import { addressField, asnField, nameField, prefixField, textField, yesOrNo } from '../resources/fields.ts'
import { mapOf, oneOf, section } from './containers.ts'
import { accountField, owned, regionField } from './ownership.ts'

const nameOf = (what: string) => textField(`the name of ${what}`)
const listOf = (what: string) => z.array(textField(`the name of ${what}`), { error: `a list of ${what}s` })

/** Destinations and where packets to them go. */
export function routesField(what: string) {
  return mapOf(prefixField, textField(what), 'CIDRs and where they lead')
}

const vpcAttachment = section('how a VPC is attached', {
  subnets: z
    .array(nameOf('a subnet'), { error: 'a list of subnets' })
    .min(1, { error: 'a list of at least one subnet' })
    .optional()
    .describe('Its subnets in the VPC, at most one per Availability Zone; the first one of each zone where nothing is said'),
  appliance: yesOrNo
    .optional()
    .describe('Appliance mode: both directions of a flow take the same zone, as a firewall wants; off where nothing is said'),
})

const TARGET = 'the name of an attachment, or blackhole'

const routeTable = section('a route table', {
  associate: listOf('attachment')
    .default([])
    .describe(
      'Attachments whose packets are looked up in it: VPCs, Direct Connect gateways, VPN connections, Connect peers, peerings, by name; `prod-*` stands for all that are called so',
    ),
  propagate: listOf('attachment')
    .default([])
    .describe('Attachments whose routes it learns: CIDRs of VPCs, what BGP brings of the others; a peering brings none'),
  routes: routesField(TARGET)
    .default({})
    .describe('Static routes: CIDR and attachment, or `blackhole`. They go before everything that is propagated'),
  prefixLists: mapOf(nameField, textField(TARGET), 'prefix lists and where they lead')
    .optional()
    .describe('Prefix lists as routes: name of one of `prefixLists` and attachment, or `blackhole`'),
})

export const transitGatewaySchema = section('a transit gateway', {
  asn: asnField
    .optional()
    .describe(
      "AWS's side AS number, different from those of its Direct Connect gateways; AWS's default 64512 where nothing is said",
    ),
  vpnEcmp: yesOrNo.optional().describe('Spreads over several VPN tunnels with BGP; on where nothing is said'),
  cidrs: z
    .array(prefixField, { error: 'a list of CIDRs' })
    .max(5, { error: 'a list of at most 5 CIDRs' })
    .optional()
    .describe(
      "Blocks of its own, IPv4 of /24 or larger and IPv6 of /64 or larger, which AWS's ends of Connect peers and, of IPv4, of private-IP VPNs are taken from; none where nothing is said",
    ),
  vpcs: z
    .union([listOf('VPC'), mapOf(nameField, vpcAttachment, 'VPCs by name')], {
      error: 'a list of VPCs, or a map of VPCs by name',
    })
    .default([])
    .transform(vpcs =>
      Array.isArray(vpcs) ? Object.fromEntries(vpcs.map(name => [name, {} as z.output<typeof vpcAttachment>])) : vpcs,
    )
    .describe(
      'VPCs that are attached to it: a list, in which `prod-*` stands for all that are called so, or a map of name and how',
    ),
  routes: routesField(TARGET)
    .optional()
    .describe('Static routes of its one route table, where it has no `routeTables`: CIDR and attachment, or `blackhole`'),
  routeTables: mapOf(nameField, routeTable, 'route tables by name')
    .optional()
    .describe(
      'Its route tables, which keep attachments apart. Without them every attachment is associated with AWS’s default table and propagates to it',
    ),
  ...owned,
})

export const connectPeerSchema = section('a Connect peer', {
  transitGateway: nameOf('a transit gateway').describe('Transit gateway that its GRE tunnel ends on'),
  gateway: nameOf('a Direct Connect gateway').describe(
    'Direct Connect gateway whose attachment to the transit gateway carries the tunnel, over transit virtual interfaces',
  ),
  router: nameOf('a router').describe('Router that the tunnel starts from'),
  address: addressField.describe(
    "The router's end of the tunnel, IPv4 or IPv6: an address of its own out of the site's prefixes. AWS's end is of the same family, out of the transit gateway's `cidrs`",
  ),
  inside: z
    .array(prefixField, { error: 'a list of CIDRs' })
    .min(1, { error: 'a list of at least one CIDR' })
    .describe('Addresses of its BGP sessions: a /29 of 169.254.0.0/16 and, where wanted, a /125 of fd00::/8'),
  ...owned,
})

const ends = (what: string) =>
  z
    .tuple([nameOf(what), nameOf(what)], { error: `a pair of the names of ${what}s` })
    .describe('Both ends: the first one asks, the second one accepts')

export const transitGatewayPeeringSchema = section('a peering', { between: ends('a transit gateway') })

export const vpcPeeringSchema = section('a peering', { between: ends('a VPC') })

export const prefixListSchema = section('a prefix list', {
  cidrs: z
    .array(prefixField, { error: 'a list of CIDRs' })
    .min(1, { error: 'a list of at least one CIDR' })
    .describe('Its entries, all IPv4 or all IPv6'),
  ...owned,
})

export const publicServiceSchema = section('a public service', {
  service: oneOf(['s3', 'dynamodb']).describe('Which service of AWS'),
  region: regionField.describe("Its Region; the file's where nothing is said"),
  addressFamily: oneOf(['ipv4', 'ipv6'])
    .optional()
    .describe('Of its address: `ipv4` (where nothing is said) or `ipv6`; one that is reached by both is two services here'),
  account: accountField,
})
