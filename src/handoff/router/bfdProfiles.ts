import type { Bfd, Neighbour } from './routerModel.ts'

/** Intervals with the number that they have on this router: that of a neighbour before, where it has the same. */
export function numberedBfd(bfd: Omit<Bfd, 'number'> | undefined, before: readonly Pick<Neighbour, 'bfd'>[]): Bfd | undefined {
  if (!bfd) return undefined
  const known = before.flatMap(each => each.bfd ?? [])
  const same = known.find(
    ({ transmitMs, receiveMs, multiplier }) =>
      transmitMs === bfd.transmitMs && receiveMs === bfd.receiveMs && multiplier === bfd.multiplier,
  )
  return same ?? { ...bfd, number: Math.max(0, ...known.map(({ number }) => number)) + 1 }
}

/** The different intervals of a router's neighbours, each once: platforms whose neighbours name a profile write one for each. */
export function bfdProfiles(neighbours: readonly Pick<Neighbour, 'bfd'>[]): Bfd[] {
  return [...new Map(neighbours.flatMap(({ bfd }) => (bfd ? [[bfd.number, bfd] as const] : []))).values()]
}

/** `aws`, `aws-2` and on. */
export function bfdProfileName(name: string, { number }: Bfd): string {
  return number === 1 ? name : `${name}-${number}`
}
