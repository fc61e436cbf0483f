import { draftOf, type Overlay } from '../../resources/draft.ts'
import type { Kind } from '../../resources/kinds.ts'
import type { Observation, ObservedView } from '../../resources/observed.ts'
import { DEFAULT_QUOTAS, type Quotas } from '../../resources/quotas.ts'
import { AwsError } from '../../resources/refusal.ts'
import { WorldTables } from '../../resources/tables.ts'
import type { LeadTimes } from '../operation.ts'
import { EC2 } from './operations.ts'
import { advanceEc2 } from './timed.ts'

type Table = typeof EC2
type Name = keyof Table

const TIMED = [
  'vpc',
  'vpcPeeringConnection',
  'subnet',
  'instance',
  'natGateway',
  'customerGateway',
  'virtualPrivateGateway',
  'vpnConnection',
  'vpnConcentrator',
  'transitGateway',
  'transitGatewayRouteTable',
  'transitGatewayAttachment',
  'transitGatewayConnectPeer',
  'transitGatewayPolicyTable',
  'transitGatewayPrefixListReference',
] as const satisfies Kind[]

interface Settings {
  readonly account?: string
  readonly region?: string
  readonly quotas?: Partial<Quotas>
  readonly vpnLeadTimeMs?: number
  readonly provisioningMs?: number
  /** Another account on the same service. */
  readonly beside?: TestAccount
}

/** An account as its EC2 client sees it, for the tests of this folder: one world, time moves when told to. */
export class TestAccount {
  readonly world: Overlay
  nowMs = Date.UTC(2026, 10, 21)
  readonly #seen = new Map<string, Observation>()
  readonly #settings: Settings
  readonly #leadTimes: LeadTimes
  #state = 7

  constructor(settings: Settings = {}) {
    this.#settings = settings
    // Two accounts in one world draw different ids.
    if (settings.beside) this.#state = 1007
    this.world = settings.beside?.world ?? draftOf(new WorldTables())
    const { provisioningMs = 0, vpnLeadTimeMs = 0 } = settings
    this.#leadTimes = { loa: 0, provisioning: provisioningMs, vpnConnection: vpnLeadTimeMs }
  }

  /** A refused call leaves the world as it was, as a store would. */
  call<N extends Name>(name: N, input: Parameters<Table[N]>[1]): ReturnType<Table[N]> {
    const { account = '123456789012', region = 'us-east-1', quotas } = this.#settings
    const draft = draftOf(this.world)
    const operation = EC2[name] as (context: Parameters<Table[N]>[0], input: Parameters<Table[N]>[1]) => ReturnType<Table[N]>
    const context = {
      world: draft,
      observed: { get: (kind, id) => this.#seen.get(`${kind} ${id}`) } as ObservedView,
      caller: { account, region, accessKey: account, userArn: `arn:aws:iam::${account}:root` },
      nowMs: this.nowMs,
      quotas: { ...DEFAULT_QUOTAS, ...quotas },
      random: (n: number) => this.#entropy(n),
      leadTimes: this.#leadTimes,
    }
    const output = operation(context, input)
    for (const { kind, id, after } of draft.changes()) {
      if (after) this.world.put(kind, id, after, after.body, { dueAt: after.dueAt })
      else this.world.remove(kind, id)
    }
    return output
  }

  /** `code: message` of the refusal. */
  refusal<N extends Name>(name: N, input: Parameters<Table[N]>[1]): string {
    try {
      this.call(name, input)
    } catch (refusal) {
      if (refusal instanceof AwsError) return `${refusal.code}: ${refusal.message}`
      throw refusal
    }
    throw new TypeError(`${name} was not refused`)
  }

  /** Takes every timed step that is due `ms` from now, as the reconciler would. */
  pass(ms = 0): this {
    this.nowMs += ms
    for (const kind of TIMED) {
      for (const { id } of [...this.world.all(kind)]) advanceEc2(this.world, kind, id, this.nowMs, this.#leadTimes)
    }
    return this
  }

  see(observation: Observation): void {
    this.#seen.set(`${observation.kind} ${observation.id}`, observation)
  }

  vpc(CidrBlock = '10.0.0.0/16'): string {
    return this.call('CreateVpc', { CidrBlock }).Vpc?.VpcId ?? ''
  }

  subnet(VpcId: string, CidrBlock: string): string {
    return this.call('CreateSubnet', { VpcId, CidrBlock }).Subnet?.SubnetId ?? ''
  }

  mainRouteTable(vpcId: string): string {
    const Filters = [filter('vpc-id', vpcId), filter('association.main', 'true')]
    return this.call('DescribeRouteTables', { Filters }).RouteTables?.[0]?.RouteTableId ?? ''
  }

  vpnGateway(vpcId?: string): string {
    const VpnGatewayId = this.call('CreateVpnGateway', { Type: 'ipsec.1' }).VpnGateway?.VpnGatewayId ?? ''
    if (vpcId) this.call('AttachVpnGateway', { VpnGatewayId, VpcId: vpcId })
    this.pass()
    return VpnGatewayId
  }

  customerGateway(IpAddress = '203.0.113.1', BgpAsn = 65_010): string {
    const { CustomerGateway } = this.call('CreateCustomerGateway', { Type: 'ipsec.1', IpAddress, BgpAsn })
    this.pass()
    return CustomerGateway?.CustomerGatewayId ?? ''
  }

  #entropy(n: number): Uint8Array {
    return Uint8Array.from({ length: n }, () => {
      this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0
      return this.#state >>> 24
    })
  }
}

export function filter(Name: string, ...Values: string[]): { Name: string; Values: string[] } {
  return { Name, Values }
}
