import type { DirectConnectOperation } from './directConnectOperation.ts'

/** The caller's virtual private gateways in the Region that are not deleted. */
export const describeVirtualGateways: DirectConnectOperation<'DescribeVirtualGateways'> = ({ world, caller }) => ({
  virtualGateways: [...world.within('virtualPrivateGateway', caller)]
    .filter(({ body }) => body.state !== 'deleted')
    .map(({ id, body }) => ({ virtualGatewayId: id, virtualGatewayState: body.state })),
})
