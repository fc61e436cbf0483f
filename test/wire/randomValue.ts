import type { Member, Shape, Structure } from '../../src/wire/schema.ts'

export type Random = () => number

/** The linear congruential generator of ISO C's example: the same values on every machine. */
export function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x80000000
  }
}

const STRINGS = ['a', 'dxcon-fg1234', 'x y', 'ü€😀', '<a&b>"\'', 'a=b&c+d%20', '10.0.0.0/8', ' \t', 'two\r\nlines', 'true', '1']
const NUMBERS = [0, 1, -1, 4_294_967_294, 0.5, 1e21, 65_000, Number.NaN, Number.NEGATIVE_INFINITY]
const MAX_DEPTH = 6

/**
 * A valid value of the shape, as an SDK's caller would give it. `isBare` keeps to what fits into a path or a header. No
 * structure but the outermost is empty: the query protocols cannot express one.
 */
export function randomValue(shape: Shape, random: Random, depth = 0, isBare = false): unknown {
  switch (shape.kind) {
    case 'structure':
      return randomStructure(shape, random, depth)
    case 'union': {
      const { name, shape: type } = pick(shape.members, random)
      return { [name]: randomValue(type, random, depth + 1) }
    }
    case 'list':
      return Array.from({ length: 1 + Math.floor(random() * 3) }, () => randomValue(shape.item, random, depth + 1, isBare))
    case 'map':
      return Object.fromEntries(['k1', 'K 2'].map(key => [key, randomValue(shape.value, random, depth + 1)]))
    case 'number':
      return isBare ? Math.floor(random() * 100) : pick(NUMBERS, random)
    case 'boolean':
      return random() < 0.5
    case 'timestamp':
      return new Date(Math.floor(random() * 2e9) * 1000 + (isBare ? 0 : pick([0, 1, 250], random)))
    case 'blob':
      return Uint8Array.from({ length: Math.floor(random() * 5) + 1 }, () => Math.floor(random() * 256))
    case 'string':
      return shape.values ? pick(shape.values, random) : isBare ? 'a-b_1' : pick(STRINGS, random)
  }
}

function randomStructure(shape: Structure, random: Random, depth: number): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  for (const member of shape.members) {
    const isWanted = member.isRequired || member.traits.httpLabel || (depth < MAX_DEPTH && random() < (depth > 3 ? 0.3 : 0.75))
    if (isWanted) value[member.name] = randomMember(member, random, depth)
  }
  const first = shape.members.find(member => !isNested(member.shape)) ?? shape.members[0]
  if (depth > 0 && first && Object.keys(value).length === 0 && depth < 2 * MAX_DEPTH) {
    value[first.name] = randomMember(first, random, depth)
  }
  return value
}

function randomMember({ shape, traits }: Member, random: Random, depth: number): unknown {
  return randomValue(shape, random, depth + 1, traits.httpLabel === 1 || traits.httpHeader !== undefined)
}

function isNested(shape: Shape): boolean {
  return shape.kind === 'structure' || shape.kind === 'union' || shape.kind === 'list' || shape.kind === 'map'
}

function pick<T>(values: readonly T[], random: Random): T {
  return values[Math.floor(random() * values.length)]!
}
