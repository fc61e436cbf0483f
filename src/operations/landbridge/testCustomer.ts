import { draftOf, type Overlay } from '../../resources/draft.ts'
import { DEFAULT_QUOTAS } from '../../resources/quotas.ts'
import { WorldTables } from '../../resources/tables.ts'
import type { Row } from '../../resources/world.ts'
import { answerLandbridge } from './answerLandbridge.ts'
import type { LandbridgeOperationName } from './landbridge.ts'

/** A customer with nothing yet, for the tests of this folder. */
export class TestCustomer {
  readonly world: Overlay = draftOf(new WorldTables())
  readonly account = '123456789012'
  nowMs = Date.UTC(2026, 10, 21)
  #entropy = 0

  ask<T>(name: LandbridgeOperationName, input?: unknown, account = this.account): T {
    const context = {
      world: this.world,
      observed: { get: () => undefined },
      caller: { account, region: 'us-east-1', accessKey: account, userArn: `arn:aws:iam::${account}:root` },
      nowMs: this.nowMs,
      quotas: DEFAULT_QUOTAS,
      random: (n: number) => Uint8Array.from({ length: n }, () => ++this.#entropy % 256),
      leadTimes: { loa: 0, provisioning: 0, vpnConnection: 0 },
    }
    return answerLandbridge(context, name, input) as T
  }

  /** A port whose LOA-CFA is issued, unless another state is given. */
  connection(id: string, change: Partial<Row<'connection'>['body']> = {}): Row<'connection'> {
    const body = {
      name: id,
      location: 'EqDC2',
      bandwidth: '10Gbps',
      state: 'pending' as const,
      createdAt: this.nowMs,
      awsDevice: 'EqDC2-a',
      awsLogicalDevice: 'EqDC2-a-1',
      requestMACSec: false,
      macSecCapable: true,
      tags: {},
      ...change,
    }
    return this.world.put('connection', id, { account: this.account, region: 'us-east-1' }, body)
  }
}
