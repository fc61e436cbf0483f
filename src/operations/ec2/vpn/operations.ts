import type { Ec2Operations } from '../ec2Operation.ts'
import { attachVpnGateway } from './attachVpnGateway.ts'
import { createCustomerGateway } from './createCustomerGateway.ts'
import { createVpnConcentrator } from './createVpnConcentrator.ts'
import { createVpnConnection } from './createVpnConnection.ts'
import { createVpnConnectionRoute } from './createVpnConnectionRoute.ts'
import { createVpnGateway } from './createVpnGateway.ts'
import { deleteCustomerGateway } from './deleteCustomerGateway.ts'
import { deleteVpnConcentrator } from './deleteVpnConcentrator.ts'
import { deleteVpnConnection } from './deleteVpnConnection.ts'
import { deleteVpnConnectionRoute } from './deleteVpnConnectionRoute.ts'
import { deleteVpnGateway } from './deleteVpnGateway.ts'
import { describeCustomerGateways } from './describeCustomerGateways.ts'
import { describeVpnConcentrators } from './describeVpnConcentrators.ts'
import { describeVpnConnections } from './describeVpnConnections.ts'
import { describeVpnGateways } from './describeVpnGateways.ts'
import { detachVpnGateway } from './detachVpnGateway.ts'
import { disableVgwRoutePropagation } from './disableVgwRoutePropagation.ts'
import { enableVgwRoutePropagation } from './enableVgwRoutePropagation.ts'
import { getActiveVpnTunnelStatus } from './getActiveVpnTunnelStatus.ts'
import { getVpnConnectionDeviceSampleConfiguration } from './getVpnConnectionDeviceSampleConfiguration.ts'
import { getVpnConnectionDeviceTypes } from './getVpnConnectionDeviceTypes.ts'
import { getVpnTunnelReplacementStatus } from './getVpnTunnelReplacementStatus.ts'
import { modifyVpnConnection } from './modifyVpnConnection.ts'
import { modifyVpnConnectionOptions } from './modifyVpnConnectionOptions.ts'
import { modifyVpnTunnelCertificate } from './modifyVpnTunnelCertificate.ts'
import { modifyVpnTunnelOptions } from './modifyVpnTunnelOptions.ts'
import { replaceVpnTunnel } from './replaceVpnTunnel.ts'

/** Site-to-Site VPN: customer gateways, virtual private gateways, concentrators, connections and their tunnels. */
export const VPN_OPERATIONS = {
  AttachVpnGateway: attachVpnGateway,
  CreateCustomerGateway: createCustomerGateway,
  CreateVpnConcentrator: createVpnConcentrator,
  CreateVpnConnection: createVpnConnection,
  CreateVpnConnectionRoute: createVpnConnectionRoute,
  CreateVpnGateway: createVpnGateway,
  DeleteCustomerGateway: deleteCustomerGateway,
  DeleteVpnConcentrator: deleteVpnConcentrator,
  DeleteVpnConnection: deleteVpnConnection,
  DeleteVpnConnectionRoute: deleteVpnConnectionRoute,
  DeleteVpnGateway: deleteVpnGateway,
  DescribeCustomerGateways: describeCustomerGateways,
  DescribeVpnConcentrators: describeVpnConcentrators,
  DescribeVpnConnections: describeVpnConnections,
  DescribeVpnGateways: describeVpnGateways,
  DetachVpnGateway: detachVpnGateway,
  DisableVgwRoutePropagation: disableVgwRoutePropagation,
  EnableVgwRoutePropagation: enableVgwRoutePropagation,
  GetActiveVpnTunnelStatus: getActiveVpnTunnelStatus,
  GetVpnConnectionDeviceSampleConfiguration: getVpnConnectionDeviceSampleConfiguration,
  GetVpnConnectionDeviceTypes: getVpnConnectionDeviceTypes,
  GetVpnTunnelReplacementStatus: getVpnTunnelReplacementStatus,
  ModifyVpnConnection: modifyVpnConnection,
  ModifyVpnConnectionOptions: modifyVpnConnectionOptions,
  ModifyVpnTunnelCertificate: modifyVpnTunnelCertificate,
  ModifyVpnTunnelOptions: modifyVpnTunnelOptions,
  ReplaceVpnTunnel: replaceVpnTunnel,
} as const satisfies Partial<Ec2Operations>
