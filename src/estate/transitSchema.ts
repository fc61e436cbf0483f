import { z } from 'zod'
import { asnField, ipv4PrefixField, nameField, prefixField, textField, yesOrNo } from '../resources/fields.ts'
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
      'Attachments whose packets are looked up in it: VPCs, Direct Connect gateways, VPN connections, peerings, by name; `prod-*` stands for all that are called so',
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
    .array(ipv4PrefixField, { error: 'a list of CIDRs' })
    .max(5, { error: 'a list of at most 5 CIDRs' })
    .optional()
    .describe("Blocks of its own, which AWS's ends of private-IP VPNs are taken from; none where nothing is said"),
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
  account: accountField,
})
