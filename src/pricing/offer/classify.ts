import { findLocation } from '../../resources/location.ts'
import { isOfAnotherPlace, regionOf } from './regionCodes.ts'

/** What a product of an offer is to the catalogue. */
export type Class =
  | {
      readonly id: string
      readonly what: string
      readonly unit: string
      readonly region?: string
      readonly toRegion?: string
      readonly to?: string
      /** How many of the product are one of the catalogue; absent: one. */
      readonly products?: number
    }
  /** Known, and no part of what is priced here. */
  | 'not priced here'
  | undefined

type Attributes = Readonly<Record<string, string | undefined>>

/** By service, usage type and operation; undefined where nobody knows what it is. */
export function classify(attributes: Attributes): Class {
  const { locationtype, fromlocationtype = locationtype, tolocationtype } = attributes
  if ([fromlocationtype, tolocationtype].some(type => /Local Zone|Wavelength/.test(type ?? ''))) return 'not priced here'
  return CLASSES[attributes.servicecode ?? '']?.(attributes)
}

const CLASSES: Readonly<Record<string, (attributes: Attributes) => Class>> = {
  AWSDirectConnect: directConnect,
  AmazonVPC: virtualPrivateCloud,
  AWSDataTransfer: dataTransfer,
  AmazonEC2: ({ productfamily, usagetype = '', regioncode, location }) =>
    productfamily === 'NAT Gateway' && !/RegionalNatGateway/.test(usagetype)
      ? regional(NAT, usagetype, '', regionOf(regioncode, location))
      : 'not priced here',
  AWSGlobalAccelerator: ({ usagetype = '' }) =>
    /Global-Accelerator-fixed-fee$/.test(usagetype)
      ? { id: 'vpn.accelerated.extra.hour', what: 'accelerated VPN: two accelerators', unit: 'hour', products: 2 }
      : undefined,
}

/** `USE1-EqDC2-PortUsage:10G`, `…-HCPortUsage:500M`, `USE1-EqDC2-DataXfer-Out:dc.3`; us-east-1 often has no prefix. */
function directConnect({ usagetype = '', fromregioncode, fromlocation, virtualinterfacetype }: Attributes): Class {
  const port = /(?:^|-)([A-Za-z0-9]+)-(HC)?PortUsage:([0-9]+[MG])$/.exec(usagetype)
  if (port) {
    const [, code = '', hosted, speed] = port
    const location = findLocation(code)?.code
    if (location === undefined) return undefined
    const kind = hosted === undefined ? 'dedicated' : 'hosted'
    return { id: `dx.port.${kind}.${speed}.${location.toUpperCase()}`, what: `${kind} port-hour`, unit: 'hour', to: location }
  }
  if (/DataXfer-In(:dc\.\d)?$/.test(usagetype)) return 'not priced here'
  const data = /(?:^|-)([A-Za-z0-9]+)-DataXfer-Out(:dc\.3)?$/.exec(usagetype)
  const [, code = '', suffix] = data ?? []
  if (data && suffix === undefined && !/private|transit/i.test(virtualinterfacetype ?? '')) return 'not priced here'
  const [location, region] = [findLocation(code)?.code, regionOf(fromregioncode, fromlocation)]
  if (location === undefined || region === undefined) return undefined
  return { id: `dx.dto.${region}.${location.toUpperCase()}`, what: 'data transfer out', unit: 'GB', region, to: location }
}

type Rule = readonly [usage: RegExp, operation: RegExp, id: string, what: string, unit: string]

