import type { Kind } from '../../resources/kinds.ts'
import type { Row } from '../../resources/world.ts'
import { nameIn } from './addresses.ts'
import { type Block, type Expression, type ExpressionMap, reference } from './hcl.ts'
import { liveRows } from './liveRows.ts'
import type { TerraformModule } from './module.ts'

const IDS: readonly (readonly [output: string, kind: Kind, description: string])[] = [
  ['connections', 'connection', 'Ids of ports by name: what LOA-CFAs are asked for by.'],
  ['virtual_interfaces', 'virtualInterface', 'Ids of virtual interfaces by name.'],
  ['direct_connect_gateways', 'directConnectGateway', 'Ids of Direct Connect gateways by name.'],
  ['vpcs', 'vpc', 'Ids of VPCs by name.'],
  ['transit_gateways', 'transitGateway', 'Ids of transit gateways by name.'],
  ['vpn_connections', 'vpnConnection', 'Ids of VPN connections by name.'],
]

export function outputBlocks(module: TerraformModule): Block[] {
  return [
    ...IDS.flatMap(([name, kind, description]) => output(name, description, idsOf(module, kind))),
    ...output('tunnel_addresses', "AWS's ends of the tunnels of each VPN connection.", tunnelsOf(module)),
    ...tagsToWrite(module),
  ]
}

function output(name: string, description: string, value: ExpressionMap): Block[] {
  if (Object.keys(value.entries).length === 0) return []
  return [{ type: 'output', labels: [name], attributes: { description, value } }]
}

function idsOf({ world, addresses }: TerraformModule, kind: Kind): ExpressionMap {
  const entries = (liveRows(world, kind) as Row[]).flatMap(row => {
    const address = addresses.of(kind, row.id)
    return address === undefined ? [] : [[nameIn(world, row), reference(`${address}.id`)] as const]
  })
  return { entries: Object.fromEntries(entries) }
}

function tunnelsOf({ world, addresses }: TerraformModule): ExpressionMap {
  const entries = liveRows(world, 'vpnConnection').map(row => {
    const address = addresses.of('vpnConnection', row.id)
    return [nameIn(world, row as Row), [1, 2].map(number => reference(`${address}.tunnel${number}_address`))] as const
  })
  return { entries: Object.fromEntries(entries) }
}

/** The provider has no `tags` on these resources; one line for each tag that has to be written by hand. */
function tagsToWrite({ world, addresses }: TerraformModule): Block[] {
  const gateways = liveRows(world, 'directConnectGateway').map(({ id, body }) => ({
    arn: `${addresses.of('directConnectGateway', id)}.arn`,
    tags: body.tags,
  }))
  const hosted = liveRows(world, 'connection').flatMap(({ id, account, region, body }) => {
    const address = addresses.of('connection', id)
    if (body.role !== 'hosted' || address === undefined) return []
    return { arn: `"arn:aws:directconnect:${region}:${account}:dxcon/\${${address}.id}"`, tags: body.tags }
  })
  const value: Expression = [...gateways, ...hosted].flatMap(({ arn, tags }) =>
    Object.entries(tags).map(([key, said]) => ({ entries: { arn: reference(arn), key, value: said } })),
  )
  if (value.length === 0) return []
  const description = 'Tags that the provider cannot write; README.md has the command.'
  return [{ type: 'output', labels: ['tags_to_write'], attributes: { description, value } }]
}
