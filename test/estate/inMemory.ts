import { applyEstate } from '../../src/estate/apply/applyEstate.ts'
import type { ApplyOptions } from '../../src/estate/apply/run.ts'
import type { ApplySummary, Call, Step } from '../../src/estate/apply/step.ts'
import type { Estate } from '../../src/estate/estate.ts'
import { parseEstate } from '../../src/estate/parseEstate.ts'
import { DIRECT_CONNECT } from '../../src/operations/directConnect/operations.ts'
import { EC2 } from '../../src/operations/ec2/operations.ts'
import { advanceEc2 } from '../../src/operations/ec2/timed.ts'
import { answerLandbridge } from '../../src/operations/landbridge/answerLandbridge.ts'
import type { LandbridgeOperationName } from '../../src/operations/landbridge/landbridge.ts'
import { patchConnection } from '../../src/operations/landbridge/patchConnection.ts'
import type { Context } from '../../src/operations/operation.ts'
import { SERVICE_QUOTAS } from '../../src/operations/serviceQuotas/operations.ts'
import { AppliedQuotas } from '../../src/resources/appliedQuotas.ts'
import { nextConnectionState } from '../../src/resources/connection.ts'
import { advanceDirectConnect } from '../../src/resources/directConnectTimers.ts'
import { draftOf } from '../../src/resources/draft.ts'
import type { Kind } from '../../src/resources/kinds.ts'
import { neededLinks, nextLagState } from '../../src/resources/lag.ts'
import { membersOf } from '../../src/resources/lagMembers.ts'
import type { ObservedView } from '../../src/resources/observed.ts'
import { DEFAULT_QUOTAS } from '../../src/resources/quotas.ts'
import { AwsError } from '../../src/resources/refusal.ts'
import { WorldTables } from '../../src/resources/tables.ts'

const TIMED: readonly Kind[] = [
  'connection',
  'lag',
  'virtualInterface',
  'directConnectGateway',
  'directConnectGatewayAssociation',
  'virtualPrivateGateway',
  'customerGateway',
  'vpnConnection',
  'transitGateway',
  'transitGatewayRouteTable',
  'transitGatewayAttachment',
  'transitGatewayPrefixListReference',
  'transitGatewayConnectPeer',
  'vpc',
  'subnet',
  'resiliencyGroup',
  'resiliencyGroupAssociation',
]

/**
 * The real operations over a world in memory, with smart hands and a fabric in which every patch has light. Keeps the
 * calls that changed something, as text.
 */
export class InMemory {
  readonly world = draftOf(new WorldTables())
  readonly calls: string[] = []
  readonly waits: string[] = []
  nowMs = Date.UTC(2026, 10, 21)
  /** Smart hands: whether LOAs are patched by themselves. */
  hands: 'auto' | 'manual' = 'auto'
  /** Refuses an operation, as a service that is out of order would. */
  refuse: (call: Call) => AwsError | undefined = () => undefined
  #entropy = 7
  readonly #quotas = new AppliedQuotas(DEFAULT_QUOTAS)

  apply(estate: Estate, options: ApplyOptions = {}): ApplySummary {
    this.calls.length = 0
    this.waits.length = 0
    const applying = applyEstate(estate, options)
    let step = applying.next()
    while (!step.done) {
      const outcome = this.#take(step.value)
      step = outcome instanceof AwsError ? applying.throw(outcome) : applying.next(outcome)
    }
    return step.value
  }

  /** Takes the timed steps that are due, patches and lights. */
  settle(): void {
    for (const kind of TIMED) {
      for (const { id } of [...this.world.all(kind)]) {
        advanceDirectConnect(this.world, { kind, id }, this.nowMs)
        advanceEc2(this.world, kind, id, this.nowMs, LEAD_TIMES)
      }
    }
    for (const connection of [...this.world.all('connection')]) {
      if (this.hands === 'auto' && connection.body.state === 'pending') patchConnection(this.world, connection, this.nowMs)
      const isLit = [...this.world.referring('crossConnect', connection.id)].length > 0
      const state = isLit ? nextConnectionState(connection.body.state, 'linkUp') : undefined
      if (state) this.world.update('connection', connection.id, { state })
    }
    for (const lag of [...this.world.all('lag')]) {
      const lit = membersOf(this.world, lag.id).filter(({ body }) => body.state === 'available').length
      const state = lit >= neededLinks(lag.body) ? nextLagState(lag.body.state, 'linkUp') : undefined
      if (state) this.world.update('lag', lag.id, { state })
    }
  }

  #take(step: Step): unknown {
    if ('wait' in step) {
      this.waits.push(`${step.wait}: ${step.about}`)
      this.nowMs += step.ms
      this.settle()
      return undefined
    }
    if (!/^(Describe|List|Get|Search)/.test(step.operation)) this.calls.push(`${step.operation} ${step.about}`)
    try {
      const refusal = this.refuse(step)
      if (refusal) throw refusal
      return this.#operate(step)
    } catch (thrown) {
      if (thrown instanceof AwsError) return thrown
      throw thrown
    }
  }

  #operate(call: Call): unknown {
    const context = this.#context(call)
    if (call.service === 'landbridge') return answerLandbridge(context, call.operation as LandbridgeOperationName, call.input)
    const table = TABLES[call.service] as Readonly<Record<string, unknown>>
    const operation = table[call.operation]
    if (typeof operation !== 'function') throw new AwsError('UnsupportedOperation', `${call.operation} is not built.`, 501)
    return operation(context, call.input)
  }

  #context({ account = '123456789012', region }: Call): Context {
    return {
      world: this.world,
      observed: this.#observed,
      caller: { account, region, accessKey: account, userArn: `arn:aws:iam::${account}:root` },
      nowMs: this.nowMs,
      quotas: this.#quotas.of(this.world, { account, region }),
      random: n => Uint8Array.from({ length: n }, () => this.#byte()),
      leadTimes: LEAD_TIMES,
    }
  }

  /** A network in which every static route is in use, as a fabric would see it. */
  readonly #observed: ObservedView = {
    get: (kind, id) => (kind === 'transitRoutes' ? this.#staticRoutes(id) : undefined) as never,
  }

  #staticRoutes(id: string) {
    const written = [...this.world.referring('transitGatewayRoute', id)].map(({ body: { destination, attachmentId } }) => ({
      cidr: destination,
      type: 'static' as const,
      state: attachmentId === undefined ? ('blackhole' as const) : ('active' as const),
      attachmentIds: attachmentId === undefined ? [] : [attachmentId],
    }))
    return { kind: 'transitRoutes' as const, id, routes: written }
  }

  #byte(): number {
    this.#entropy = (Math.imul(this.#entropy, 1_664_525) + 1_013_904_223) >>> 0
    return this.#entropy >>> 24
  }
}

const TABLES = { ec2: EC2, directconnect: DIRECT_CONNECT, servicequotas: SERVICE_QUOTAS } as const
const LEAD_TIMES = { loa: 0, provisioning: 0, vpnConnection: 0 }

/** The estate of a text that has no problems. */
export function estateOf(text: string): Estate {
  const { estate, problems } = parseEstate(text, 'estate.yaml')
  if (!estate || problems.length > 0) throw new TypeError(problems.map(({ line, summary }) => `${line}: ${summary}`).join('\n'))
  return estate
}
