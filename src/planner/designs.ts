import { bandwidthText } from '../net/bandwidth.ts'
import { availableBillingModes } from '../resources/availableBillingModes.ts'
import { findLocation } from '../resources/location.ts'
import { DEFAULT_QUOTAS } from '../resources/quotas.ts'
import type { Design, DesignPort, Reason } from './design.ts'
import { PATTERNS, type PatternRule, waysOf } from './patterns.ts'
import { portSpeedText } from './portSpeeds.ts'
import type { Requirements } from './requirementsSchema.ts'
import { regionsInUse, type SiteNeed, siteNeeds } from './siteNeeds.ts'
import type { SiteWays } from './siteWays.ts'

/** Every VPC without a transit gateway has a virtual private gateway of its own, and every Region with one a transit gateway. */
const {
  virtualPrivateGatewaysPerDirectConnectGateway: MOST_VPCS_WITHOUT_TRANSIT,
  transitGatewaysPerDirectConnectGateway: MOST_REGIONS_WITH_TRANSIT,
} = DEFAULT_QUOTAS
/** More VPN connections than this for one site and Region are nobody's wish. */
const MOST_VPCS_WITH_OWN_VPN = 3

const TRANSIT: Reason = {
  says: 'Many VPCs, or VPCs that talk to each other, share one transit gateway.',
  source: 'Hybrid connectivity whitepaper, "Scalability"',
}
const NO_TRANSIT: Reason = {
  says: 'Few VPCs hang on their own virtual private gateways: no attachment and no gigabyte of a transit gateway is paid.',
  source: 'Direct Connect user guide, "Direct Connect gateways"',
}
const SMALL_SITES: Reason = {
  says: 'Sites that one tunnel carries have a VPN; the others have ports.',
  source: 'Hybrid connectivity whitepaper, "Performance"',
}

/** All designs that the rules make for these requirements, good ones and bad ones; names are unique. */
export function designs(requirements: Requirements): readonly Design[] {
  const needs = siteNeeds(requirements)
  const found = PATTERNS.flatMap(rule => [...uniform(rule, needs, requirements), ...mixed(rule, needs, requirements)])
  const names = new Set<string>()
  return found.filter(({ name }) => !names.has(name) && names.add(name))
}

/** Every site alike. */
function uniform(rule: PatternRule, needs: readonly SiteNeed[], requirements: Requirements): readonly Design[] {
  const ways = needs.map(need => waysOf(rule, need, requirements))
  if (ways.some(each => each === undefined)) return []
  return designsOf(rule, ways as SiteWays[], rule.says, [], requirements)
}

/** Small sites by VPN alone. */
function mixed(rule: PatternRule, needs: readonly SiteNeed[], requirements: Requirements): readonly Design[] {
  const [vpn] = PATTERNS
  if (!vpn || !rule.ports) return []
  const isSmall = ({ bps, site }: SiteNeed) => bps <= 1e9 && site.uplink !== undefined
  const small = needs.filter(isSmall)
  if (small.length === 0 || small.length === needs.length) return []
  const ways = needs.map(need => waysOf(isSmall(need) ? vpn : rule, need, requirements))
  if (ways.some(each => each === undefined)) return []
  return designsOf(
    rule,
    ways as SiteWays[],
    `${rule.says}, VPN for ${small.map(({ name }) => name).join(' and ')}`,
    [SMALL_SITES],
    requirements,
  )
}

function designsOf(
  rule: PatternRule,
  ways: readonly SiteWays[],
  says: string,
  more: readonly Reason[],
  requirements: Requirements,
): readonly Design[] {
  const ports = ways.flatMap(way => way.ports)
  const tunnels = ways.flatMap(way => way.tunnels)
  if (rule.ports?.lag && ports.every(({ members }) => members === 1)) return []
  const paid = rule.flatRate ? atFlatRate(ports, requirements) : ports
  if (!paid) return []
  return gatewaysFor(rule, paid, tunnels.length > 0, requirements).map(({ gateway, reason, suffix }) => ({
    name: [says, sizesText(paid), suffix].filter(text => text !== '').join(', '),
    pattern: rule.pattern,
    because: [...rule.because, ...more, reason],
    gateway,
    ports: paid,
    tunnels,
    // A hosted connection has one virtual interface, and the private one is the first.
    publicInterface: rule.publicInterface === true || (requirements.publicServices.length > 0 && paid.some(isDedicated)),
    siteLink: requirements.siteToSite && paid.length > 0 && gateway.startsWith('direct-connect-gateway'),
  }))
}

