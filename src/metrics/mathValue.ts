/** A series of numbers by time (epoch ms), in order of time. */
export type Series = ReadonlyMap<number, number>

/** What an expression is: a number, one series, several, or a text (which only functions take). */
export type MathValue = number | Series | readonly Series[] | string

export function isSeries(value: MathValue): value is Series {
  return value instanceof Map
}

export function isList(value: MathValue): value is readonly Series[] {
  return Array.isArray(value)
}

/** The series with a number made of each of its; what is made not a number is missing. */
export function mapped(series: Series, make: (value: number, at: number) => number): Series {
  return new Map([...series].map(([at, value]) => [at, make(value, at)] as const).filter(([, value]) => Number.isFinite(value)))
}

/**
 * An operation of two: of numbers a number, of a series and a number each point, of two series the points that both have, of
 * several series each.
 */
export function combined(left: MathValue, right: MathValue, make: (a: number, b: number) => number): MathValue | undefined {
  if (typeof left === 'string' || typeof right === 'string') return undefined
  if (typeof left === 'number' && typeof right === 'number') return make(left, right)
  if (isList(left) && isList(right)) return undefined
  if (isList(left)) return left.map(one => combined(one, right, make) as Series)
  if (isList(right)) return right.map(one => combined(left, one, make) as Series)
  if (typeof left === 'number') return mapped(right as Series, value => make(left, value))
  if (typeof right === 'number') return mapped(left as Series, value => make(value, right))
  return mapped(left as Series, (value, at) => make(value, (right as Series).get(at) ?? Number.NaN))
}

/** One series of several: at each time that any of them has, what `make` makes of those that have it. */
export function across(list: readonly Series[], make: (values: readonly number[]) => number): Series {
  const times = [...new Set(list.flatMap(series => [...series.keys()]))].sort((a, b) => a - b)
  return new Map(times.map(at => [at, make(list.map(series => series.get(at)).filter(value => value !== undefined))] as const))
}
