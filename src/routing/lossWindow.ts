import type { Breakage, LossWindow } from './breakage.ts'

/** From `atMs` on exactly this is broken. */
interface Moment {
  readonly atMs: number
  readonly breakages: readonly Breakage[]
}

/**
 * The windows of loss as seen from one of several moments: what is cut meanwhile loses nothing for that time, so that loss
 * begins anew with its return. What nobody heals lasts until `endMs`.
 */
export function lossWindow(moments: readonly Moment[], index: number, endMs: number): LossWindow {
  return isLossy => {
    let first = index
    while (first > 0 && isLossy(moments[first - 1]!.breakages)) first--
    const over = moments.slice(index + 1).find(({ breakages }) => !isLossy(breakages))
    return (over?.atMs ?? endMs) - (moments[first]?.atMs ?? 0)
  }
}
