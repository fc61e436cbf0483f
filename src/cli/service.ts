import { DEFAULT_ASSUMPTIONS } from '../drill/assumptions.ts'
import { type Clock, ManualClock } from '../fabric/clock.ts'
import { ModelFabric } from '../fabric/model/modelFabric.ts'
import { smartHands } from '../operations/landbridge/smartHands.ts'
import type { Context, LeadTimes } from '../operations/operation.ts'
import { Reconciler } from '../reconcile/reconciler.ts'
import { AppliedQuotas } from '../resources/appliedQuotas.ts'
import type { Entropy } from '../resources/ids.ts'
import { type Kind, REFERENCES } from '../resources/kinds.ts'
import { DEFAULT_QUOTAS, type Quotas } from '../resources/quotas.ts'
import { AwsError } from '../resources/refusal.ts'
import type { Sessions } from '../resources/session.ts'
import type { Store } from '../store/store.ts'
import { KNOWN_WORLD } from '../topology/geography.ts'
import type { Call, Caller } from '../wire/perform.ts'
import { Draws } from './draws.ts'
import { entropy } from './entropy.ts'
import { LookedAhead, withoutLookingAhead } from './lookedAhead.ts'
import { operationOf } from './operationTable.ts'
import { advanceBy } from './timedSteps.ts'

/**
 * cli: the only place where the parts are put together. A Service is everything but the port: a store, a fabric, the
 * loop between them and the way of one call. `serve` puts a listener before it, `drill FILE` uses it as it is.
 */
export interface ServiceOptions {
  readonly store: Store
  readonly clock: Clock
  readonly pace: Pace
  readonly hands: 'auto' | 'manual'
  readonly quotas?: Partial<Quotas>
  readonly report: (bug: unknown) => void
  /** Where ids, addresses and keys come from; the operating system's entropy where nothing is given. */
  readonly random?: Entropy
  /** Temporary credentials; without it STS hands out none. */
  readonly sessions?: Sessions
  /** Networks are built when a call looks at what follows from them, and by `settle`; otherwise after every write. */
  readonly putsOff?: boolean
}

export type Pace = 'instant' | 'fast' | 'aws'

/** AWS's own lead times in ms by pace: none, seconds to watch it happen, or as AWS takes (72 h for a LOA). */
export const LEAD_TIMES: Readonly<Record<Pace, LeadTimes>> = {
  instant: { loa: 0, provisioning: 0, vpnConnection: 0 },
  fast: { loa: 3000, provisioning: 1000, vpnConnection: 2000 },
  aws: { loa: 72 * 3_600_000, provisioning: 60_000, vpnConnection: 300_000 },
}

/** With smart hands and no lead times a write is answered when the loop has settled, at the latest after this. */
const SETTLE_MS = 2000

/** A network that was put off has its time: nobody waits for the answer to a single write. */
const BUILD_MS = 60_000

export class Service implements AsyncDisposable {
  readonly store: Store
  readonly clock: Clock
  readonly reconciler: Reconciler
  readonly options: ServiceOptions
  /** Brings the history of the network's metrics up to now; nothing where none is kept. */
  measure: () => Promise<void> = async () => undefined
  readonly #fabric: ModelFabric
  readonly #quotas: AppliedQuotas

  constructor(options: ServiceOptions) {
    this.options = options
    this.store = options.store
    this.clock = options.clock
    this.#quotas = new AppliedQuotas({ ...DEFAULT_QUOTAS, ...options.quotas })
    this.#fabric = new ModelFabric(options.clock, DEFAULT_ASSUMPTIONS)
    const { store, clock, hands, pace, report } = options
    this.reconciler = new Reconciler({
      store,
      clock,
      report,
      advance: advanceBy(LEAD_TIMES[pace]),
      fabric: this.#fabric,
      geography: KNOWN_WORLD,
      ...(hands === 'auto' ? { hands: smartHands } : {}),
    })
  }

