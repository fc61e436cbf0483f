import type { Branch } from './forward.ts'

/** What one pipe is asked for: of each demand what the pipes before it have left. */
export interface PipeLoad {
  readonly pipe: Branch['pipes'][number]
  readonly askedBps: number
  /** Of the demands whose packets' size is known. */
  readonly askedPacketsPerSecond: number
  /** The share of it that the pipe passes on: 1 = all. */
  readonly passing: number
}

/** The ways that a demand takes, its pipes as a carrier numbers them. */
export interface Ways {
  /** By branch. */
  readonly shares: readonly number[]
  readonly arrives: readonly boolean[]
  readonly pipes: readonly Int32Array[]
}

/** So many bit/s and packets/s (0 = their size is unknown) that are sent over ways. */
export interface Sent {
  readonly bps: number
  readonly packetsPerSecond: number
  readonly ways: Ways
}

/** What everything is asked for, read off a carrier: good until it carries something else. */
export interface Loads {
  readonly get: (name: string) => PipeLoad | undefined
  /** In the order in which the demands come to them. */
  readonly values: () => readonly PipeLoad[]
}

/** Each round is exact one pipe further down every way; ways that cross pipes in opposite orders settle between. */
const MOST_ROUNDS = 33

/**
 * Adds up what pipes are asked for, by numbers instead of names, because thousands of moments of one network ask for nearly
 * the same. A pipe's name means the same pipe as long as this lives.
 */
export class Carrier {
  readonly #numbers = new Map<string, number>()
  readonly #pipes: Branch['pipes'][number][] = []
  #askedBps = new Float64Array(64)
  #askedPackets = new Float64Array(64)
  #passing = new Float64Array(64).fill(1)
  /** Pipes that are asked for something, in the order in which they first were. */
  #asked: number[] = []
  #isAsked = new Uint8Array(64)

  ways(branches: readonly Pick<Branch, 'share' | 'outcome' | 'pipes'>[]): Ways {
    return {
      shares: branches.map(({ share }) => share),
      arrives: branches.map(({ outcome }) => outcome === 'delivered'),
      pipes: branches.map(({ pipes }) => Int32Array.from(pipes, pipe => this.#numberOf(pipe))),
    }
  }

  /**
   * A pipe that is asked for more than it carries drops alike from everybody, and what is dropped there no longer burdens
   * the pipes behind it. Branches that end nowhere deliver nothing. Answers what arrives, in the order of the demands.
   */
  carry(demands: readonly Sent[]): Float64Array {
    for (const pipe of this.#asked) {
      this.#isAsked[pipe] = 0
      this.#passing[pipe] = 1
    }
    this.#asked = []
    for (let round = 0; round < MOST_ROUNDS; round++) if (this.#round(demands)) break
    return Float64Array.from(demands, sent => this.#arriving(sent))
  }

  /** The pipe of a demand's ways that passes on the least of what it is asked for; undefined where all pass everything. */
  fullest({ pipes }: Ways): string | undefined {
    let fullest: number | undefined
    let least = 1
    for (const way of pipes) {
      for (const pipe of way) {
        // Loss drops it whatever room there is.
        if (this.#passing[pipe]! >= least || this.#pipes[pipe]!.lostShare !== undefined) continue
        fullest = pipe
        least = this.#passing[pipe]!
      }
    }
    return fullest === undefined ? undefined : this.#pipes[fullest]!.name
  }

  get loads(): Loads {
    return {
      get: name => {
        const pipe = this.#numbers.get(name)
        return pipe !== undefined && this.#isAsked[pipe] === 1 ? this.#loadOf(pipe) : undefined
      },
      values: () => this.#asked.map(pipe => this.#loadOf(pipe)),
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
        const [sent, packets] = [bps * ways.shares[branch]!, packetsPerSecond * ways.shares[branch]!]
        const way = ways.pipes[branch]!
        let left = 1
        for (let at = 0; at < way.length; at++) {
          const pipe = way[at]!
          if (this.#isAsked[pipe] === 0) this.#begin(pipe)
          askedBps[pipe]! += sent * left
          askedPackets[pipe]! += packets * left
          left *= passing[pipe]!
        }
      }
    }
    let isSettled = true
    for (const pipe of this.#asked) {
      const now = this.#passingShare(pipe)
      if (Math.abs(now - passing[pipe]!) >= 1e-12) isSettled = false
      passing[pipe] = now
    }
    return isSettled
  }

  #begin(pipe: number): void {
    this.#isAsked[pipe] = 1
    this.#asked.push(pipe)
    this.#askedBps[pipe] = 0
    this.#askedPackets[pipe] = 0
  }

  /** Whichever is scarcer, bits or packets. */
  #passingShare(pipe: number): number {
    const { bps, lostShare = 0, packetsPerSecond: most } = this.#pipes[pipe]!
    const [asked, packets] = [this.#askedBps[pipe]!, this.#askedPackets[pipe]!]
    const byRate = Math.min(asked > bps ? bps / asked : 1, 1 - lostShare)
    return most !== undefined && packets > most ? Math.min(byRate, most / packets) : byRate
  }

  #arriving({ bps, ways }: Sent): number {
    let arriving = 0
    for (const [branch, way] of ways.pipes.entries()) {
      if (!ways.arrives[branch]) continue
      let left = 1
      for (const pipe of way) left *= this.#passing[pipe]!
      arriving += bps * ways.shares[branch]! * left
    }
    return arriving
  }

  #loadOf(pipe: number): PipeLoad {
    return {
      pipe: this.#pipes[pipe]!,
      askedBps: this.#askedBps[pipe]!,
      askedPacketsPerSecond: this.#askedPackets[pipe]!,
      passing: this.#passing[pipe]!,
    }
  }

  #numberOf(pipe: Branch['pipes'][number]): number {
    const known = this.#numbers.get(pipe.name)
    if (known !== undefined) return known
    const number = this.#pipes.push(pipe) - 1
    this.#numbers.set(pipe.name, number)
    if (number < this.#passing.length) return number
    this.#askedBps = doubled(this.#askedBps)
    this.#askedPackets = doubled(this.#askedPackets)
    this.#passing = doubled(this.#passing).fill(1, number)
    const isAsked = new Uint8Array(this.#passing.length)
    isAsked.set(this.#isAsked)
    this.#isAsked = isAsked
    return number
  }
}

function doubled(numbers: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const more = new Float64Array(2 * numbers.length)
  more.set(numbers)
  return more
}
