import { restartSteps } from './prefixLimit.ts'
import type { Neighbour, PrefixLimit, RouterModel } from './routerModel.ts'
import type { RouterPlatform } from './routerPlatform.ts'

/** Where a platform does not do with a session over its limit what the estate says: a sentence for each limit. */
export function limitWarnings({ neighbours }: RouterModel, { overLimit, title }: RouterPlatform): string[] {
  if (overLimit === undefined) return []
  if ('instead' in overLimit) {
    const told = overLimit.hasNone ? neighbours : neighbours.filter(({ limit }) => isOfEstate(limit))
    return grouped(told, ({ prefixes, restartSeconds }) => `${prefixes} ${restartSeconds}`).map(
      ([limit, names]) => `${names} may tell at most ${wanted(limit)}: ${overLimit.instead}`,
    )
  }
  const timed = neighbours.filter(({ limit }) => limit.restartSeconds !== undefined)
  return grouped(timed, ({ restartSeconds }) => `${restartSeconds}`).flatMap(([limit, names, group]) => {
    const said = `restartAfterLimit of ${names}, ${limit.restartSeconds} s,`
    if ('reset' in overLimit) {
      const commands = group.map(each => `\`${overLimit.reset(each)}\``).join(', ')
      return [`${said} is not written for ${title}: ${overLimit.because} What its limit closed is opened by ${commands}.`]
    }
    const { stepSeconds, most } = overLimit.restart
    const steps = restartSteps(limit, overLimit.restart) ?? 0
    if (steps * stepSeconds === limit.restartSeconds) return []
    const written = `${steps} ${stepSeconds === 60 ? 'min' : 's'}`
    const why = steps === most ? 'waits no longer' : 'counts in whole minutes'
    return [`${said} is ${written} here: ${title} ${why}.`]
  })
}

function isOfEstate({ isSaid, restartSeconds }: PrefixLimit): boolean {
  return isSaid || restartSeconds !== undefined
}

function wanted({ prefixes, restartSeconds }: PrefixLimit): string {
  const number = `${prefixes} ${prefixes === 1 ? 'prefix' : 'prefixes'}`
  return restartSeconds === undefined ? number : `${number}, and is tried again after ${restartSeconds} s`
}

/** Neighbours whose limits have the same key, with the names of them all. */
function grouped(
  neighbours: readonly Neighbour[],
  keyOf: (limit: PrefixLimit) => string,
): (readonly [PrefixLimit, string, readonly Neighbour[]])[] {
  return [...Map.groupBy(neighbours, ({ limit }) => keyOf(limit)).values()].map(
    group => [group[0]!.limit, group.map(({ name }) => name).join(', '), group] as const,
  )
}
