import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Datum } from '../metrics/datum.ts'
import { directConnectData } from '../metrics/directConnectData.ts'
import { vpnData } from '../metrics/vpnData.ts'
import type { RequestCounts } from '../wire/requestCounts.ts'
import { loadsNow } from './loadsNow.ts'
import { labelsOf, PROMETHEUS_SERIES } from './prometheusSeries.ts'
import type { Service } from './service.ts'

/** What `/metrics` answers: the series of one account, or of all, what was asked of the service, and its process. */
export async function metricsOf(service: Service, counts: RequestCounts, account: string | undefined): Promise<string> {
  // One registry per answer: two that are asked for at once must not mix their accounts.
  const registry = new Registry()
  addSeries(registry, dataNow(service), account)
  addRequests(registry, counts, account)
  return `${await registry.metrics()}\n${await processRegistry().metrics()}`
}

function* dataNow(service: Service): Iterable<Datum> {
  const { world, observed } = service.store
  const { links: rates } = loadsNow(service)
  yield* directConnectData(world, observed, rates)
  // A connection's own series would count its tunnels a second time in a sum.
  for (const datum of vpnData(world, observed, rates)) if ('TunnelIpAddress' in datum.dimensions) yield datum
}

function addSeries(registry: Registry, data: Iterable<Datum>, account: string | undefined): void {
  const gauges = new Map<string, Gauge>()
  for (const datum of data) {
    const series = PROMETHEUS_SERIES[datum.metric]
    if (!series || (account !== undefined && datum.account !== account)) continue
    const labels = labelsOf(datum)
    const { name, help, factor = 1 } = series
    const gauge = gauges.get(name) ?? new Gauge({ name, help, labelNames: Object.keys(labels), registers: [registry] })
    gauges.set(name, gauge)
    gauge.set(labels, datum.value * factor)
  }
}

function addRequests(registry: Registry, counts: RequestCounts, account: string | undefined): void {
  const requests = new Counter({
    name: 'landbridge_requests_total',
    help: 'Requests that were answered; an empty service or operation is one that nobody knows.',
    labelNames: ['service', 'operation', 'status'],
    registers: [registry],
  })
  for (const { count, ...labels } of counts.of(account)) requests.inc(labels, count)
}

let ownProcess: Registry | undefined

/** Observing the event loop and the garbage collector begins with the first who asks. */
function processRegistry(): Registry {
  if (ownProcess) return ownProcess
  ownProcess = new Registry()
  collectDefaultMetrics({ register: ownProcess })
  return ownProcess
}
