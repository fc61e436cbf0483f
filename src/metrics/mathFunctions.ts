import { MathError } from './mathSyntax.ts'
import { across, combined, isList, isSeries, type MathValue, mapped, type Series } from './mathValue.ts'

/** What a function can know of where it is called. */
export interface MathContext {
  /** Every period of the time asked for, in order. */
  readonly times: readonly number[]
  readonly periodSeconds: number
  /** The metrics of the request, for METRICS(). */
  readonly metrics: ReadonlyMap<string, Series>
}

type MathFunction = (args: readonly MathValue[], context: MathContext, name: string) => MathValue

/** Aggregates: over several series at each time, over one series in all. */
const aggregate =
  (make: (values: readonly number[]) => number): MathFunction =>
  ([value], _context, name) => {
    if (value !== undefined && isList(value)) return across(value, make)
    if (value !== undefined && isSeries(value)) return value.size === 0 ? Number.NaN : make([...value.values()])
    throw new MathError(`${name} takes a series or several`)
  }

/** A function of each point, or of a number. */
const each =
  (make: (value: number) => number): MathFunction =>
  ([value = ''], _context, name) =>
    combined(value, 0, make) ?? refused(name)

/** A function of each series; several stay several. */
const perSeries =
  (make: (series: Series, context: MathContext, args: readonly MathValue[]) => MathValue): MathFunction =>
  (args, context, name) => {
    const [value] = args
    if (value !== undefined && isSeries(value)) return make(value, context, args)
    if (value !== undefined && isList(value)) return value.map(series => make(series, context, args) as Series)
    throw new MathError(`${name} takes a series`)
  }

function refused(name: string): never {
  throw new MathError(`${name} takes a series or a number`)
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
const mean = (values: readonly number[]) => sum(values) / values.length
const deviation = (values: readonly number[]) => Math.sqrt(mean(values.map(value => (value - mean(values)) ** 2)))

export const MATH_FUNCTIONS: Readonly<Record<string, MathFunction>> = {
  SUM: aggregate(sum),
  AVG: aggregate(mean),
  MIN: aggregate(values => values.reduce((a, b) => Math.min(a, b))),
  MAX: aggregate(values => values.reduce((a, b) => Math.max(a, b))),
  STDDEV: aggregate(deviation),
  ABS: each(Math.abs),
  CEIL: each(Math.ceil),
  FLOOR: each(Math.floor),
  LOG: each(Math.log),
  LOG10: each(Math.log10),
  METRICS: ([filter], { metrics }) => {
    if (filter !== undefined && typeof filter !== 'string') throw new MathError('METRICS takes no argument or a text')
    return [...metrics].filter(([id]) => filter === undefined || id.includes(filter)).map(([, series]) => series)
  },
  FILL: (args, context, name) => perSeries((series, { times }) => filled(series, times, args[1]))(args, context, name),
  RATE: perSeries(series => stepped(series, (rise, seconds) => rise / seconds)),
  DIFF: perSeries(series => stepped(series, rise => rise)),
  DIFF_TIME: perSeries(series => stepped(series, (_rise, seconds) => seconds)),
  RUNNING_SUM: perSeries(series => {
    let total = 0
    return mapped(series, value => {
      total += value
      return total
    })
  }),
  PERIOD: perSeries((_series, { periodSeconds }) => periodSeconds),
  DATAPOINT_COUNT: perSeries(series => series.size),
  FIRST: aggregateOne(values => values[0]),
  LAST: aggregateOne(values => values.at(-1)),
  TIME_SERIES: ([value], { times }) => {
    if (typeof value !== 'number') throw new MathError('TIME_SERIES takes a number')
    return new Map(times.map(at => [at, value]))
  },
  IF: ([condition, then, otherwise], { times }) => conditional({ condition, then, otherwise }, times),
}

function aggregateOne(pick: (values: readonly number[]) => number | undefined): MathFunction {
  return perSeries(series => pick([...series.values()]) ?? Number.NaN)
}

/** Each point against the one before it. */
function stepped(series: Series, make: (rise: number, seconds: number) => number): Series {
  const points = [...series]
  return new Map(
    points.slice(1).map(([at, value], i) => {
      const [before, then] = points[i]!
      return [at, make(value - then, (at - before) / 1000)] as const
    }),
  )
}

/** Every period has a value: a number, another series' value, the one before (REPEAT) or one between its neighbours (LINEAR). */
function filled(series: Series, times: readonly number[], filler: MathValue | undefined): Series {
  const isWord = filler === 'REPEAT' || filler === 'LINEAR'
  if (!isWord && typeof filler !== 'number' && (filler === undefined || !isSeries(filler))) {
    throw new MathError('FILL takes a series and a number, another series, REPEAT or LINEAR')
  }
  const made = new Map<number, number>()
  for (const at of times) {
    const value = series.get(at) ?? fillerAt(series, at, { filler, made })
    if (value !== undefined) made.set(at, value)
  }
  return made
}

function fillerAt(
  series: Series,
  at: number,
  { filler, made }: { readonly filler: MathValue | undefined; readonly made: Series },
): number | undefined {
  if (typeof filler === 'number') return filler
  if (filler !== undefined && isSeries(filler)) return filler.get(at)
  if (filler === 'REPEAT') return [...made.values()].at(-1)
  const before = [...series].findLast(([time]) => time < at)
  const after = [...series].find(([time]) => time > at)
  if (!before || !after) return undefined
  return before[1] + ((after[1] - before[1]) * (at - before[0])) / (after[0] - before[0])
}

interface Choice {
  readonly condition: MathValue | undefined
  readonly then: MathValue | undefined
  readonly otherwise: MathValue | undefined
}

/** IF(condition, then, else): at each time by itself; without `else` there is nothing where the condition is 0. */
function conditional({ condition, then, otherwise }: Choice, times: readonly number[]): MathValue {
  const isOne = (value: MathValue | undefined): value is number | Series =>
    typeof value === 'number' || (value !== undefined && isSeries(value))
  if (!isOne(condition) || !isOne(then) || (otherwise !== undefined && !isOne(otherwise))) {
    throw new MathError('IF takes a condition and two values, each a series or a number')
  }
  if ([condition, then, otherwise].every(value => value === undefined || typeof value === 'number')) {
    return condition === 0 ? (otherwise ?? Number.NaN) : then
  }
  const at = (value: number | Series | undefined, time: number) => (typeof value === 'number' ? value : value?.get(time))
  const made = new Map<number, number>()
  for (const time of times) {
    const test = at(condition, time)
    const value = test === undefined ? undefined : at(test === 0 ? otherwise : then, time)
    if (value !== undefined) made.set(time, value)
  }
  return made
}
