import { CLOUD_WATCH } from '../src/operations/cloudWatch/operations.ts'
import { DIRECT_CONNECT } from '../src/operations/directConnect/operations.ts'
import { EC2 } from '../src/operations/ec2/operations.ts'
import { IAM } from '../src/operations/iam/operations.ts'
import { LANDBRIDGE } from '../src/operations/landbridge/landbridge.ts'
import { NOT_BUILT } from '../src/operations/operation.ts'
import { RAM } from '../src/operations/ram/operations.ts'
import { SECRETS_MANAGER } from '../src/operations/secretsManager/operations.ts'
import { SERVICE_QUOTAS } from '../src/operations/serviceQuotas/operations.ts'
import { STS } from '../src/operations/sts/operations.ts'
import { readModel } from '../src/wire/services.ts'

const SERVICES = [
  ['Direct Connect', 'directconnect', DIRECT_CONNECT],
  ['EC2', 'ec2', EC2],
  ['Secrets Manager', 'secretsmanager', SECRETS_MANAGER],
  ['RAM', 'ram', RAM],
  ['Service Quotas', 'servicequotas', SERVICE_QUOTAS],
  ['STS', 'sts', STS],
  ['CloudWatch', 'monitoring', CLOUD_WATCH],
  ['IAM', 'iam', IAM],
] as const

/** Which operations of each service's model are built, straight from the tables that dispatch them. */
export async function coverageDocument(): Promise<string> {
  const parts: string[] = [HEAD]
  for (const [title, name, table] of SERVICES) {
    const all = Object.keys((await readModel(name)).operations).sort()
    const isBuilt = (operation: string) => {
      const row = (table as Readonly<Record<string, unknown>>)[operation]
      return row !== undefined && row !== NOT_BUILT
    }
    const built = all.filter(isBuilt)
    parts.push(`## ${title}: ${built.length} of ${all.length} operations\n\n${list(built)}\n`)
    const missing = all.filter(operation => !isBuilt(operation))
    if (missing.length > 0 && missing.length < 100) parts.push(`Not built: ${list(missing)}\n`)
    else if (missing.length > 0) parts.push(`The other ${missing.length} are not built.\n`)
  }
  const own = Object.entries(LANDBRIDGE).map(
    ([operation, { method, path }]) => `| ${operation} | \`${method} /landbridge/v1${path}\` |`,
  )
  parts.push(`## The customer's side: ${own.length} operations\n\n| operation | call |\n| --- | --- |\n${own.join('\n')}\n`)
  return parts.join('\n')
}

const HEAD = `# What is built

Made from the tables that dispatch requests by \`node scripts/documents.ts\`. An operation of a model that is not built answers
HTTP 501 with the service's own error and says so.
`

function list(names: readonly string[]): string {
  return `${names.map(name => `\`${name}\``).join(', ')}.`
}
