import { DEFAULT_ASSUMPTIONS } from '../drill/assumptions.ts'
import { type Clock, ManualClock, RealClock } from '../fabric/clock.ts'
import { answerWith } from '../wire/answer.ts'
import { authenticateAnybodyWith, authenticateWith } from '../wire/authenticate.ts'
import { EventLog } from '../wire/landbridge/eventLog.ts'
import { type Listener, listen, type Rest } from '../wire/listener.ts'
import { RequestCounts } from '../wire/requestCounts.ts'
import { SessionTokens } from '../wire/sessionTokens.ts'
import { defaultDirectory } from './defaultDirectory.ts'
import { keepManualClock, manualClockStart } from './manualClockFile.ts'
import { measurements } from './measurements.ts'
import { coverageOf } from './operationTable.ts'
import type { planOnDemand } from './planOnDemand.ts'
import type { ServeOptions } from './serveOptions.ts'
import { Service } from './service.ts'
import { sessionKeyIn } from './sessionKey.ts'
import { usageRecorder } from './usageRecorder.ts'
import { VERSION } from './version.ts'
import { WebhookDelivery } from './webhookDelivery.ts'

export interface Serving extends AsyncDisposable {
  readonly url: string
  readonly service: Service
  readonly directory: string
}

/** Opens the store, starts the loop and listens. Rejects with a sentence for the user when one of them cannot be had. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const directory = options.data ?? defaultDirectory()
  const { openSqliteStore } = await import('../store/sqlite/openSqliteStore.ts')
  await using parts = new AsyncDisposableStack()
  const store = await openSqliteStore(directory)
  const clock: Clock = options.clock === 'manual' ? new ManualClock(manualClockStart(directory, Date.now())) : new RealClock()
  const { pace, hands, quotas, credentials } = options
  const sessions = new SessionTokens({ key: sessionKeyIn(directory), now: Date.now, credentials })
  const service = parts.use(
    new Service({ store, clock, pace, hands, report: reportBug, sessions, ...(quotas ? { quotas } : {}) }),
  )
  const events = new EventLog(store, () => clock.now())
  await service.start()
  const history = parts.use(measurements(service))
  const usage = parts.use(usageRecorder(service))
  service.measure = async () => {
    await history.flush()
    await usage.flush()
  }
  parts.use(new WebhookDelivery({ store, clock, webhooks: options.webhooks ?? new Map(), report: reportBug }))
  let listener: Listener | undefined
  listener = parts.use(await listenOn({ options, directory, service, events, sessions, url: () => listener?.url ?? '' }))
  // First of all at the end: a reader of events would keep the listener waiting.
  parts.use(events)
  const { url } = listener
  const whole = parts.move()
  return { url, service, directory, [Symbol.asyncDispose]: () => whole.disposeAsync() }
}

/** What stands before something listens. */
interface Standing {
  readonly options: ServeOptions
  readonly directory: string
  readonly service: Service
  readonly events: EventLog
  readonly sessions: SessionTokens
  readonly url: () => string
}

async function listenOn(standing: Standing): Promise<Listener> {
  const { options, service, sessions, url } = standing
  const counts = new RequestCounts()
  const { credentials } = options
  let rest: Promise<Rest> | undefined
  return listen({
    host: options.host,
    port: options.port,
    ...(options.publicUrl ? { publicUrl: options.publicUrl } : {}),
    report: reportBug,
    answer: answerWith({
      perform: service.perform,
      coverage: coverageOf,
      print: async document => (await import('../wire/print/print.ts')).printAt(String(options.publicUrl ?? url()))(document),
      report: reportBug,
      counts,
      authenticate: credentials ? authenticateWith(credentials, Date.now, sessions) : authenticateAnybodyWith(sessions),
    }),
    rest: request => {
      rest ??= restOf(standing, counts)
      return rest.then(answer => answer(request))
    },
  })
}

/** `/landbridge/v1` and the page, loaded with their first request. */
async function restOf({ options, directory, service, events, sessions, url }: Standing, counts: RequestCounts): Promise<Rest> {
  const { restWith } = await import('../wire/landbridge/rest.ts')
  const { catalogueInUse } = await import('./catalogueInUse.ts')
  const { authenticateRestWith } = await import('../wire/authenticateRest.ts')
  const { clock } = service
  const { credentials } = options
  let plans: ReturnType<typeof planOnDemand> | undefined
  return restWith({
    store: service.store,
    version: VERSION,
    assumptions: DEFAULT_ASSUMPTIONS,
    now: () => clock.now(),
    perform: service.performLandbridge,
    ...(clock instanceof ManualClock ? { advance: movedBy(service, directory) } : {}),
    ...(options.isFilling ? { isFilling: options.isFilling } : {}),
    ...(options.motoApi && !credentials ? { reset: service.reset } : {}),
    page: async account => {
      const { pageOf } = await import('./page.ts')
      return pageOf(service, url(), options, account)
    },
    events,
    metrics: async account => {
      const { metricsOf } = await import('./prometheus.ts')
      return metricsOf(service, counts, account)
    },
    counts,
    measure: service.measure,
    carried: async () => (await import('./usageNow.ts')).carriedNow(service),
    catalogue: await catalogueInUse(options.data),
    plan: async (requirements, most) => {
      plans ??= (await import('./planOnDemand.ts')).planOnDemand(directory)
      return plans(requirements, most)
    },
    report: reportBug,
    ...(credentials ? { authenticate: authenticateRestWith(credentials, Date.now, sessions) } : {}),
  })
}

/** Moves a manual clock so that a later start goes on from there. */
function movedBy(service: Service, directory: string): (ms: number) => Promise<void> {
  return async ms => {
    await service.advance(ms)
    await keepManualClock(directory, service.clock.now())
  }
}

/** The process edge: a bug is told with its stack and the service goes on. */
function reportBug(bug: unknown): void {
  console.error(bug instanceof Error ? bug.stack : bug)
}
