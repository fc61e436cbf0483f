import { z } from 'zod'
import { ROUTER_DEFAULTS, SITE_DEFAULTS } from '../resources/customerDefaults.ts'
import {
  addressField,
  allowAsField,
  asnField,
  bfdField,
  communityField,
  ipv4Field,
  ipv6Field,
  maximumPrefixesField,
  mtuField,
  nameField,
  prefixField,
  textField,
  wholeNumber,
  yesOrNo,
} from '../resources/fields.ts'
import { ROUTER_PLATFORM_NAMES } from '../resources/routerPlatforms.ts'
import { mapOf, oneOf, section } from './containers.ts'
import { accountField } from './ownership.ts'
import { rateField, secondsField } from './quantities.ts'

const neighbour = section('what is different towards one neighbour', {
  localPreference: wholeNumber(0, 4_294_967_295)
    .optional()
    .describe('Preference of what this neighbour tells; Direct Connect has 200 and VPN 100 where nothing is said'),
  prepend: wholeNumber(0, 32).optional().describe('How often the own AS number is put in front of what is advertised'),
  med: wholeNumber(0, 4_294_967_295).optional().describe('MED of what is advertised'),
  communities: z
    .array(communityField, { error: 'a list of BGP communities' })
    .optional()
    .describe('Communities that advertisements carry, such as 7224:7100'),
  allowAs: allowAsField
    .optional()
    .describe(
      'How often the own AS number may be in what this neighbour tells, for sites of one AS that reach each other through AWS; such paths are dropped where nothing is said',
    ),
  maximumPrefixes: maximumPrefixesField
    .optional()
    .describe('The session is closed when the neighbour tells more prefixes (`maximum-prefix`); no limit where nothing is said'),
  restartAfterLimit: secondsField(60, 3_932_100)
    .optional()
    .describe(
      'After how long a session that `maximumPrefixes` closed is tried again, such as 15m (`maximum-prefix 100 restart 15`); it stays closed until somebody resets it where nothing is said',
    ),
  bfd: bfdField.optional().describe("BFD towards this neighbour; the router's `bfd` where nothing is said"),
  hold: secondsField(3, 65_535).optional().describe("Hold time; the router's where nothing is said"),
  keepalive: secondsField(1, 21_845).optional().describe("Keepalive interval; the router's where nothing is said"),
  advertise: z
    .array(prefixField, { error: 'a list of CIDRs' })
    .optional()
    .describe("What is advertised instead of the site's prefixes"),
  distance: wholeNumber(1, 255)
    .optional()
    .describe('Administrative distance of static routes into a VPN; 250 (behind Direct Connect) where nothing is said'),
})

const router = section('a router', {
  room: nameField
    .optional()
    .describe('Room of the site that it stands in: routers of one site in one room fail together; none where nothing is said'),
  asn: asnField
    .optional()
    .describe(
      `Its AS number; ${ROUTER_DEFAULTS.asn} where nothing is said. Routers of a site tell each other what they learn within one AS (iBGP); of two ASes they exchange nothing`,
    ),
  kind: oneOf(['managed', 'external'])
    .optional()
    .describe('`managed` (default): Landbridge configures it from what AWS hands out. `external`: somebody else does'),
  publicAddress: ipv4Field
    .optional()
    .describe('Where its VPN tunnels start; one of the documentation ranges is chosen where nothing is said'),
  publicIpv6Address: ipv6Field
    .optional()
    .describe('Where its VPN tunnels between IPv6 addresses start; none where nothing is said'),
  bfd: bfdField
    .optional()
    .describe(
      'BFD on Direct Connect sessions: `true` (300 ms x 3 as AWS has it), `false`, or its own `{transmitMs: 1000, receiveMs: 1000, multiplier: 5}`. On where nothing is said, except for external routers and those with `neighbours`',
    ),
  gracefulRestart: yesOrNo.optional().describe('Graceful restart (keeps stale routes up to 120 s); off where nothing is said'),
  hold: secondsField(3, 65_535)
    .optional()
    .describe(`BGP hold time; ${ROUTER_DEFAULTS.holdSeconds}s where nothing is said; the smaller of both sides counts`),
  keepalive: secondsField(1, 21_845)
    .optional()
    .describe(`BGP keepalive interval; ${ROUTER_DEFAULTS.keepaliveSeconds}s where nothing is said`),
  advertisementInterval: secondsField(0, 600)
    .optional()
    .describe('Least time between two advertisements of one prefix to one neighbour, withdrawals aside; 0 where nothing is said'),
  stateful: yesOrNo.optional().describe('A firewall: drops what it saw no first packet of; off where nothing is said'),
  syncGroup: nameField.optional().describe('Stateful routers of one group share what they saw'),
  uplink: rateField.optional().describe('Rate of its Internet uplink, which its tunnels share; 10Gbps where nothing is said'),
  macsec: yesOrNo.optional().describe('Has the MACsec keys that AWS’s ends of its ports have; on where nothing is said'),
  platform: oneOf(ROUTER_PLATFORM_NAMES)
    .optional()
    .describe('What it runs: the language `landbridge export --router` writes in; `frr` where nothing is said'),
  vpnEcmp: yesOrNo.optional().describe('Uses both tunnels of a VPN at once towards AWS; off where nothing is said'),
  neighbours: mapOf(nameField, neighbour, 'neighbours by the name of a virtual interface or VPN connection')
    .optional()
    .describe(
      'The only neighbours the router knows, by the names of its virtual interfaces, VPN connections and Connect peers, with what is different for each; without it the router peers with everything that ends on it',
    ),
})

const latitude = z
  .number({ error: 'a latitude from -90 to 90' })
  .min(-90, { error: 'a latitude from -90 to 90' })
  .max(90, { error: 'a latitude from -90 to 90' })
const longitude = z
  .number({ error: 'a longitude from -180 to 180' })
  .min(-180, { error: 'a longitude from -180 to 180' })
  .max(180, { error: 'a longitude from -180 to 180' })

export const siteSchema = section('a site', {
  place: textField('a place such as Ashburn, VA')
    .optional()
    .describe('Where it is, such as `Ashburn, VA`; gives round-trip times'),
  at: z
    .tuple([latitude, longitude], { error: 'a pair [latitude, longitude]' })
    .optional()
    .describe('Where it is, as `[latitude, longitude]`; goes before `place`. Without either, round-trip times are unknown'),
  prefixes: z
    .array(prefixField, { error: 'a list of CIDRs' })
    .default([])
    .describe(
      'What its routers advertise to AWS: IPv4 over IPv4 sessions, IPv6 over IPv6 ones. A summary may be wider than the site: what of it is in a VPC or at another site, its LAN sends to its routers',
    ),
  routers: mapOf(nameField, router, 'routers by name').default({}).describe('Its edge routers; names are unique in the file'),
  hosts: mapOf(nameField, addressField, 'hosts by name')
    .default({})
    .describe('End points of flows: name and address; names are unique in the file'),
  gateway: oneOf(['ecmp', 'vrrp'])
    .optional()
    .describe(
      `How hosts reach the routers; ${SITE_DEFAULTS.gateway} where nothing is said; vrrp takes about 3.6 s when a router is lost`,
    ),
  mtu: mtuField.optional().describe(`MTU of its LAN and hosts; ${SITE_DEFAULTS.mtu} where nothing is said`),
  account: accountField,
})
