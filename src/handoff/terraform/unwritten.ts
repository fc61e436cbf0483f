import { type Kind, referencesOf } from '../../resources/kinds.ts'
import type { Row } from '../../resources/world.ts'
import { isOthers } from '../../topology/maskedRows.ts'
import { nameIn } from './addresses.ts'
import { liveRows } from './liveRows.ts'
import type { TerraformModule } from './module.ts'

/** Kinds of AWS's things that no file of the module has, and what one of them is called. */
const KINDS: { readonly [K in Kind]?: readonly [one: string, because: string] } = {
  resiliencyGroup: ['Resiliency group', 'Terraform has no resource for it: UpdateConnection and the console put ports into it'],
  vpnConcentrator: ['VPN concentrator', 'Terraform 5.100 has no resource for it'],
  transitGatewayPolicyTable: ['Transit gateway policy table', 'the module carries no policy tables'],
  resourceShare: ['Resource share', 'shares are made where accounts are administered'],
  instance: ['Instance', 'the module is about networks'],
  networkInterface: ['Network interface', 'the module is about networks'],
  elasticAddress: ['Elastic IP address', 'the module is about networks'],
  natGateway: ['NAT gateway', 'the module is about networks'],
  egressOnlyInternetGateway: ['Egress-only internet gateway', 'the module is about networks'],
  vpcEndpoint: ['VPC endpoint', 'the module is about networks'],
  dhcpOptions: ['DHCP options set', 'the module is about networks'],
  alarm: ['Alarm', 'the module is about networks'],
  dashboard: ['Dashboard', 'the module is about networks'],
}

/** Says of everything that the estate has and the module has not that it is so. */
export function warnOfUnwritten(module: TerraformModule): void {
  warnOfOthers(module)
  for (const kind of Object.keys(KINDS) as Kind[]) {
    const [one, because] = KINDS[kind] ?? ['', '']
    for (const row of liveRows(module.world, kind) as Row[])
      module.warn(`${one} ${nameIn(module.world, row)} is not written: ${because}.`)
  }
  for (const { id, body } of liveRows(module.world, 'securityGroup')) {
    if (body.rules !== undefined || body.name !== 'default')
      module.warn(`Security group ${body.name} (${id}) is not written: the module is about networks.`)
  }
  for (const { id, body } of liveRows(module.world, 'networkAcl')) {
    if (body.entries !== undefined || !body.isDefault)
      module.warn(`Network ACL ${id} is not written: the module is about networks.`)
  }
}

/** What others have on the account's own things: an account sees that it is there, and not how it was ordered. */
const ON_OURS: readonly (readonly [kind: Kind, what: string])[] = [
  ['connection', 'hosted connections on its ports'],
  ['virtualInterface', 'virtual interfaces on its ports'],
  ['vpcPeeringConnection', 'peerings with its VPCs'],
  ['transitGatewayAttachment', 'attachments to its transit gateways'],
]

function warnOfOthers(module: TerraformModule): void {
  for (const [kind, what] of ON_OURS) {
    const theirs = [...module.world.all(kind)].filter(row => isOthers(row.id))
    const own = theirs.filter(({ body }) => referencesOf(kind, body as never).some(id => isOwn(module, id)))
    if (own.length > 0)
      module.warn(
        `Other accounts have ${what} (${own.length}): what this account allocates or accepts for them is not written; an estate file with all accounts writes both sides.`,
      )
  }
}

function isOwn({ world }: TerraformModule, id: string): boolean {
  return (
    !isOthers(id) && (['connection', 'lag', 'vpc', 'transitGateway'] as const).some(kind => world.get(kind, id) !== undefined)
  )
}
