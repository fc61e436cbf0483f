import { nextConnectionState } from '../../resources/connection.ts'
import { advanceDirectConnect } from '../../resources/directConnectTimers.ts'
import { draftOf, type Overlay } from '../../resources/draft.ts'
import type { Bodies, Kind } from '../../resources/kinds.ts'
import type { ObservationOf, ObservedView } from '../../resources/observed.ts'
import type { Role } from '../../resources/principal.ts'
import { DEFAULT_QUOTAS, type Quotas } from '../../resources/quotas.ts'
import { WorldTables } from '../../resources/tables.ts'
import type { VirtualPrivateGateway } from '../../resources/vpn.ts'
import type { Context, LeadTimes, Operation } from '../operation.ts'
import { createConnection } from './createConnection.ts'
import { createDirectConnectGateway } from './createDirectConnectGateway.ts'

/** An account with nothing in it, for the tests of this folder: calls operate on one draft, time moves when told to. */
export class TestAccount {
  readonly world: Overlay
  nowMs = Date.UTC(2026, 10, 21)
  readonly #sessions = new Map<string, ObservationOf<'session'>>()
  readonly #context: Omit<Context, 'nowMs'>

  constructor(
    settings: {
      account?: string
      region?: string
      role?: Role
      quotas?: Partial<Quotas>
      leadTimes?: LeadTimes
      world?: Overlay
    } = {},
  ) {
    const { account = '123456789012', region = 'us-east-1', quotas = {} } = settings
    const { leadTimes = { loa: 0, provisioning: 0, vpnConnection: 0 } } = settings
    this.world = settings.world ?? draftOf(new WorldTables())
    const sessions = this.#sessions
    const observed = { get: (kind: string, id: string) => (kind === 'session' ? sessions.get(id) : undefined) } as ObservedView
    this.#context = {
      world: this.world,
      observed,
      caller: {
        account,
        region,
        accessKey: account,
        userArn: `arn:aws:iam::${account}:root`,
        ...(settings.role && { role: settings.role }),
      },
      quotas: { ...DEFAULT_QUOTAS, ...quotas },
      random: entropy(`${account}${region}`.length),
      leadTimes,
    }
  }

  call<Input, Output>(operation: Operation<Input, Output>, input: Input): Output {
    return operation({ ...this.#context, nowMs: this.nowMs }, input)
  }

  /** Takes every timed step that is due `ms` from now, as the reconciler would. */
  pass(ms = 0): void {
    this.nowMs += ms
    for (const kind of TIMED_KINDS) {
      for (const { id } of [...this.world.all(kind)]) advanceDirectConnect(this.world, { kind, id }, this.nowMs)
    }
  }

  /** A session that a fabric has seen. */
  see(peerId: string, up: boolean, routes: Partial<Pick<ObservationOf<'session'>, 'accepted' | 'advertised'>> = {}): void {
    this.#sessions.set(peerId, { kind: 'session', id: peerId, up, since: this.nowMs, accepted: [], advertised: [], ...routes })
  }

  put<K extends Kind>(kind: K, id: string, body: Bodies[K]): string {
    this.world.put(kind, id, this.#context.caller, body)
    return id
  }

  /** A connection with light on it. */
  availableConnection(location = 'EqDC2'): string {
    const input = { location, bandwidth: '10Gbps', connectionName: 'port' }
    const { connectionId = '' } = this.call(createConnection, input)
    this.pass()
    this.world.update('connection', connectionId, { state: nextConnectionState('pending', 'linkUp') ?? 'unknown' })
    return connectionId
  }

  directConnectGateway(amazonSideAsn = 64_600): string {
    const input = { directConnectGatewayName: 'hub', amazonSideAsn }
    return this.call(createDirectConnectGateway, input).directConnectGateway?.directConnectGatewayId ?? ''
  }

  /** A virtual private gateway on a VPC of its own. */
  virtualPrivateGateway(number: number, cidr = `10.${number}.0.0/16`, change: Partial<VirtualPrivateGateway> = {}): string {
    const digits = number.toString(16).padStart(17, '0')
    const vpcId = this.put('vpc', `vpc-${digits}`, {
      cidrs: [{ associationId: `vpc-cidr-assoc-${digits}`, cidr }],
      ipv6Cidrs: [],
      isDefault: false,
      instanceTenancy: 'default',
      dhcpOptionsId: 'default',
      enableDnsSupport: true,
      enableDnsHostnames: false,
      enableNetworkAddressUsageMetrics: false,
      state: 'available',
      tags: {},
    })
    const attachment = { vpcId, state: 'attached' } as const
    return this.put('virtualPrivateGateway', `vgw-${digits}`, {
      amazonSideAsn: 64_512,
      state: 'available',
      attachment,
      tags: {},
      ...change,
    })
  }
}

const TIMED_KINDS = [
  'connection',
  'lag',
  'virtualInterface',
  'virtualInterfaceTest',
  'directConnectGateway',
  'directConnectGatewayAssociation',
  'directConnectGatewayAssociationProposal',
  'resiliencyGroup',
  'resiliencyGroupAssociation',
] as const

/** Bytes that look random and are the same in every run. */
function entropy(seed: number): (n: number) => Uint8Array {
  let state = seed
  return n =>
    Uint8Array.from({ length: n }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state >>> 24
    })
}
