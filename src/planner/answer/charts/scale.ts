/** Maps values to places on an axis, with the values at which it bears a tick. */
export interface Scale {
  readonly at: (value: number) => number
  readonly ticks: readonly number[]
}

/** From zero to a round number at or above the greatest value; `from` and `to` are places in the drawing. */
export function linearScale(greatest: number, from: number, to: number, mostTicks: number): Scale {
  return spanScale(0, greatest, from, to, mostTicks)
}

/** Where all values are in the upper half there is nothing to see below them: the axis begins near the least. */
export function fittedScale(values: readonly number[], from: number, to: number, mostTicks: number): Scale {
  const [least, greatest] = [Math.min(...values), Math.max(...values)]
  if (least <= greatest / 2) return linearScale(Math.max(1, greatest), from, to, mostTicks)
  const room = Math.max((greatest - least) / 8, greatest / 200)
  return spanScale(least - room, greatest + room, from, to, mostTicks)
}

/** Says so where an axis does not begin at zero. */
export function axisLabel(label: string, { ticks }: Scale): string {
  return (ticks[0] ?? 0) > 0 ? `${label} (not from zero)` : label
}

/** Between two round numbers around the values. */
export function spanScale(least: number, greatest: number, from: number, to: number, mostTicks: number): Scale {
  const width = greatest - least > 0 ? greatest - least : Math.max(1, Math.abs(greatest))
  const step = roundStep(width / mostTicks)
  const start = Math.floor(least / step) * step
  const count = Math.max(1, Math.ceil((least + width - start) / step - 1e-9))
  const end = start + count * step
  return {
    at: value => from + ((value - start) / (end - start)) * (to - from),
    ticks: Array.from({ length: count + 1 }, (_, i) => Number((start + i * step).toPrecision(12))),
  }
}

/** By powers of ten around the values, which are above zero. */
export function logScale(least: number, greatest: number, from: number, to: number): Scale {
  const start = Math.floor(Math.log10(least))
  const end = Math.max(start + 1, Math.ceil(Math.log10(greatest)))
  const at = (value: number) => from + ((Math.log10(value) - start) / (end - start)) * (to - from)
  return { at, ticks: Array.from({ length: end - start + 1 }, (_, i) => Number((10 ** (start + i)).toPrecision(12))) }
}

/** 1, 2, 2.5 or 5 times a power of ten, not below what is asked for. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return power * ([1, 2, 2.5, 5, 10].find(factor => factor * power >= least * (1 - 1e-9)) ?? 10)
}
