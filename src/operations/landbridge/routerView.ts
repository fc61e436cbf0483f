import { z } from 'zod'
import { ROUTER_DEFAULTS } from '../../resources/customerDefaults.ts'
import {
  addressField,
  allowAsField,
  asnField,
  bfdField,
  communityField,
  ipv4Field,
  ipv6Field,
  maximumPrefixesField,
  nameField,
  prefixField,
  tagsField,
  wholeNumber,
  yesOrNo,
} from '../../resources/fields.ts'
import { ROUTER_PLATFORM_NAMES } from '../../resources/routerPlatforms.ts'
import type { Row, World } from '../../resources/world.ts'

const hold = wholeNumber(3, 65_535, 'a time in seconds')
const keepalive = wholeNumber(1, 21_845, 'a time in seconds')

const policy = z.strictObject({
  localPreference: wholeNumber(0, 4_294_967_295).exactOptional(),
  prepend: wholeNumber(0, 32).exactOptional(),
  med: wholeNumber(0, 4_294_967_295).exactOptional(),
  communities: z.array(communityField).exactOptional(),
  allowAs: allowAsField.exactOptional(),
  maximumPrefixes: maximumPrefixesField.exactOptional(),
  restartAfterLimitSeconds: wholeNumber(60, 3_932_100, 'a time in seconds').exactOptional(),
  bfd: bfdField.exactOptional(),
  holdSeconds: hold.exactOptional(),
  keepaliveSeconds: keepalive.exactOptional(),
  advertise: z.array(prefixField).exactOptional(),
  distance: wholeNumber(1, 255).exactOptional(),
})

const routerFields = {
  name: nameField.describe('Name, unique in the account'),
  site: nameField.describe('Name of the site it is in'),
  room: nameField.exactOptional().describe('Room of the site that it stands in: routers of one room fail together'),
  asn: asnField.describe('AS number'),
  kind: z
    .enum(['managed', 'external'], { error: 'managed or external' })
    .describe('`managed`: configured by Landbridge from what AWS hands out. `external`: by somebody else'),
  publicAddress: ipv4Field.describe('Where its VPN tunnels start; a customer gateway with this address is this router'),
  publicIpv6Address: ipv6Field
    .exactOptional()
    .describe('The same of IPv6, for VPNs with `OutsideIpAddressType: Ipv6`; none where nothing is said'),
  privateAddresses: z
    .array(addressField)
    .exactOptional()
    .describe(
      'Where its VPN tunnels inside Direct Connect and its Connect peers start; a customer gateway or Connect peer with one of them is this router',
    ),
  bfd: bfdField.describe('BFD on Direct Connect sessions: whether, or with which intervals in ms and which multiplier'),
  gracefulRestart: yesOrNo.describe('BGP graceful restart'),
  holdSeconds: hold.describe('BGP hold time'),
  keepaliveSeconds: keepalive.describe('BGP keepalive interval'),
  advertisementIntervalSeconds: wholeNumber(0, 600, 'a time in seconds')
    .exactOptional()
    .describe('Least time between two advertisements of one prefix to one neighbour'),
  stateful: yesOrNo.describe('Drops what it saw no first packet of'),
  syncGroup: nameField.exactOptional().describe('Stateful routers of one group share what they saw'),
  uplinkBps: wholeNumber(1, 10 ** 13, 'a rate in bit/s').describe('Rate of its Internet uplink, bit/s'),
  macsec: yesOrNo.exactOptional().describe('Has the MACsec keys of the ports patched to it; on where nothing is said'),
  platform: z
    .enum(ROUTER_PLATFORM_NAMES, { error: `one of ${ROUTER_PLATFORM_NAMES.join(', ')}` })
    .exactOptional()
    .describe('What it runs: the language that its configuration is exported in'),
  vpnEcmp: yesOrNo.describe('Uses both tunnels of a VPN at once towards AWS'),
  policies: z.record(z.string(), policy).describe('Policy by name or id of a virtual interface or VPN connection'),
  ownNeighbours: yesOrNo.describe('Whether it knows only the neighbours in `policies`'),
  tags: tagsField.exactOptional().describe('Tags; `landbridge:name` marks what an estate file made'),
}

export const routerInput = z.strictObject({
  ...routerFields,
  asn: routerFields.asn.default(ROUTER_DEFAULTS.asn),
  kind: routerFields.kind.default(ROUTER_DEFAULTS.kind),
  publicAddress: routerFields.publicAddress.exactOptional(),
  bfd: routerFields.bfd.exactOptional(),
  gracefulRestart: routerFields.gracefulRestart.default(ROUTER_DEFAULTS.gracefulRestart),
  holdSeconds: routerFields.holdSeconds.default(ROUTER_DEFAULTS.holdSeconds),
  keepaliveSeconds: routerFields.keepaliveSeconds.default(ROUTER_DEFAULTS.keepaliveSeconds),
  stateful: routerFields.stateful.default(ROUTER_DEFAULTS.stateful),
  uplinkBps: routerFields.uplinkBps.default(ROUTER_DEFAULTS.uplinkBps),
  vpnEcmp: routerFields.vpnEcmp.default(ROUTER_DEFAULTS.vpnEcmp),
  policies: routerFields.policies.default({}),
  ownNeighbours: routerFields.ownNeighbours.default(false),
})

export const routerOutput = z.strictObject({
  id: z.string(),
  ...routerFields,
  generated: z.boolean().describe('Made by smart hands for an order that nobody described'),
})

export function routerView(world: World, { id, body }: Row<'router'>): z.output<typeof routerOutput> {
  const { siteId, ...rest } = body
  return { id, ...rest, site: world.get('site', siteId)?.body.name ?? siteId } as z.output<typeof routerOutput>
}
