/**
 * Prints how long the price of an estate with 10,000 resources takes to compute, what it comes to, and how long its bill takes:
 * `node bench/price.ts [--rounds 15] [--resources 10000]`. The aim is less than 100 ms.
 */
import { parseArgs } from 'node:util'
import { bill } from '../src/pricing/bill.ts'
import type { BillReport } from '../src/pricing/billReport.ts'
import { CATALOGUE } from '../src/pricing/catalogue.ts'
import { price } from '../src/pricing/price.ts'
import { recordUsage } from '../src/pricing/recordUsage.ts'
import { runningNow } from '../src/pricing/runningNow.ts'
import type { Way } from '../src/pricing/traffic.ts'
import { draftOf } from '../src/resources/draft.ts'
import { WorldTables } from '../src/resources/tables.ts'
import type { World } from '../src/resources/world.ts'
import { flow, port, site, vpc, vpn } from '../src/topology/testWorld.ts'
import { loadAverage, machine } from './print/machine.ts'
import { median } from './print/median.ts'
import { table } from './print/table.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '15' }, resources: { type: 'string', default: '10000' } },
})

/** Ten kinds in even numbers: ports, patches, interfaces, VPNs and their gateways, VPCs with theirs, hosts, flows. */
const PER_PART = 10

function estateOf(parts: number): { readonly world: World; readonly ways: readonly Way[]; readonly resources: number } {
  const tables = new WorldTables()
  const draft = draftOf(tables)
  site(draft, [{ name: 'edge' }])
  const ways: Way[] = []
  for (let i = 0; i < parts; i++) {
    const name = `p${i}`
    vpc(draft, name, '10.20.0.0/16', { [`db-${i}`]: '10.20.1.10' })
    port(draft, {
      name,
      location: i % 3 === 0 ? 'EqDC2' : 'CSVA1',
      device: 'd',
      router: 'edge',
      gateway: { kind: 'virtualPrivateGateway', id: `vgw-${name}` },
      octet: 20,
    })
    vpn(draft, '198.51.100.1', `vgw-${name}`, { name: `vpn${i}` })
    flow(draft, `db-${i}`, 1e9, 1e9)
    const id = `flow-app-db-${i}`
    draft.update('flow', id, { monthlyBytes: 2 ** 40 + i })
    const crossing = { kind: 'virtualInterface', id: `dxvif-${name}`, over: [] } as const
    ways.push({ flow: id, back: false, share: 1, crossings: [{ ...crossing, fromAws: false }] })
    ways.push({ flow: id, back: true, share: 1, crossings: [{ ...crossing, fromAws: true }] })
  }
  const changes = draft.changes()
  for (const { after } of changes) if (after) tables.set(after)
  return { world: tables, ways, resources: changes.length }
}

/** The same as a service that runs has it: a record of what is used, and its bill. */
function usageOf(): { readonly looks: number[]; readonly bills: number[]; readonly bill: BillReport } {
  const [looks, bills]: [number[], number[]] = [[], []]
  const carried = ways.map(way => ({ ...way, bps: 1e6 }))
  const tables = new WorldTables()
  const draft = draftOf(tables)
  const start = Date.UTC(2026, 10, 1)
  recordUsage(draft, runningNow(world, carried), start)
  for (const { after } of draft.changes()) if (after) tables.set(after)
  const account = [...tables.all('usageRecord')][0]?.account ?? ''
  const asked = { world: tables, account, from: '2026-11-01', to: '2026-12-01', nowMs: start + 30 * 86_400_000 }
  let found = bill(asked, CATALOGUE)
  for (let round = 0; round < Number(values.rounds); round++) {
    const before = performance.now()
    recordUsage(draftOf(tables), runningNow(world, carried), start)
    const looked = performance.now()
    found = bill(asked, CATALOGUE)
    looks.push(looked - before)
    bills.push(performance.now() - looked)
  }
  return { looks, bills, bill: found }
}

function shown(times: number[]): string[] {
  return [`${median(times).toFixed(1)} ms`, `${Math.max(...times).toFixed(1)} ms`]
}

console.log(`${machine()}.\n`)
const { world, ways, resources } = estateOf(Math.ceil(Number(values.resources) / PER_PART))
const times: number[] = []
let report = price({ world, ways }, CATALOGUE)
const first = performance.now()
for (let round = 0; round < Number(values.rounds); round++) {
  const before = performance.now()
  report = price({ world, ways }, CATALOGUE)
  times.push(performance.now() - before)
}
const usage = usageOf()
const head = ['', 'lines', 'USD', 'median', 'slowest']
console.log(
  table(head, [
    [`price of ${resources} resources`, String(report.lines.length), report.monthly, ...shown(times)],
    ['look at what is used of them', '', '', ...shown(usage.looks)],
    ['bill of 30 days', String(usage.bill.lines.length), usage.bill.total, ...shown(usage.bills)],
  ]),
)
console.log(`\n${values.rounds} rounds in ${Math.round(performance.now() - first)} ms. ${loadAverage('after')}`)
