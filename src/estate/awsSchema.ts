import { z } from 'zod'
import { BILLING_MODES } from '../resources/billingMode.ts'
import {
  addressField,
  asnField,
  communityField,
  interfaceAddressField,
  ipv4Field,
  ipv4PrefixField,
  ipv6PrefixField,
  nameField,
  prefixField,
  textField,
  wholeNumber,
  yesOrNo,
} from '../resources/fields.ts'
import { mapOf, oneOf, section } from './containers.ts'
import { accountField, owned } from './ownership.ts'
import { portSpeedField } from './quantities.ts'
import { routesField } from './transitSchema.ts'
import { vpcBlock } from './vpcBlock.ts'

const prefixes = z.array(prefixField, { error: 'a list of CIDRs' })
const ipv4Prefixes = z.array(ipv4PrefixField, { error: 'a list of IPv4 CIDRs' })
const nameOf = (what: string) => textField(`the name of ${what}`)

const IPV6_POOL = 'the id of a pool such as ipv6pool-ec2-0a1b2c3d4e5f60718'

const subnet = section('a subnet', {
  cidr: vpcBlock.describe('Its CIDR'),
  ipv6Cidr: ipv6PrefixField.optional().describe('Its IPv6 block, a /64 of the VPC’s; none where nothing is said'),
  zone: textField('an Availability Zone such as us-east-1a')
    .optional()
    .describe('Availability Zone; AWS chooses where nothing is said'),
})

export const vpcSchema = section('a VPC', {
  cidr: vpcBlock.optional().describe('Its CIDR, a /16 to /28; this or `cidrs`'),
  cidrs: z
    .array(vpcBlock, { error: 'a list of IPv4 CIDRs' })
    .min(1, { error: 'a list of at least one CIDR' })
    .optional()
    .describe('Its CIDRs, the first one is the primary; this or `cidr`'),
  ipv6Cidr: ipv6PrefixField
    .optional()
    .describe('Its IPv6 block: the /56 that Amazon gave it, or with `ipv6Pool` one of your own; none where nothing is said'),
  ipv6Pool: z
    .string({ error: IPV6_POOL })
    .regex(/^ipv6pool-ec2-[0-9a-f]+$/, { error: IPV6_POOL })
    .optional()
    .describe('Pool of your own addresses that `ipv6Cidr` is of (BYOIP), a /44 to /60; Amazon’s where nothing is said'),
  subnets: mapOf(nameField, subnet, 'subnets by name')
    .optional()
    .describe('Its subnets; one /24 around every IPv4 host and one /64 around every IPv6 host where nothing is said'),
  hosts: mapOf(nameField, addressField, 'hosts by name')
    .default({})
    .describe('End points of flows: name and address; names are unique in the file'),
  gateway: section('its virtual private gateway', {
    asn: asnField.optional().describe("AWS's side AS number; AWS's default 64512 where nothing is said"),
  })
    .optional()
    .describe('Its virtual private gateway, which is made in any case when something uses it'),
  routes: routesField('the name of a transit gateway or a VPC peering')
    .optional()
    .describe(
      'Routes of its main route table: CIDR and the name of a transit gateway or a VPC peering of it. Where nothing is said, see “Routes of VPCs” below; `{}` for none',
    ),
  ...owned,
})

export const resiliencyGroupSchema = z
  .array(nameOf('a connection or LAG'), { error: 'a list of connections and LAGs' })
  .min(1, { error: 'a list of at least one connection or LAG' })

const association = section('what is allowed', {
  allowed: prefixes.optional().describe('Filter on the CIDRs of the VPC that the site learns; all of them where nothing is said'),
})

const transitAssociation = section('what is allowed', {
  allowed: prefixes
    .min(1, { error: 'a list of at least one CIDR' })
    .describe('What the site learns, word for word, whether something has it or not; AWS takes up to 200'),
})

export const directConnectGatewaySchema = section('a Direct Connect gateway', {
  asn: asnField.optional().describe("AWS's side AS number of its virtual interfaces; AWS's default 64512 where nothing is said"),
  vpcs: z
    .union([z.array(nameOf('a VPC')), mapOf(nameField, association, 'VPCs by name')], {
      error: 'a list of VPCs, or a map of VPCs by name',
    })
    .default([])
    .transform(vpcs =>
      Array.isArray(vpcs) ? Object.fromEntries(vpcs.map(name => [name, {} as z.output<typeof association>])) : vpcs,
    )
    .describe(
      'VPCs it reaches: a list, or a map of name and `{allowed: […]}`. That of another account is proposed by its account and accepted by this one',
    ),
  transitGateways: mapOf(nameField, transitAssociation, 'transit gateways by name')
    .default({})
    .describe('Transit gateways it reaches, over transit virtual interfaces; AWS lets it have these or VPCs'),
  account: accountField,
})