  async start(): Promise<void> {
    await this.reconciler.start()
    if (this.options.putsOff) this.reconciler.putOff()
  }

  /** Builds what was put off. */
  settle = async (): Promise<void> => {
    if (this.reconciler.isBehind && !(await this.reconciler.build(BUILD_MS)))
      throw new Error(`the network did not settle within ${BUILD_MS / 1000} s`)
  }

  /** One AWS call: operates, commits, waits for the loop where the estate is to settle at once. */
  perform = async ({ service, operation, input, caller }: Call): Promise<unknown> => {
    const operate = await operationOf(service, operation)
    if (service === 'monitoring') await this.measure()
    return this.#answer(context => operate(context, input), caller)
  }

  /** One call of the customer's side. */
  performLandbridge = async (operation: string, input: unknown, account: string): Promise<unknown> => {
    const { answerLandbridge } = await import('../operations/landbridge/answerLandbridge.ts')
    const { LANDBRIDGE } = await import('../operations/landbridge/landbridge.ts')
    if (!Object.hasOwn(LANDBRIDGE, operation))
      throw new AwsError('ResourceNotFoundException', `There is no operation ${operation}.`, 404)
    const caller = { account, region: 'landbridge', accessKey: account, userArn: `arn:aws:iam::${account}:root` }
    return this.#answer(context => answerLandbridge(context, operation as keyof typeof LANDBRIDGE, input), caller)
  }

  /** Moves a manual clock, letting everything that falls due happen on the way. */
  advance = async (ms: number): Promise<void> => {
    const { clock } = this
    if (!(clock instanceof ManualClock)) throw new TypeError('only a manual clock can be moved')
    const until = clock.now() + ms
    await this.measure()
    while (clock.advance(until)) {
      await this.reconciler.tick()
      await this.measure()
    }
    await this.reconciler.tick()
    await this.measure()
  }

  /** Drops every row of every account, durably, and waits until the fabric is empty too. */
  reset = async (): Promise<void> => {
    await this.store.transact(world => {
      for (const kind of Object.keys(REFERENCES) as Kind[]) for (const { id } of [...world.all(kind)]) world.remove(kind, id)
    })
    await this.reconciler.settled(SETTLE_MS)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#fabric[Symbol.asyncDispose]()
    await this.reconciler[Symbol.asyncDispose]()
    await this.store[Symbol.asyncDispose]()
  }

  async #answer(operate: (context: Context) => unknown, caller: Caller): Promise<unknown> {
    const { hands, pace, random = entropy } = this.options
    const output = this.reconciler.isBehind
      ? await this.#answerBehind(operate, caller, random)
      : await this.#transact(operate, caller, random)
    if (hands === 'auto' && pace === 'instant') await this.reconciler.settled(SETTLE_MS)
    return output
  }

  /** A call that looks at what the network has not caught up with is taken back, and made again after the network. */
  async #answerBehind(operate: (context: Context) => unknown, caller: Caller, random: Entropy): Promise<unknown> {
    const draws = new Draws(random)
    while (this.reconciler.isBehind) {
      const { isLightBehind } = this.reconciler
      try {
        return await this.#transact(context => withoutLookingAhead(context, operate, { isLightBehind }), caller, draws.draw)
      } catch (thrown) {
        if (!(thrown instanceof LookedAhead)) throw thrown
        if (!(thrown.isAtLightAlone && (await this.reconciler.buildLight()))) await this.settle()
        draws.again()
      }
    }
    return this.#transact(operate, caller, draws.draw)
  }

  #transact(operate: (context: Context) => unknown, caller: Caller, random: Entropy): Promise<unknown> {
    const { pace, sessions } = this.options
    return this.store.transact(world =>
      operate({
        world,
        observed: this.store.observed,
        caller,
        nowMs: this.clock.now(),
        quotas: this.#quotas.of(world, caller),
        random,
        leadTimes: LEAD_TIMES[pace],
        ...(sessions && { sessions }),
      }),
    )
  }
}
