import { type Kind, REFERENCES, referencesOf } from '../../src/resources/kinds.ts'
import type { Row, World } from '../../src/resources/world.ts'

/** Records of the service itself, and orders that are over when they are carried out. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...['metric', 'metricChunk', 'measuredSeries', 'usageRecord', 'secret', 'defaultVpcMark', 'fault'],
  ...['directConnectGatewayAssociationProposal', 'quotaIncrease', 'customerAgreement'],
])

/** What AWS chooses: different for each order of the same thing. */
const CHOSEN: ReadonlySet<string> = new Set([
  ...['id', 'associationId', 'clientToken', 'secretArn', 'amazonAddress', 'customerAddress', 'authKey'],
  ...['outsideIpAddress', 'insideCidr', 'preSharedKey'],
])

/** When something was done. */
const MOMENT = /(At|On|Until|IssueTime|billingModeChanges)$/

const GONE: ReadonlySet<string> = new Set(['deleting', 'deleted', 'rejected'])

/** Every row with names in the place of ids and without what AWS chooses, sorted: equal for equal networks. */
export function comparableRows(world: World): string[] {
  const rows = (Object.keys(REFERENCES) as Kind[])
    .filter(kind => !LEFT_OUT.has(kind))
    .flatMap(kind => [...world.all(kind)] as Row[])
    .filter(({ body }) => !('state' in body && GONE.has(String(body.state))))
  const labels = new Map(rows.map(row => [row.id, labelOf(world, row, 0)]))
  return rows.map(row => `${row.kind} ${row.account} ${row.region} ${JSON.stringify(plain(row.body, labels))}`).sort()
}

/** Its name where it has one, else what it belongs to. */
function labelOf(world: World, row: Row, depth: number): string {
  const { kind, body } = row
  const tags = 'tags' in body ? (body.tags as Readonly<Record<string, string>> | undefined) : undefined
  const name = tags?.['landbridge:name'] ?? ('name' in body ? String(body.name) : undefined)
  if (name !== undefined) return `${kind} ${name}`
  const parents = referencesOf(kind, body as never).flatMap(id => {
    const parent = depth < 4 ? find(world, id) : undefined
    return parent ? [labelOf(world, parent, depth + 1)] : []
  })
  return `${kind} of ${parents.join(' and ')}`
}

function find(world: World, id: string): Row | undefined {
  for (const kind of Object.keys(REFERENCES) as Kind[]) {
    const row = world.get(kind, id)
    if (row) return row as Row
  }
  return undefined
}

/** The value in a fixed order of members: lists of things have the order in which they were made, which nothing depends on. */
function plain(value: unknown, labels: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return labels.get(value) ?? value
  if (Array.isArray(value)) return value.map(item => JSON.stringify(plain(item, labels))).sort()
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(
    ([name, member]) => member !== undefined && ((!CHOSEN.has(name) && !MOMENT.test(name)) || labels.has(String(member))),
  )
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, plain(member, labels)]))
}
