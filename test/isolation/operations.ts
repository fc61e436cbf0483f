import { CLOUD_WATCH } from '../../src/operations/cloudWatch/operations.ts'
import { DIRECT_CONNECT } from '../../src/operations/directConnect/operations.ts'
import { EC2 } from '../../src/operations/ec2/operations.ts'
import { IAM } from '../../src/operations/iam/operations.ts'
import { answerLandbridge } from '../../src/operations/landbridge/answerLandbridge.ts'
import { LANDBRIDGE_OPERATIONS, type LandbridgeOperationName } from '../../src/operations/landbridge/landbridge.ts'
import { type Context, NOT_BUILT } from '../../src/operations/operation.ts'
import { RAM } from '../../src/operations/ram/operations.ts'
import { SECRETS_MANAGER } from '../../src/operations/secretsManager/operations.ts'
import { SERVICE_QUOTAS } from '../../src/operations/serviceQuotas/operations.ts'
import { STS } from '../../src/operations/sts/operations.ts'
import type { Shape } from '../../src/wire/schema.ts'
import { SETTINGS, servicesOf } from '../../src/wire/services.ts'

/** An operation that is built, as the matrix sees it. */
export interface BuiltOperation {
  readonly service: string
  readonly name: string
  readonly operate: (context: Context, input: never) => unknown
  /** Every text that its input may hold: `newBGPPeer.asn`, `Filters[].Values[]`. */
  readonly texts: readonly string[]
}

const TABLES = {
  directconnect: DIRECT_CONNECT,
  ec2: EC2,
  secretsmanager: SECRETS_MANAGER,
  sts: STS,
  iam: IAM,
  ram: RAM,
  servicequotas: SERVICE_QUOTAS,
  monitoring: CLOUD_WATCH,
} as const

/** Every operation of every service that is built: from the tables, so that a new one cannot be forgotten. */
export async function builtOperations(): Promise<readonly BuiltOperation[]> {
  const services = servicesOf(SETTINGS)
  const found: BuiltOperation[] = []
  for (const [service, table] of Object.entries(TABLES)) {
    const model = await services.load(service)
    for (const [name, operate] of Object.entries(table)) {
      if (operate === NOT_BUILT) continue
      const shape = model.operation(name)?.shapes?.input
      found.push({ service, name, operate: operate as BuiltOperation['operate'], texts: shape ? textsOf(shape) : [] })
    }
  }
  for (const [name, { input }] of Object.entries(LANDBRIDGE_OPERATIONS)) {
    const operate = (context: Context, given: unknown) => answerLandbridge(context, name as LandbridgeOperationName, given)
    found.push({ service: 'landbridge', name, operate, texts: Object.keys(input.shape) })
  }
  return found
}

/** Names of the operations of the service, built or not. */
export function operationNames(service: string): readonly string[] {
  return Object.keys(service === 'landbridge' ? LANDBRIDGE_OPERATIONS : TABLES[service as keyof typeof TABLES])
}

function textsOf(shape: Shape, path = '', above: readonly Shape[] = []): string[] {
  if (above.includes(shape)) return []
  const inside = [...above, shape]
  switch (shape.kind) {
    case 'structure':
    case 'union':
      return shape.members.flatMap(({ name, shape: type }) => textsOf(type, path === '' ? name : `${path}.${name}`, inside))
    case 'list':
      return textsOf(shape.item, `${path}[]`, inside)
    default:
      return shape.kind === 'string' ? [path] : []
  }
}
