import { Argument, Command } from 'commander'
import { shortened } from '../../drill/report/few.ts'
import { noGlass } from '../../drill/trace/glassNodes.ts'
import { type LookingGlass, lookingGlass } from '../../drill/trace/lookingGlass.ts'
import { listed } from '../../net/listed.ts'
import { readEstate, topologyOf } from '../openEstate.ts'
import { printJson, printTable } from '../output.ts'
import { Refusal } from '../refusal.ts'
import { ask, isUrl } from '../running.ts'

export const routesCommand = new Command('routes')
  .summary("look into a router's, gateway's or route table's routes, with what decided or dropped them")
  .argument('<estate>', 'an estate file, or the URL of a running service (with its faults)')
  .argument('<node>', 'a router, gateway or route table, by name or id; of a transit gateway or a VPC all its tables')
  .addArgument(new Argument('[which]', 'which routes').choices(['best', 'received', 'advertised']).default('best'))
  .option('--json', 'the routes as JSON on stdout')
  .addHelpText(
    'after',
    `
A Direct Connect gateway hands every path on: shown is what the gateways and route tables behind it decide ("at").

Examples:
  landbridge routes examples/two-locations/estate.yaml edge-2
  landbridge routes examples/two-locations/estate.yaml edge-2 advertised
  landbridge routes http://127.0.0.1:7224 hub received --json`,
  )
  .action(async (estate: string, node: string, which: LookingGlass['which'], { json }: { json?: true }) => {
    const glass = isUrl(estate)
      ? await ask<LookingGlass>(estate, 'GET', `/routes/${encodeURIComponent(node)}?which=${which}`)
      : await onFile(estate, node, which)
    if (json) printJson(glass)
    else print(glass)
  })

/** A table, or several under their names; below them what is closed, for none of its routes is there. */
function print({ node, routes, tables, associated = {}, closed = [] }: LookingGlass): void {
  if (tables === undefined) printTable(HEAD, routes.map(row))
  else console.log(`${node} has ${tables.length} tables: ${listed(tables)}.`)
  for (const name of tables ?? []) {
    console.log(`\n${name}${enteredBy(associated[name])}`)
    printTable(HEAD, routes.filter(({ table }) => table === name).map(row))
  }
  if (closed.length > 0) console.log(`\n${closed.join('\n')}`)
}

/** ` (associated with it: prod-a and dev-a)`, of a table of a transit gateway. */
function enteredBy(attachments: readonly string[] | undefined): string {
  if (attachments === undefined) return ''
  if (attachments.length === 0) return ' (no attachment is associated with it)'
  const names = shortened(attachments, { most: MOST_NAMES + 1, shown: MOST_NAMES }, left => `${left} more`)
  return ` (associated with it: ${listed(names)})`
}

const HEAD = ['', 'prefix', 'via', 'from', 'local pref', 'MED', 'AS path', 'communities', 'because']

async function onFile(file: string, node: string, which: LookingGlass['which']): Promise<LookingGlass> {
  const topology = await topologyOf(await readEstate(file))
  const glass = lookingGlass(topology, topology.baseline, node, which)
  if (glass) return glass
  throw new Refusal(noGlass(topology, node))
}

function row({
  status,
  prefix,
  via,
  source,
  localPreference,
  med,
  asPath,
  communities,
  ...why
}: LookingGlass['routes'][number]): string[] {
  const mark = { best: '>', sent: '<', lost: ' ', dropped: 'x' }[status]
  return [
    mark,
    prefix,
    via,
    source,
    String(localPreference),
    String(med),
    asPath.join(' '),
    communities.join(' '),
    whyText({ status, ...why }),
  ]
}

/** `local preference (7224:7300) at prod`: the step, what the preference was given for, and who decided where it is not the node itself. */
function whyText({
  status,
  because,
  preferredFor,
  decidedAt = [],
}: Pick<LookingGlass['routes'][number], 'status' | 'because' | 'preferredFor' | 'decidedAt'>): string {
  const reason = status === 'best' && because === 'local preference' && preferredFor !== undefined ? ` (${preferredFor})` : ''
  const more = decidedAt.length - MOST_NAMES
  const names = decidedAt.slice(0, MOST_NAMES).join(', ')
  const where = decidedAt.length === 0 ? '' : ` at ${names}${more > 0 ? ` and ${more} more` : ''}`
  return `${because}${reason}${where}`
}

/** More names make a line that nobody reads; JSON has all. */
const MOST_NAMES = 3
