import { z } from 'zod'
import { nameField, textField, wholeNumber } from '../resources/fields.ts'
import {
  connectionSchema,
  directConnectGatewaySchema,
  interconnectSchema,
  lagSchema,
  resiliencyGroupSchema,
  virtualInterfaceSchema,
  vpcSchema,
  vpnConnectionSchema,
} from './awsSchema.ts'
import { checksSchema } from './checksSchema.ts'
import { mapOf, section } from './containers.ts'
import { feesSchema } from './feesSchema.ts'
import { flowSchema } from './flowSchema.ts'
import { accountField, regionCode } from './ownership.ts'
import type { Position } from './problem.ts'
import { siteSchema } from './siteSchema.ts'
import {
  connectPeerSchema,
  prefixListSchema,
  publicServiceSchema,
  transitGatewayPeeringSchema,
  transitGatewaySchema,
  vpcPeeringSchema,
} from './transitSchema.ts'

/**
 * estate: both sides of the bridge on one page. A file becomes an Estate (`parseEstate`), and an Estate becomes API
 * calls (`applyEstate`); everything else works on what the calls made, so that a file can say nothing that the API
 * cannot. One schema gives the validation, the JSON Schema for editors and the reference in the documentation.
 *
 *   text -> yaml with positions -> schema -> rules over several things -> Estate -> calls -> resources
 *
 * Defaults that belong to a resource are not applied here: the operation that makes it does that.
 */
const MEMBERS = 'a list of names of things that fail together'
const memberList = z.array(textField('a name'), { error: MEMBERS }).min(1, { error: MEMBERS })

const named = <Value extends z.ZodType>(value: Value, what: string) =>
  mapOf(nameField, value, `${what} by name`).default({} as never)

export const ESTATE = section('an estate, beginning with `landbridge: 1`', {
  landbridge: z.literal(1, { error: '1, the version of the file format' }).describe('Version of the file format: 1'),
  region: regionCode.describe('Region of everything that names none'),
  account: accountField.describe('Account of everything that names none; that of the credentials where nothing is said'),
  quotas: mapOf(nameField, wholeNumber(1, 1_000_000_000, 'a number'), 'quotas and their values')
    .default({})
    .describe(
      'Quotas to ask for in every account and Region of the file, such as `vpcsPerRegion: 40`; `landbridge schema` and docs/facts/quotas.md have their names',
    ),
  sites: named(siteSchema, 'sites').describe("The customer's places: routers, hosts and the prefixes between them"),
  vpcs: named(vpcSchema, 'VPCs').describe('VPCs and the hosts in them'),
  directConnectGateways: named(directConnectGatewaySchema, 'Direct Connect gateways').describe('Direct Connect gateways'),
  transitGateways: named(transitGatewaySchema, 'transit gateways').describe(
    'Transit gateways: what is attached to them, and the route tables that keep it apart or together',
  ),
  transitGatewayPeerings: named(transitGatewayPeeringSchema, 'peerings').describe(
    'Peerings of transit gateways, mostly of two Regions; nothing is propagated over them, so both sides need static routes',
  ),
  vpcPeerings: named(vpcPeeringSchema, 'peerings').describe('Peerings of two VPCs, over which nothing is passed on to a third'),
  prefixLists: named(prefixListSchema, 'prefix lists').describe('Managed prefix lists, for the route tables of transit gateways'),
  services: named(publicServiceSchema, 'public services').describe(
    'Public services of AWS that flows go to by their name, over public virtual interfaces or the Internet; no flow starts there',
  ),
  interconnects: named(interconnectSchema, 'interconnects').describe(
    'Ports of partners, on which they host connections for other accounts; their accounts are always said',
  ),
  connections: named(connectionSchema, 'connections').describe('Direct Connect ports, and what partners host on theirs'),
  lags: named(lagSchema, 'LAGs').describe('Link aggregation groups: several ports to one router as one'),
  resiliencyGroups: named(resiliencyGroupSchema, 'resiliency groups').describe(
    'Ports that stand in for each other, by name: two of one group at the same flat rate, on different devices, are a pair, and the second one is free',
  ),
  virtualInterfaces: named(virtualInterfaceSchema, 'virtual interfaces').describe(
    'Virtual interfaces on the connections and LAGs',
  ),
  vpnConnections: named(vpnConnectionSchema, 'VPN connections').describe('Site-to-Site VPN connections'),
  connectPeers: named(connectPeerSchema, 'Connect peers').describe(
    'Connect peers over Direct Connect: GRE tunnels from routers to transit gateways, in each BGP, and each on a Connect attachment of its own',
  ),
  fees: named(feesSchema, 'fees').describe(
    'What others ask for a port a month, by the name of a connection or LAG (of which each port costs it): no price list has it',
  ),
  sharedRisks: mapOf(nameField, memberList, 'shared risks by name')
    .default({})
    .describe(
      'What fails together although nothing else says so, such as `conduit-7: [dx-a, dx-b, backup]`: names of connections, LAGs, VPN connections, routers or sites',
    ),
  flows: z.array(flowSchema, { error: 'a list of flows' }).default([]).describe('What has to get through, and how much of it'),
  checks: checksSchema.describe(
    'Findings of `landbridge check` that are accepted, each with the reason, such as `ignore: [{ rule: DX036, about: hub, because: tested in May }]`; without `about` everywhere',
  ),
})

/** What a file said, read and checked. `source` is absent where no file was. */
export interface Estate extends z.output<typeof ESTATE> {
  readonly source?: EstateSource
}

export interface EstateSource {
  readonly file: string
  /** By dotted path: the line and column of a value, or of the key of a map or list. */
  readonly positions: ReadonlyMap<string, Position>
}
