import type { Store } from '../../store/store.ts'
import { AccountWorld } from '../../topology/accountWorld.ts'
import { compile } from '../../topology/compile.ts'
import { KNOWN_WORLD } from '../../topology/geography.ts'
import type { Topology } from '../../topology/topology.ts'
import type { Computation } from './computation.ts'

/** Large networks take much memory: those of the accounts that asked last are kept, and only of the world as it is. */
const MOST_KEPT = 4

type AccountNetwork = Pick<Computation, 'topology' | 'faults'>

/** Each account's network, compiled at its first use and again when anything in the world has changed. */
export class AccountNetworks {
  readonly #store: Pick<Store, 'world'>
  readonly #kept = new Map<string, AccountNetwork>()
  #version: object | undefined

  constructor(store: Pick<Store, 'world'>) {
    this.#store = store
  }

  of(account: string): AccountNetwork {
    const { version } = this.#store.world
    if (version === undefined || version !== this.#version) this.#kept.clear()
    this.#version = version
    const network = this.#kept.get(account) ?? networkOf(this.#store, account)
    this.#kept.delete(account)
    this.#kept.set(account, network)
    for (const [oldest] of this.#kept) if (this.#kept.size > MOST_KEPT) this.#kept.delete(oldest)
    return network
  }
}

function networkOf({ world }: Pick<Store, 'world'>, account: string): AccountNetwork {
  let own: AccountWorld | undefined
  let topology: Topology | undefined
  const seen = () => (own ??= new AccountWorld(world, account))
  return {
    topology: () => (topology ??= compile(seen(), KNOWN_WORLD)),
    faults: () => seen().faults,
  }
}