const locationField = textField('a location code such as EqDC2').describe(
  'Location code as AWS lists it (`DescribeLocations`), such as EqDC2',
)
const carrierField = section('a carrier circuit', {
  name: textField('the name of a carrier').describe('Who runs the circuit between the location and the router'),
  forwardsLossOfLight: yesOrNo
    .default(false)
    .describe('Whether the far port loses light when the circuit breaks; no where nothing is said'),
})
  .optional()
  .describe('A circuit between the location and the router; a direct patch where nothing is said')
const roomField = nameField
  .optional()
  .describe('Meet-me room or cage of the location that its cross-connect runs through: those of one room fail together')
const lineCardField = nameField
  .optional()
  .describe(
    'Card of AWS’s device that the port is on, by a name of your own: ports of one device with one name fail together. AWS tells devices alone; none where nothing is said',
  )
const providerField = textField('the name of a provider').optional().describe('Provider as AWS lists it for the location')

const KEY_DIGITS = '64 hexadecimal digits'
const macSecDigits = z.string({ error: KEY_DIGITS }).regex(/^[0-9a-fA-F]{64}$/, { error: KEY_DIGITS })
const macsecField = section('MACsec', {
  mode: oneOf(['must_encrypt', 'should_encrypt', 'no_encrypt'])
    .default('must_encrypt')
    .describe(
      '`must_encrypt` (where nothing is said): nothing passes without it. `should_encrypt`: in the clear rather than not at all',
    ),
  ckn: macSecDigits.describe('Name of the key (CKN)'),
  cak: macSecDigits.describe('The key (CAK); the router has the same, unless it says `macsec: false`'),
})
  .optional()
  .describe('MACsec between AWS’s device and the router; the port is ordered with it, which cannot be changed later')
const billingModeField = oneOf(BILLING_MODES)
  .optional()
  .describe(
    'How it is paid, the same for all ports of an account at one location; `PayAsYouGo` where nothing is said. Flat rates are for 10Gbps and 100Gbps',
  )

export const interconnectSchema = section('an interconnect', {
  location: locationField,
  bandwidth: portSpeedField.describe('Port speed, such as 10Gbps'),
  router: nameOf('a router').describe("The partner's router whose port is patched to it"),
  carrier: carrierField,
  room: roomField,
  lineCard: lineCardField,
  provider: providerField,
  ...owned,
})

export const connectionSchema = section('a connection', {
  location: locationField
    .optional()
    .describe('Location code as AWS lists it (`DescribeLocations`), such as EqDC2; a hosted one has that of its partner’s port'),
  interconnect: nameOf('an interconnect')
    .optional()
    .describe('Interconnect that hosts it: its account allocates, the account of this connection confirms'),
  lag: nameOf('a LAG').optional().describe("A partner's LAG that hosts it, in the same way"),
  vlan: wholeNumber(1, 4094, 'a VLAN').optional().describe("VLAN of a hosted one on its partner's port; no other has one"),
  macsec: macsecField,
  billingMode: billingModeField,
  bandwidth: portSpeedField.describe('Port speed, such as 10Gbps; of a hosted one its own, such as 500Mbps'),
  router: nameOf('a router').describe('Router whose port is patched to it'),
  carrier: carrierField,
  room: roomField,
  lineCard: lineCardField,
  provider: providerField,
  ...owned,
})

export const lagSchema = section('a LAG', {
  location: locationField,
  bandwidth: portSpeedField.describe('Speed of each of its ports, such as 10Gbps'),
  links: wholeNumber(1, 4, 'a number of ports').describe('How many ports it bundles: up to 4, or 2 of 100Gbps and more'),
  minimumLinks: wholeNumber(0, 4, 'a number of ports')
    .optional()
    .describe('Ports that must be operational, else the whole LAG is down; 0 (one is enough) where nothing is said'),
  macsec: macsecField,
  billingMode: billingModeField,
  router: nameOf('a router').describe('Router whose ports are patched to all of them: LACP bundles links to one neighbour alone'),
  provider: providerField,
  ...owned,
})