// biome-ignore format: a table is read by its rows
const VPC: readonly Rule[] = [
  [/(^|-)VPN-Usage-Hours:ipsec\.1$/, /./, 'vpn.s2s.hour', 'Site-to-Site VPN connection-hour', 'hour'],
  [/(^|-)VPN-large-Usage-Hours/, /./, 'vpn.s2s.large.hour', 'large VPN connection-hour', 'hour'],
  [/(^|-)VPN-concentrator-site-Usage-Hours/, /./, 'vpn.concentrator.site.hour', 'site of a VPN concentrator, hour', 'hour'],
  [/(^|-)VPN-concentrator-Usage-Hours/, /./, 'vpn.concentrator.hour', 'VPN concentrator-hour', 'hour'],
  [/ClientVPN-EndpointHours$/, /./, 'vpn.client.association.hour', 'Client VPN association-hour', 'hour'],
  [/ClientVPN-ConnectionHours$/, /./, 'vpn.client.connection.hour', 'Client VPN connection-hour', 'hour'],
  [/TransitGateway-Hours$/, /^TransitGatewayVPC$/, 'tgw.attachment.hour.vpc', 'Transit Gateway attachment-hour (vpc)', 'hour'],
  [/TransitGateway-Hours$/, /^TransitGatewayVPN$/, 'tgw.attachment.hour.vpn', 'Transit Gateway attachment-hour (vpn)', 'hour'],
  [/TransitGateway-Hours$/, /^TransitGatewayDirectConnect$/, 'tgw.attachment.hour.direct-connect', 'Transit Gateway attachment-hour (direct-connect)', 'hour'],
  [/TransitGateway-Hours$/, /^TransitGatewayPeering$/, 'tgw.attachment.hour.peering', 'Transit Gateway attachment-hour (peering)', 'hour'],
  [/TransitGateway-Hours$/, /^TransitGatewayConnect$/, 'tgw.attachment.hour.connect', 'Transit Gateway attachment-hour (connect)', 'hour'],
  [/TransitGateway-Bytes$/, /^TransitGateway(VPC|VPN|DirectConnect)$/, 'tgw.processing.gb', 'Transit Gateway data processing', 'GB'],
  [/VpcEndpoint-GWLBE-Hours$/, /./, 'vpce.gwlb.hour', 'GWLB endpoint-hour', 'hour'],
  [/VpcEndpoint-Hours$/, /./, 'vpce.interface.hour', 'interface endpoint, per AZ-hour', 'hour'],
  [/VpcEndpoint-Bytes$/, /./, 'vpce.interface.gb', 'interface endpoint data processed', 'GB'],
]

// biome-ignore format: a table is read by its rows
const NAT: readonly Rule[] = [
  [/(^|-)NatGateway-Hours$/, /^/, 'nat.hour', 'NAT gateway-hour', 'hour'],
  [/(^|-)NatGateway-Bytes$/, /^/, 'nat.gb', 'data through a NAT gateway', 'GB'],
]

function virtualPrivateCloud({ usagetype = '', operation = '', regioncode, location }: Attributes): Class {
  return regional(VPC, usagetype, operation || '-', regionOf(regioncode, location))
}

function regional(rules: readonly Rule[], usage: string, operation: string, region: string | undefined): Class {
  const rule = rules.find(([usages, operations]) => usages.test(usage) && operations.test(operation))
  if (!rule || region === undefined) return undefined
  const [, , id, what, unit] = rule
  return { id: `${id}.${region}`, what, unit, region }
}

function dataTransfer(attributes: Attributes): Class {
  const { transfertype, fromregioncode, fromlocation, toregioncode, tolocation, usagetype = '' } = attributes
  const from = regionOf(fromregioncode, fromlocation)
  if (transfertype === 'AWS Outbound' && tolocation === 'External' && from !== undefined) {
    if (isOfAnotherPlace(usagetype, from)) return 'not priced here'
    return { id: `dto.internet.${from}`, what: 'data transfer out to the Internet', unit: 'GB', region: from }
  }
  const to = regionOf(toregioncode, tolocation)
  if (transfertype === 'InterRegion Outbound' && from !== undefined && to !== undefined) {
    return { id: `dto.interregion.${from}.${to}`, what: 'data transfer between Regions', unit: 'GB', region: from, toRegion: to }
  }
  return /Inbound|IntraRegion|CloudFront/.test(transfertype ?? '') ? 'not priced here' : undefined
}
