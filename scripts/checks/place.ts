import type { Shape, Structure } from '../../src/wire/schema.ts'

/** One place of an operation's input where a value stands: `newBGPPeer.asn`, `tags[].key`, `resourceArns[]`. */
export interface Place {
  readonly path: string
  readonly shape: Shape
  readonly structure: string
  /** The member's name in its structure, with `[]` for an item of it. */
  readonly member: string
  readonly isRequired: boolean
}

/** Every place of the input, in the model's order. */
export function placesOf(structure: Structure, above = ''): readonly Place[] {
  return structure.members.flatMap(({ name, shape, isRequired }) =>
    withInner({ path: `${above}${name}`, shape, structure: structure.name, member: name, isRequired }),
  )
}

function withInner(place: Place): readonly Place[] {
  const { shape, path, member } = place
  if (shape.kind === 'structure' || shape.kind === 'union') return [place, ...placesOf(shape, `${path}.`)]
  if (shape.kind !== 'list') return [place]
  const inner = withInner({ ...place, path: `${path}[]`, member: `${member}[]`, shape: shape.item, isRequired: false })
  return [place, ...inner]
}

/** The value at the path: of a list, its first item's. */
export function valueAt(input: unknown, path: string): unknown {
  return stepsOf(path).reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], input)
}

/** The input with the value at the path; undefined leaves the member out. A list that is on the way has one item. */
export function withValue(input: unknown, path: string, value: unknown): object {
  return placed(input, stepsOf(path), value) as object
}

function placed(input: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value
  const inner = placed((input as Record<string, unknown> | undefined)?.[step], rest, value)
  return step === '0' ? [inner] : { ...(input as object | undefined), [step]: inner }
}

function stepsOf(path: string): readonly string[] {
  return path.replaceAll('[]', '.0').split('.')
}
