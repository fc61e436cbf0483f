import type { Shape } from '../../src/wire/schema.ts'
import type { Place } from './place.ts'
import type { Rules, RulesOf, Source } from './rules.ts'

/** One rule of one place, with a value that breaks it. */
export interface Trial {
  readonly path: string
  readonly rule: string
  readonly source: Source
  /** undefined: the member is left out. */
  readonly wrong: unknown
  /** A value that keeps the rule just so: undefined where the call's own is the best that there is. */
  readonly right?: unknown
}

/** Every rule of a place; `own` is the value that the accepted call has there. */
export function trialsOf(place: Place, own: unknown, rulesOf: RulesOf): readonly Trial[] {
  const said = rulesOf(place.structure, place.member)
  const { path } = place
  return [
    ...(place.isRequired ? [{ path, rule: 'required', source: 'model', wrong: undefined } as const] : []),
    { path, rule: WORDS[place.shape.kind], source: 'model', wrong: WRONG_TYPE[place.shape.kind] },
    ...(place.shape.kind === 'number' ? [{ path, rule: 'a whole number', source: 'model', wrong: 2.5 } as const] : []),
    ...enumTrial(place),
    ...said.flatMap(([source, rules]) => ruleTrials(place, own, rules).map(trial => ({ path, source, ...trial }))),
  ]
}

const WORDS = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  blob: 'base64 text',
  timestamp: 'a timestamp',
  list: 'a list',
  map: 'a map',
  structure: 'a structure',
  union: 'a structure',
} as const

const WRONG_TYPE = {
  string: 7,
  number: 'seven',
  boolean: 'maybe',
  blob: 7,
  timestamp: 'never',
  list: 'none',
  map: 'none',
  structure: 'none',
  union: 'none',
} as const

function enumTrial({ path, shape }: Place): readonly Trial[] {
  if (shape.kind !== 'string' || !shape.values) return []
  return [{ path, rule: `one of its ${shape.values.length} values`, source: 'model', wrong: 'of-no-enum' }]
}

type Tried = Pick<Trial, 'rule' | 'wrong' | 'right'>

function ruleTrials({ shape }: Place, own: unknown, rules: Rules): readonly Tried[] {
  const { min, max, pattern, rule } = rules
  if (rule !== undefined) return [{ rule, wrong: rules.wrong, right: rules.right }]
  const { unit, sized } = SIZED[shape.kind === 'list' || shape.kind === 'number' ? shape.kind : 'string']
  const like = shape.kind === 'list' ? ((own as readonly unknown[] | undefined)?.[0] ?? someItem(shape.item)) : undefined
  const bound = (word: string, limit: number, beyond: number): Tried => ({
    rule: `${word} ${limit}${unit}${limit === 1 || unit === '' ? '' : 's'}`,
    wrong: sized(beyond, like),
    right: sized(limit, like),
  })
  return [
    ...(min === undefined || (shape.kind !== 'number' && min === 0) ? [] : [bound('at least', min, min - 1)]),
    ...(max === undefined ? [] : [bound('at most', max, max + 1)]),
    ...(pattern === undefined ? [] : [{ rule: `\`${pattern}\``, wrong: unlike(new RegExp(pattern, 'u')), right: 'a' }]),
  ]
}

const SIZED: Readonly<Record<'number' | 'string' | 'list', { unit: string; sized: (size: number, like: unknown) => unknown }>> = {
  number: { unit: '', sized: size => size },
  string: { unit: ' character', sized: size => 'a'.repeat(size) },
  list: { unit: ' item', sized: (size, like) => Array.from({ length: size }, (_, i) => varied(like, i)) },
}

/** The only lists with a bound that accepted calls may leave out are of tags and of prefixes. */
function someItem({ kind }: Shape): unknown {
  return kind === 'string' ? '10.0.0.0/8' : { key: 'k' }
}

/** Tags differ by their keys, prefixes by their addresses; ids are said again. */
function varied(item: unknown, i: number): unknown {
  if (typeof item !== 'object' || item === null) return item
  return 'cidr' in item ? { cidr: `203.${i >> 8}.${i & 255}.0/24` } : { ...item, key: `key${i}` }
}

function unlike(pattern: RegExp): string {
  const found = ['!', '<<>>'].find(text => !pattern.test(text))
  if (found === undefined) throw new TypeError(`no text is known that ${pattern} refuses`)
  return found
}
