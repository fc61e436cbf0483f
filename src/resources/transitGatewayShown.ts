import { arnText, parseArn, partitionOf } from './arn.ts'
import { resourcesSharedWith, sharedWith } from './resourceSharing.ts'
import type { Row, Scope, World } from './world.ts'

/** Whether an account may see and attach to a transit gateway from a Region: its own, or one shared with it by RAM. */
export function isTransitGatewayShownTo(world: World, row: Row<'transitGateway'>, { account, region }: Scope): boolean {
  return row.region === region && (row.account === account || sharedWith(world, arnOf(row), account))
}

/** The transit gateways of the Region that the account may see: its own first. */
export function transitGatewaysShownTo(world: World, viewer: Scope): Row<'transitGateway'>[] {
  const shared = resourcesSharedWith(world, viewer.account).flatMap(text => {
    const [type, id = ''] = parseArn(text)?.resource.split('/') ?? []
    const row = type === 'transit-gateway' ? world.get('transitGateway', id) : undefined
    return row && row.account !== viewer.account && row.region === viewer.region ? [row] : []
  })
  return [...world.within('transitGateway', viewer), ...shared]
}

function arnOf({ account, region, id }: Row<'transitGateway'>): string {
  return arnText({ partition: partitionOf(region), service: 'ec2', region, account, resource: `transit-gateway/${id}` })
}
