import type { Ec2Operations } from '../ec2Operation.ts'
import { rebootInstances, startInstances, stopInstances, terminateInstances } from './changeInstanceState.ts'
import { describeImages } from './describeImages.ts'
import { describeInstanceAttribute } from './describeInstanceAttribute.ts'
import { describeInstanceStatus } from './describeInstanceStatus.ts'
import { describeInstances } from './describeInstances.ts'
import { describeInstanceTypes } from './describeInstanceTypes.ts'
import { describeKeyPairs } from './describeKeyPairs.ts'
import { describeVolumes } from './describeVolumes.ts'
import {
  describeInstanceCreditSpecifications,
  modifyInstanceCreditSpecification,
  modifyInstanceMetadataOptions,
  monitorInstances,
  unmonitorInstances,
} from './instanceOptions.ts'
import { modifyInstanceAttribute } from './modifyInstanceAttribute.ts'
import { runInstances } from './runInstances.ts'

export const INSTANCE_OPERATIONS = {
  DescribeImages: describeImages,
  DescribeInstanceAttribute: describeInstanceAttribute,
  DescribeInstanceCreditSpecifications: describeInstanceCreditSpecifications,
  DescribeInstanceStatus: describeInstanceStatus,
  DescribeInstances: describeInstances,
  DescribeInstanceTypes: describeInstanceTypes,
  DescribeKeyPairs: describeKeyPairs,
  DescribeVolumes: describeVolumes,
  ModifyInstanceAttribute: modifyInstanceAttribute,
  ModifyInstanceCreditSpecification: modifyInstanceCreditSpecification,
  ModifyInstanceMetadataOptions: modifyInstanceMetadataOptions,
  MonitorInstances: monitorInstances,
  RebootInstances: rebootInstances,
  RunInstances: runInstances,
  StartInstances: startInstances,
  StopInstances: stopInstances,
  TerminateInstances: terminateInstances,
  UnmonitorInstances: unmonitorInstances,
} as const satisfies Partial<Ec2Operations>
