import { NOT_BUILT, type Operation } from '../operations/operation.ts'

type Table = Readonly<Record<string, Operation<never, unknown> | typeof NOT_BUILT | undefined>>

/** Operations are loaded with their service's first call. */
const TABLES: Readonly<Record<string, () => Promise<Table>>> = {
  directconnect: async () => (await import('../operations/directConnect/operations.ts')).DIRECT_CONNECT as Table,
  ec2: async () => (await import('../operations/ec2/operations.ts')).EC2 as Table,
  secretsmanager: async () => (await import('../operations/secretsManager/operations.ts')).SECRETS_MANAGER as Table,
  sts: async () => (await import('../operations/sts/operations.ts')).STS as Table,
  ram: async () => (await import('../operations/ram/operations.ts')).RAM as Table,
  servicequotas: async () => (await import('../operations/serviceQuotas/operations.ts')).SERVICE_QUOTAS as Table,
  monitoring: async () => (await import('../operations/cloudWatch/operations.ts')).CLOUD_WATCH as Table,
  iam: async () => (await import('../operations/iam/operations.ts')).IAM as Table,
}

const loaded = new Map<string, Table>()

async function tableOf(service: string): Promise<Table> {
  const known = loaded.get(service)
  if (known) return known
  const load = TABLES[service]
  if (!load) throw new TypeError(`no operations for the service ${service}`)
  const table = await load()
  loaded.set(service, table)
  return table
}

/** The operation's handler; the wire asks `coverage` first, so a missing one is a bug. */
export async function operationOf(service: string, name: string): Promise<Operation<unknown, unknown>> {
  const table = loaded.get(service) ?? (await tableOf(service))
  const operation = Object.hasOwn(table, name) ? table[name] : undefined
  if (operation === undefined || operation === NOT_BUILT) throw new TypeError(`${service} ${name} is not built`)
  return operation as Operation<unknown, unknown>
}

/** Whether the operation is built; loads the service's table where it must. */
export async function coverageOf(service: string, name: string): Promise<'built' | 'not built'> {
  const table = loaded.get(service) ?? (await tableOf(service))
  return Object.hasOwn(table, name) && table[name] !== NOT_BUILT ? 'built' : 'not built'
}
