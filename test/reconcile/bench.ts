import assert from 'node:assert/strict'
import { Service, type ServiceOptions } from '../../src/cli/service.ts'
import { ManualClock } from '../../src/fabric/clock.ts'
import { AwsError } from '../../src/resources/refusal.ts'
import { openMemoryStore } from '../../src/store/openMemoryStore.ts'
import type { Store } from '../../src/store/store.ts'

const ACCOUNT = '123456789012'
const EPOCH = Date.UTC(2026, 10, 21)
const CALLER = { account: ACCOUNT, region: 'us-east-1', accessKey: ACCOUNT, userArn: `arn:aws:iam::${ACCOUNT}:root` }

/** A service in memory whose time stands still until a test moves it. Bugs that the loop reports fail the test. */
export class Bench implements AsyncDisposable {
  readonly store: Store
  readonly clock = new ManualClock(EPOCH)
  readonly bugs: unknown[] = []
  readonly #options: Pick<ServiceOptions, 'hands' | 'pace'>
  service: Service

  constructor(options: Partial<Pick<ServiceOptions, 'hands' | 'pace'>> = {}) {
    this.#options = { hands: 'auto', pace: 'instant', ...options }
    this.store = openMemoryStore()
    this.service = this.#open()
  }

  directConnect<T = Record<string, string>>(operation: string, input: Record<string, unknown>): Promise<T> {
    return this.#done(this.service.perform({ service: 'directconnect', operation, input, caller: CALLER })) as Promise<T>
  }

  ec2<T = Record<string, never>>(operation: string, input: Record<string, unknown>): Promise<T> {
    return this.#done(this.service.perform({ service: 'ec2', operation, input, caller: CALLER })) as Promise<T>
  }

  customerSide<T = Record<string, never>>(operation: string, input: Record<string, unknown>): Promise<T> {
    return this.#done(this.service.performLandbridge(operation, input, ACCOUNT)) as Promise<T>
  }

  async pass(ms: number): Promise<void> {
    await this.service.advance(ms)
    await this.settled()
  }

  /** The process ends and starts again on the same data. */
  async restart(): Promise<void> {
    await this.service[Symbol.asyncDispose]()
    this.service = this.#open()
    await this.service.start()
    await this.settled()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.service[Symbol.asyncDispose]()
    await this.store[Symbol.asyncDispose]()
    assert.deepEqual(this.bugs, [])
  }

  async #done(answer: Promise<unknown>): Promise<unknown> {
    try {
      return await answer
    } finally {
      await this.settled()
    }
  }

  /** What the fabric tells by itself is heard in promises: after a turn of the event loop all of it has been. */
  async settled(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      await new Promise(resolve => setImmediate(resolve))
      assert.equal(await this.service.reconciler.settled(10_000), true, 'the loop comes to rest')
    }
  }

  #open(): Service {
    const report = (bug: unknown) => this.bugs.push(bug)
    return new Service({ ...this.#options, store: withoutEnd(this.store), clock: this.clock, report })
  }
}

/** The store as it is, except that whoever uses it cannot end it. */
function withoutEnd(store: Store): Store {
  return new Proxy(store, {
    get(target, member) {
      if (member === Symbol.asyncDispose) return async () => undefined
      const value: unknown = Reflect.get(target, member, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** Whether the call was refused in AWS's words; a bug is no refusal and is thrown on. */
export async function refused(call: Promise<unknown>): Promise<boolean> {
  try {
    await call
    return false
  } catch (thrown) {
    if (thrown instanceof AwsError) return true
    throw thrown
  }
}