function isDedicated({ kind }: DesignPort): boolean {
  return kind === 'dedicated'
}

interface GatewayChoice {
  readonly gateway: Design['gateway']
  readonly reason: Reason
  readonly suffix: string
}

function gatewaysFor(
  rule: PatternRule,
  ports: readonly DesignPort[],
  hasTunnels: boolean,
  requirements: Requirements,
): readonly GatewayChoice[] {
  const regions = regionsInUse(requirements).map(([, region]) => region)
  const vpcs = regions.reduce((sum, each) => sum + each.vpcs, 0)
  const talk = regions.some(({ transit }) => transit === true)
  const mostInOne = Math.max(...regions.map(each => each.vpcs))
  const hasPrivatePorts = ports.length > 0 && rule.pattern !== 'vpn-over-public-interface'
  const isFew = vpcs <= MOST_VPCS_WITHOUT_TRANSIT && (!hasTunnels || mostInOne <= MOST_VPCS_WITH_OWN_VPN)
  const choices: GatewayChoice[] = []
  if (!talk && isFew && !rule.needsTransitGateway) {
    choices.push({
      gateway: hasPrivatePorts ? 'direct-connect-gateway' : 'virtual-private-gateway',
      reason: NO_TRANSIT,
      suffix: '',
    })
  }
  const isTooWide = hasPrivatePorts && regions.length > MOST_REGIONS_WITH_TRANSIT
  if ((rule.needsTransitGateway || talk || vpcs > 1) && !isTooWide) {
    const gateway = hasPrivatePorts ? 'direct-connect-gateway-and-transit-gateway' : 'transit-gateway'
    choices.push({ gateway, reason: TRANSIT, suffix: choices.length > 0 || !rule.needsTransitGateway ? 'transit gateway' : '' })
  }
  return choices
}

/** In the lowest tier that covers the Regions; undefined where a port cannot have one, or the pair's second port is missing. */
function atFlatRate(ports: readonly DesignPort[], requirements: Requirements): readonly DesignPort[] | undefined {
  const regions = regionsInUse(requirements).map(([name]) => name)
  const paid: DesignPort[] = []
  for (const [site, own] of Map.groupBy(ports, port => port.site)) {
    const tiers = own.map(({ location, bps }) => {
      const modes = availableBillingModes(findLocation(location) as NonNullable<ReturnType<typeof findLocation>>)
      const mode = modes.find(
        ({ billingMode, availablePortSpeeds, includedRegions }) =>
          billingMode !== 'PayAsYouGo' &&
          availablePortSpeeds.includes(portSpeedText(bps)) &&
          regions.every(region => includedRegions.includes(region)),
      )
      return mode ? Number(mode.billingMode.at(-1)) : undefined
    })
    if (own.length !== 2 || tiers.some(tier => tier === undefined)) return undefined
    const tier = Math.max(...(tiers as number[])) as 1 | 2 | 3 | 4 | 5
    paid.push(...own.map(port => ({ ...port, flatRate: { tier, pair: `${site}-pair` } })))
  }
  return paid.length === 0 ? undefined : paid
}

/** `10 Gbps`, or where sites differ `10 Gbps at ashburn, 500 Mbps at dallas`. */
function sizesText(ports: readonly DesignPort[]): string {
  const bySite = Map.groupBy(ports, port => port.site)
  const size = (own: readonly DesignPort[]) => {
    const [first] = own
    return first ? `${first.members > 1 ? `${first.members} × ` : ''}${bandwidthText(first.bps)}` : ''
  }
  const texts = [...bySite].map(([site, own]) => ({ site, text: size(own) }))
  if (new Set(texts.map(({ text }) => text)).size <= 1) return texts[0]?.text ?? ''
  return texts.map(({ site, text }) => `${text} at ${site}`).join(' and ')
}
