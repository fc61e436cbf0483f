import type { CountedPipe, Ways } from './pipeNumbers.ts'

/** What one pipe is asked for: of each demand what the pipes before it have left. */
export interface PipeLoad {
  readonly pipe: CountedPipe
  readonly askedBps: number
  /** Of the demands whose packets' size is known. */
  readonly askedPacketsPerSecond: number
  /** The share of it that the pipe passes on: 1 = all. */
  readonly passing: number
}

/** So many bit/s and packets/s (0 = their size is unknown) that are sent over ways. */
export interface Sent {
  readonly bps: number
  readonly packetsPerSecond: number
  readonly ways: Ways
}

/** What everything is asked for at one moment: good until the next one is asked about. */
export interface Loads {
  /** Undefined = nothing asks for it. */
  readonly get: (name: string) => PipeLoad | undefined
  /** In the order in which the demands come to them. */
  readonly values: () => readonly PipeLoad[]
  /** Those that drop something, and those that are asked for at least this share of what they carry; in that order. */
  readonly notable: (fullness: number) => readonly PipeLoad[]
}

/** What a pipe passes on of what it is asked for, 0..1: whichever is scarcer, bits or packets. */
export function passingShare(
  { bps, lostShare = 0, packetsPerSecond: most }: CountedPipe,
  asked: number,
  packets: number,
): number {
  const byRate = Math.min(asked > bps ? bps / asked : 1, 1 - lostShare)
  return most !== undefined && packets > most ? Math.min(byRate, most / packets) : byRate
}

/** How much of what it carries a pipe is asked for, in bits or in packets, whichever is more: 1 = full. */
export function fullness({ pipe, askedBps, askedPacketsPerSecond }: PipeLoad): number {
  const inBits = askedBps / pipe.bps
  return pipe.packetsPerSecond === undefined ? inBits : Math.max(inBits, askedPacketsPerSecond / pipe.packetsPerSecond)
}

/** Whether a load is among the notable ones. */
export function isNotable(load: PipeLoad, least: number): boolean {
  return load.passing < 1 || fullness(load) >= least
}

/** What arrives of a demand, bit/s, given what each pipe passes on. */
export function arriving({ bps, ways }: Sent, passing: Float64Array): number {
  let sum = 0
  for (let branch = 0; branch < ways.pipes.length; branch++) {
    if (!ways.arrives[branch]) continue
    const way = ways.pipes[branch]!
    let left = 1
    for (let at = 0; at < way.length; at++) left *= passing[way[at]!]!
    sum += bps * ways.shares[branch]! * left
  }
  return sum
}
