import type { CloudWatch as Client } from '@aws-sdk/client-cloudwatch'
import type { OperationsOf } from '../clientOperations.ts'

export type CloudWatchOperations = OperationsOf<Client>

/** The type of one operation: `CloudWatchOperation<'PutMetricAlarm'>`. */
export type CloudWatchOperation<Name extends keyof CloudWatchOperations> = CloudWatchOperations[Name]
