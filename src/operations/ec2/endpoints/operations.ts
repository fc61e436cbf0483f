import { createVpcEndpoint } from './createVpcEndpoint.ts'
import { deleteVpcEndpoints } from './deleteVpcEndpoints.ts'
import { describeVpcEndpointServices } from './describeVpcEndpointServices.ts'
import { describeVpcEndpoints } from './describeVpcEndpoints.ts'
import { modifyVpcEndpoint } from './modifyVpcEndpoint.ts'

export const ENDPOINT_OPERATIONS = {
  CreateVpcEndpoint: createVpcEndpoint,
  DeleteVpcEndpoints: deleteVpcEndpoints,
  DescribeVpcEndpointServices: describeVpcEndpointServices,
  DescribeVpcEndpoints: describeVpcEndpoints,
  ModifyVpcEndpoint: modifyVpcEndpoint,
}
