import { findPort } from '../../resources/port.ts'
import { portArn } from '../../resources/resiliencyGroupLookup.ts'
import type { Row, World } from '../../resources/world.ts'
import type { ResiliencyGroupAssociation } from './supplement.ts'

export function resiliencyGroupAssociationAnswer(
  world: World,
  { body }: Row<'resiliencyGroupAssociation'>,
): ResiliencyGroupAssociation {
  const port = findPort(world, body.portId)
  return { resiliencyGroupId: body.resiliencyGroupId, ...(port && { connectionArn: portArn(port) }), state: body.state }
}
