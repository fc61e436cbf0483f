import type { EC2 as Client } from '@aws-sdk/client-ec2'
import type { OperationsOf } from '../clientOperations.ts'

export type Ec2Operations = OperationsOf<Client>

/** The type of one operation: `Ec2Operation<'CreateVpc'>`. */
export type Ec2Operation<Name extends keyof Ec2Operations> = Ec2Operations[Name]
