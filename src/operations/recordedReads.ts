import type { Draft } from '../resources/world.ts'
import type { Context } from './operation.ts'

/** The part of a context that an answer may read. */
export type Reading = Pick<Context, 'world' | 'observed' | 'quotas'>

/** Whether a read would see the very same again. */
type Check = (context: Reading) => boolean

/** Hands a context on and notes what is read of it, so that the same can be read again later and compared. */
export class RecordedReads {
  readonly #checks: Check[] = []
  readonly #names = new Set<string>()
  #source: Reading | undefined

  constructor(source: Reading) {
    this.#source = source
  }

  /** The context, to be read until `end`. It cannot be written to. */
  get context(): Reading {
    const world: Draft = {
      get: (kind, id) => this.#one(`get ${kind} ${id}`, from => from.world.get(kind, id)),
      orderOf: (kind, id) => this.#one(`order ${kind} ${id}`, from => from.world.orderOf(kind, id)),
      all: kind => this.#many(`all ${kind}`, from => from.world.all(kind)),
      within: (kind, scope) => this.#many(`${kind} ${scope.account} ${scope.region}`, from => from.world.within(kind, scope)),
      referring: (kind, id) => this.#many(`${kind} of ${id}`, from => from.world.referring(kind, id)),
      put: refuse,
      update: refuse,
      remove: refuse,
    }
    const quotas = this.#one('quotas', from => from.quotas)
    return {
      world,
      quotas,
      observed: { get: (kind, id) => this.#one(`seen ${kind} ${id}`, from => from.observed.get(kind, id)) },
    }
  }

  /** Lets go of the context: what is remembered must not keep a world alive. */
  end(): void {
    this.#source = undefined
    this.#names.clear()
  }

  stillHold(context: Reading): boolean {
    return this.#checks.every(holds => holds(context))
  }

  #one<T>(name: string, read: (context: Reading) => T): T {
    const seen = read(this.#open())
    this.#note(name, context => read(context) === seen)
    return seen
  }

  #many<T>(name: string, read: (context: Reading) => Iterable<T>): readonly T[] {
    const seen = [...read(this.#open())]
    this.#note(name, context => isSame(read(context), seen))
    return seen
  }

  /** What is read twice is compared once. */
  #note(name: string, check: Check): void {
    if (this.#names.has(name)) return
    this.#names.add(name)
    this.#checks.push(check)
  }

  #open(): Reading {
    if (!this.#source) throw new TypeError('a recorded context is read after its end')
    return this.#source
  }
}

function isSame<T>(now: Iterable<T>, seen: readonly T[]): boolean {
  let at = 0
  for (const item of now) if (item !== seen[at++]) return false
  return at === seen.length
}

function refuse(): never {
  throw new TypeError('an answer changes nothing')
}
