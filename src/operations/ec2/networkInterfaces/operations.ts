import type { Ec2Operations } from '../ec2Operation.ts'
import { attachNetworkInterface } from './attachNetworkInterface.ts'
import { createNetworkInterface } from './createNetworkInterface.ts'
import { deleteNetworkInterface } from './deleteNetworkInterface.ts'
import { describeNetworkInterfaces } from './describeNetworkInterfaces.ts'
import { detachNetworkInterface } from './detachNetworkInterface.ts'
import {
  describeNetworkInterfaceAttribute,
  modifyNetworkInterfaceAttribute,
  resetNetworkInterfaceAttribute,
} from './networkInterfaceAttribute.ts'
import {
  assignIpv6Addresses,
  assignPrivateIpAddresses,
  unassignIpv6Addresses,
  unassignPrivateIpAddresses,
} from './secondaryAddresses.ts'

export const NETWORK_INTERFACE_OPERATIONS = {
  AssignIpv6Addresses: assignIpv6Addresses,
  AssignPrivateIpAddresses: assignPrivateIpAddresses,
  AttachNetworkInterface: attachNetworkInterface,
  CreateNetworkInterface: createNetworkInterface,
  DeleteNetworkInterface: deleteNetworkInterface,
  DescribeNetworkInterfaceAttribute: describeNetworkInterfaceAttribute,
  DescribeNetworkInterfaces: describeNetworkInterfaces,
  DetachNetworkInterface: detachNetworkInterface,
  ModifyNetworkInterfaceAttribute: modifyNetworkInterfaceAttribute,
  ResetNetworkInterfaceAttribute: resetNetworkInterfaceAttribute,
  UnassignIpv6Addresses: unassignIpv6Addresses,
  UnassignPrivateIpAddresses: unassignPrivateIpAddresses,
} as const satisfies Partial<Ec2Operations>
