import { Decimal } from '../net/money.ts'
import { costByOut } from './breakEven.ts'
import type { Catalogue } from './catalogue.ts'
import type { PriceInput } from './price.ts'
import { Ratio } from './ratio.ts'

/** A volume in gigabytes, and what both estates cost a month there: numbers to draw, not to bill. */
interface CurvePoint {
  readonly gigabytes: number
  readonly a: number
  readonly b: number
}

const PIECES = 24n
/** Drawn where the bills never cross: a volume that ports of a gigabit see. */
const SOME_GIGABYTES = 10_000
/** Of the last crossing, in percent: far enough to see that the lines part. */
const BEYOND = 150n

/** Both bills by volume: each bend and each crossing is a point, for between them they are straight. */
export function drawnCurves(
  a: PriceInput,
  b: PriceInput,
  catalogue: Catalogue,
  crossings: readonly string[],
): readonly CurvePoint[] {
  const [first, second] = [costByOut(a, catalogue).curve, costByOut(b, catalogue).curve]
  const crossed = crossings.flatMap(text => {
    const volume = Decimal.parse(text)
    return volume ? [Ratio.of(volume)] : []
  })
  const last = crossed.at(-1)
  const end = last ? last.times(Ratio.of(Decimal.scaled(BEYOND, 2))) : Ratio.of(Decimal.of(SOME_GIGABYTES))
  const even = Array.from({ length: Number(PIECES) + 1 }, (_, i) =>
    end.times(Ratio.of(Decimal.of(i)).over(Ratio.of(Decimal.of(PIECES)))),
  )
  const volumes = [...even, ...first.bends, ...second.bends, ...crossed]
    .filter(volume => volume.compare(end) <= 0)
    .sort((x, y) => x.compare(y))
    .filter((volume, i, all) => i === 0 || volume.compare(all[i - 1] ?? volume) > 0)
  const number = (value: Ratio, places: number) => Number(value.rounded(places).toString())
  return volumes.map(volume => ({
    gigabytes: number(volume, 4),
    a: number(first.at(volume), 2),
    b: number(second.at(volume), 2),
  }))
}
