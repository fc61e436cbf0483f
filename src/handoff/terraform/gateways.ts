import type { Row } from '../../resources/world.ts'
import { isOthers } from '../../topology/maskedRows.ts'
import { nameIn } from './addresses.ts'
import { reference } from './hcl.ts'
import { identifierOf } from './identifiers.ts'
import { liveRows } from './liveRows.ts'
import type { TerraformModule } from './module.ts'

/** Direct Connect gateways and what they reach. */
export function writeDirectConnectGateways(module: TerraformModule): void {
  for (const row of liveRows(module.world, 'directConnectGateway')) {
    module.add('gateways', {
      labels: module.addresses.labels('directConnectGateway', row.id),
      scope: row,
      attributes: { name: row.body.name, amazon_side_asn: String(row.body.amazonSideAsn) },
    })
  }
  for (const row of liveRows(module.world, 'directConnectGatewayAssociation')) {
    if (row.body.state !== 'disassociating' && row.body.state !== 'disassociated') writeAssociation(module, row)
  }
  writeProposals(module)
}

/** An own gateway at another account's Direct Connect gateway: that account accepts what is proposed here. */
function writeProposals(module: TerraformModule): void {
  for (const { id, body } of module.world.all('directConnectGatewayAssociation')) {
    const { gateway, directConnectGatewayId, allowedPrefixes } = body
    const own = module.world.get(gateway.kind, gateway.id)
    const hub = module.world.get('directConnectGateway', directConnectGatewayId)
    const isTheirs = isOthers(id) && !isOthers(gateway.id)
    if (!own || !hub || !isTheirs || body.state === 'disassociating' || body.state === 'disassociated') continue
    module.add('gateways', {
      labels: ['aws_dx_gateway_association_proposal', identifierOf(nameIn(module.world, own as Row))],
      scope: own,
      attributes: {
        dx_gateway_id: module.idOf('directConnectGateway', directConnectGatewayId),
        dx_gateway_owner_account_id: hub.account,
        associated_gateway_id: module.idOf(gateway.kind, gateway.id),
        allowed_prefixes: allowedPrefixes.length > 0 ? allowedPrefixes.toSorted() : undefined,
      },
    })
  }
}

/** A gateway of another account is proposed by its owner, and accepted by that of the Direct Connect gateway. */
function writeAssociation(module: TerraformModule, row: Row<'directConnectGatewayAssociation'>): void {
  const { gateway, directConnectGatewayId, allowedPrefixes } = row.body
  const labels = module.addresses.labels('directConnectGatewayAssociation', row.id)
  const hub = module.world.get('directConnectGateway', directConnectGatewayId)
  const scope = hub ?? row
  const dxGatewayId = module.idOf('directConnectGateway', directConnectGatewayId)
  const allowed = allowedPrefixes.length > 0 ? allowedPrefixes.toSorted() : undefined
  if (gateway.ownerAccount === scope.account) {
    const gatewayId = module.idOf(gateway.kind, gateway.id)
    const attributes = { dx_gateway_id: dxGatewayId, associated_gateway_id: gatewayId, allowed_prefixes: allowed }
    module.add('gateways', { labels, scope, attributes })
    return
  }
  if (!module.providers.accounts.includes(gateway.ownerAccount)) {
    module.add('gateways', {
      labels,
      scope,
      attributes: {
        proposal_id: module.variable(`${row.id} proposal`, `${labels[1]}_proposal_id`, {
          description: `Id of the proposal that account ${gateway.ownerAccount} makes for its gateway.`,
        }),
        dx_gateway_id: dxGatewayId,
        associated_gateway_owner_account_id: gateway.ownerAccount,
        allowed_prefixes: allowed,
      },
    })
    return
  }
  module.add('gateways', {
    labels: ['aws_dx_gateway_association_proposal', labels[1]],
    scope: { account: gateway.ownerAccount, region: gateway.region },
    attributes: {
      dx_gateway_id: dxGatewayId,
      dx_gateway_owner_account_id: scope.account,
      associated_gateway_id: module.idOf(gateway.kind, gateway.id),
      allowed_prefixes: allowed,
    },
  })
  module.add('gateways', {
    labels,
    scope,
    attributes: {
      proposal_id: reference(`aws_dx_gateway_association_proposal.${labels[1]}.id`),
      dx_gateway_id: dxGatewayId,
      associated_gateway_owner_account_id: gateway.ownerAccount,
      allowed_prefixes: allowed,
    },
  })
}