export const virtualInterfaceSchema = section('a virtual interface', {
  connection: nameOf('a connection').optional().describe('Connection it is on; this or `lag`'),
  lag: nameOf('a LAG').optional().describe('LAG it is on; this or `connection`'),
  type: oneOf(['private', 'public', 'transit']).describe('`private`, `public` or `transit`'),
  vlan: wholeNumber(1, 4094, 'a VLAN').describe('VLAN tag, 1 to 4094'),
  gateway: nameOf('a Direct Connect gateway')
    .optional()
    .describe('Direct Connect gateway it ends on; a private one has this or `vpc`, a transit one this, a public one neither'),
  vpc: nameOf('a VPC').optional().describe('VPC whose virtual private gateway a private one ends on directly'),
  mtu: wholeNumber(1500, 9001, 'an MTU')
    .optional()
    .describe(
      '1500 or a jumbo size AWS offers: 9001 for private ones, 8500 for transit ones. Where nothing is said, 8500 for a transit one and 1500 for others',
    ),
  asn: asnField.optional().describe("The customer's AS number; the router's where nothing is said"),
  addressFamilies: z
    .array(oneOf(['ipv4', 'ipv6']), { error: 'a list of ipv4, ipv6 or both' })
    .min(1, { error: 'a list of ipv4, ipv6 or both' })
    .optional()
    .describe(
      'Its BGP sessions, one per address family: `[ipv4, ipv6]` is both, each with its own peer; `[ipv4]` where nothing is said. AWS chooses the addresses of an IPv6 one, a /125',
    ),
  addresses: section('the addresses of both ends', {
    amazon: interfaceAddressField.describe("AWS's end, such as 169.254.20.1/30"),
    customer: interfaceAddressField.describe("The router's end, such as 169.254.20.2/30"),
  })
    .optional()
    .describe('Addresses of the IPv4 BGP session; AWS chooses where nothing is said, and never for a public one'),
  routeFilterPrefixes: prefixes
    .optional()
    .describe(
      'Public prefixes that a public one announces, those of each family over its own session; it needs them, others have none',
    ),
  siteLink: yesOrNo.optional().describe('SiteLink, on a Direct Connect gateway; off where nothing is said'),
  rateLimit: portSpeedField.optional().describe('Rate limiter in a step of AWS, such as 1.2Gbps; none where nothing is said'),
  prefixAllocation: section('how many prefixes it takes', {
    ipv4: wholeNumber(0, 1000).optional().describe('IPv4 prefixes; 100 where nothing is said'),
    ipv6: wholeNumber(0, 1000).optional().describe('IPv6 prefixes; 100 where nothing is said'),
  })
    .optional()
    .describe('Prefixes that the router may announce before AWS closes the session'),
  authKey: textField('a BGP MD5 key').optional().describe('BGP MD5 key; AWS makes one where nothing is said'),
  communities: z
    .array(communityField, { error: 'a list of BGP communities' })
    .optional()
    .describe('Communities the router puts on what it advertises here, such as 7224:7100'),
  ...owned,
  account: accountField.describe(
    "Account that owns it; its connection's where nothing is said. Another than the connection's makes it a hosted one: the connection's account allocates it, and this one confirms it onto its gateway",
  ),
})

const tunnel = section('a tunnel', {
  insideCidr: ipv4PrefixField.optional().describe('A /30 of 169.254.0.0/16; AWS chooses where nothing is said'),
  preSharedKey: textField('a pre-shared key').optional().describe('Pre-shared key; AWS makes one where nothing is said'),
})

export const vpnConnectionSchema = section('a VPN connection', {
  router: nameOf('a router').describe('Router its tunnels start from; its customer gateway is made of it'),
  vpc: nameOf('a VPC').optional().describe('VPC whose virtual private gateway it ends on; this or `transitGateway`'),
  transitGateway: nameOf('a transit gateway').optional().describe('Transit gateway it ends on; this or `vpc`'),
  routing: oneOf(['bgp', 'static']).describe('`bgp` or `static`'),
  routes: ipv4Prefixes
    .optional()
    .describe(
      "With static routing on a VPC: the prefixes AWS sends into it; the site's where nothing is said. On a transit gateway its route tables have them",
    ),
  insideIpVersion: oneOf(['ipv4', 'ipv6'])
    .optional()
    .describe(
      'What its tunnels carry, one family alone: `ipv4` (where nothing is said) or, on a transit gateway, `ipv6`; a second VPN connection carries the other',
    ),
  outsideIpVersion: oneOf(['ipv4', 'ipv6'])
    .optional()
    .describe(
      'Of the addresses that its tunnels are between: `ipv4` (where nothing is said) or, on a transit gateway, `ipv6`, from the router’s `publicIpv6Address`. What they carry is a matter of its own',
    ),
  private: section('a private-IP VPN', {
    gateway: nameOf('a Direct Connect gateway').describe(
      'Direct Connect gateway whose attachment to the transit gateway carries the tunnels, over transit virtual interfaces',
    ),
    address: ipv4Field.describe(
      "The router's end of the tunnels: a private address of its own out of the site's prefixes, which it announces there",
    ),
  })
    .optional()
    .describe(
      'Tunnels between private addresses inside Direct Connect, on a transit gateway with `cidrs`; over the Internet where nothing is said',
    ),
  accelerated: yesOrNo.optional().describe('Over AWS’s accelerator network, on a transit gateway; off where nothing is said'),
  bandwidth: oneOf(['standard', 'large'])
    .optional()
    .describe('Of each tunnel: `standard` (1.25 Gbps, where nothing is said) or, on a transit gateway, `large` (5 Gbps)'),
  tunnels: z
    .array(tunnel, { error: 'a list of tunnels' })
    .max(2, { error: 'a list of at most 2 tunnels' })
    .optional()
    .describe('What is not left to AWS about the two tunnels'),
  distance: wholeNumber(1, 255)
    .optional()
    .describe("Administrative distance of the router's static routes into it; 250 (behind Direct Connect) where nothing is said"),
  ...owned,
})
