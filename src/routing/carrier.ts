import { arriving, isNotable, type Loads, type PipeLoad, passingShare, type Sent } from './pipeLoad.ts'
import { PipeNumbers, type Ways } from './pipeNumbers.ts'

/** Each round is exact one pipe further down every way; ways that cross pipes in opposite orders settle between. */
const MOST_ROUNDS = 33

/** Adds up what pipes are asked for, by numbers instead of names. */
export class Carrier {
  readonly #numbers: PipeNumbers
  #askedBps = new Float64Array(0)
  #askedPackets = new Float64Array(0)
  #passing = new Float64Array(0)
  /** Pipes that are asked for something, in the order in which they first were. */
  #asked: number[] = []
  #isAsked = new Uint8Array(0)

  constructor(numbers = new PipeNumbers()) {
    this.#numbers = numbers
  }

  /**
   * A pipe that is asked for more than it carries drops alike from everybody, and what is dropped there no longer burdens
   * the pipes behind it. Branches that end nowhere deliver nothing. Answers what arrives, in the order of the demands.
   */
  carry(demands: readonly Sent[]): Float64Array {
    const { count } = this.#numbers
    this.#askedBps = new Float64Array(count)
    this.#askedPackets = new Float64Array(count)
    this.#passing = new Float64Array(count).fill(1)
    this.#isAsked = new Uint8Array(count)
    this.#asked = []
    for (let round = 0; round < MOST_ROUNDS; round++) if (this.#round(demands)) break
    return Float64Array.from(demands, sent => arriving(sent, this.#passing))
  }

  /** The pipe of a demand's ways that passes on the least of what it is asked for; undefined where all pass everything. */
  fullest(ways: Ways): string | undefined {
    return fullestOf(ways, this.#passing, this.#numbers)
  }

  get loads(): Loads {
    const values = () => this.#asked.map(pipe => this.loadOf(pipe))
    return {
      get: name => {
        const pipe = this.#numbers.known(name)
        return pipe !== undefined && this.#isAsked[pipe] === 1 ? this.loadOf(pipe) : undefined
      },
      values,
      notable: least => values().filter(load => isNotable(load, least)),
    }
  }

  loadOf(pipe: number): PipeLoad {
    return {
      pipe: this.#numbers.pipe(pipe),
      askedBps: this.#askedBps[pipe]!,
      askedPacketsPerSecond: this.#askedPackets[pipe]!,
      passing: this.#passing[pipe]!,
    }
  }

  /** What is asked of each pipe, given what the pipes before it pass on; answers whether that is at rest. */
  #round(demands: readonly Sent[]): boolean {
    const [askedBps, askedPackets, passing] = [this.#askedBps, this.#askedPackets, this.#passing]
    for (const pipe of this.#asked) {
      askedBps[pipe] = 0
      askedPackets[pipe] = 0
    }
    for (const { bps, packetsPerSecond, ways } of demands) {
      for (let branch = 0; branch < ways.pipes.length; branch++) {
        const sent = bps * ways.shares[branch]!
        const packets = packetsPerSecond * ways.shares[branch]!
        const way = ways.pipes[branch]!
        let left = 1
        for (let at = 0; at < way.length; at++) {
          const pipe = way[at]!
          if (this.#isAsked[pipe] === 0) {
            this.#isAsked[pipe] = 1
            this.#asked.push(pipe)
          }
          askedBps[pipe]! += sent * left
          askedPackets[pipe]! += packets * left
          left *= passing[pipe]!
        }
      }
    }
    let isSettled = true
    for (const pipe of this.#asked) {
      const now = passingShare(this.#numbers.pipe(pipe), askedBps[pipe]!, askedPackets[pipe]!)
      if (Math.abs(now - passing[pipe]!) >= 1e-12) isSettled = false
      passing[pipe] = now
    }
    return isSettled
  }
}

/** The pipe of some ways that passes on the least of what it is asked for; loss does not count, for it drops whatever room there is. */
export function fullestOf({ pipes }: Ways, passing: Float64Array, numbers: PipeNumbers): string | undefined {
  let fullest: number | undefined
  let least = 1
  for (let branch = 0; branch < pipes.length; branch++) {
    const way = pipes[branch]!
    for (let at = 0; at < way.length; at++) {
      const pipe = way[at]!
      if (passing[pipe]! >= least || numbers.pipe(pipe).lostShare !== undefined) continue
      fullest = pipe
      least = passing[pipe]!
    }
  }
  return fullest === undefined ? undefined : numbers.pipe(fullest).name
}
