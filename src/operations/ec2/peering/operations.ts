import {
  acceptVpcPeeringConnection,
  deleteVpcPeeringConnection,
  rejectVpcPeeringConnection,
} from './answerVpcPeeringConnection.ts'
import { createVpcPeeringConnection } from './createVpcPeeringConnection.ts'
import { describeVpcPeeringConnections } from './describeVpcPeeringConnections.ts'
import { modifyVpcPeeringConnectionOptions } from './modifyVpcPeeringConnectionOptions.ts'

export const PEERING_OPERATIONS = {
  AcceptVpcPeeringConnection: acceptVpcPeeringConnection,
  CreateVpcPeeringConnection: createVpcPeeringConnection,
  DeleteVpcPeeringConnection: deleteVpcPeeringConnection,
  DescribeVpcPeeringConnections: describeVpcPeeringConnections,
  ModifyVpcPeeringConnectionOptions: modifyVpcPeeringConnectionOptions,
  RejectVpcPeeringConnection: rejectVpcPeeringConnection,
}
