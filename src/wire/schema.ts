import type { Model, ModelMember, Traits, TypeWord } from './model.ts'

export type TimestampFormat = 'date-time' | 'http-date' | 'epoch-seconds'

export interface Scalar {
  readonly kind: 'string' | 'number' | 'boolean' | 'blob'
  /** The allowed values of a string. */
  readonly values?: readonly string[]
}
export interface Timestamp {
  readonly kind: 'timestamp'
  /** undefined: the protocol's own. */
  readonly format?: TimestampFormat
}
export interface List {
  readonly kind: 'list'
  readonly item: Shape
  readonly itemName: string
  /** Whether null is an item. */
  readonly isSparse: boolean
}
export interface Dictionary {
  readonly kind: 'map'
  readonly value: Shape
  readonly keyName: string
  readonly valueName: string
  readonly isSparse: boolean
}
export interface Structure {
  readonly kind: 'structure' | 'union'
  readonly name: string
  readonly members: readonly Member[]
}
export type Shape = Scalar | Timestamp | List | Dictionary | Structure

/** A member with the names that the protocols give it, worked out once. */
export interface Member {
  readonly name: string
  readonly shape: Shape
  readonly isRequired: boolean
  readonly isFlattened: boolean
  readonly jsonName: string
  readonly xmlName: string
  readonly ec2Name: string
  readonly traits: Traits
}

/** The shape of an operation that has no input or no output. */
export const UNIT: Structure = { kind: 'structure', name: 'Unit', members: [] }

const SCALARS: Readonly<Record<string, Shape>> = {
  unit: UNIT,
  string: { kind: 'string' },
  number: { kind: 'number' },
  boolean: { kind: 'boolean' },
  blob: { kind: 'blob' },
  timestamp: { kind: 'timestamp' },
  'timestamp:date-time': { kind: 'timestamp', format: 'date-time' },
  'timestamp:http-date': { kind: 'timestamp', format: 'http-date' },
  'timestamp:epoch-seconds': { kind: 'timestamp', format: 'epoch-seconds' },
}

/** Resolves the model's type words into linked shapes; each shape is built once, on first use, and may contain itself. */
export function schemaOf(model: Model): (word: TypeWord) => Shape {
  const shapes = new Map<TypeWord, Shape>(Object.entries(SCALARS))

  function shapeOf(word: TypeWord): Shape {
    return shapes.get(word) ?? build(word)
  }

  function build(word: TypeWord): Shape {
    // Known before its members are built: shapes may be recursive.
    const shape = {} as Shape
    shapes.set(word, shape)
    return Object.assign(shape, word.startsWith('#') ? namedShape(word.slice(1)) : plainShape(word))
  }

  function plainShape(word: TypeWord): Shape {
    if (word.startsWith('=')) return { kind: 'string', values: model.enums[word.slice(1)]! }
    const inner = word.slice(2)
    if (word.startsWith('[]')) return listOf(inner, {})
    if (word.startsWith('{}')) return mapOf('string', inner, {})
    throw new TypeError(`the model of ${model.source} has the unknown type ${word}`)
  }

  function namedShape(name: string): Shape {
    const shape = model.shapes[name]
    if (!shape) throw new TypeError(`the model of ${model.source} has no shape ${name}`)
    if (shape[0] === 'list') return listOf(shape[1], shape[2] ?? {})
    if (shape[0] === 'map') return mapOf(shape[1], shape[2], shape[3] ?? {})
    const required = shape[2] ?? []
    const members = Object.entries(shape[1]).map(([member, type]) => memberOf(member, type, required.includes(member)))
    return { kind: shape[0], name, members }
  }

  function listOf(item: ModelMember, traits: Traits): List {
    const [word, itemTraits] = partsOf(item)
    return { kind: 'list', item: shapeOf(word), itemName: itemTraits.xmlName ?? 'member', isSparse: traits.sparse === 1 }
  }

  function mapOf(key: ModelMember, value: ModelMember, traits: Traits): Dictionary {
    const [, keyTraits] = partsOf(key)
    const [word, valueTraits] = partsOf(value)
    const names = { keyName: keyTraits.xmlName ?? 'key', valueName: valueTraits.xmlName ?? 'value' }
    return { kind: 'map', value: shapeOf(word), ...names, isSparse: traits.sparse === 1 }
  }

  function memberOf(name: string, type: ModelMember, isRequired: boolean): Member {
    const [word, traits] = partsOf(type)
    const xmlName = traits.xmlName ?? name
    return {
      name,
      shape: shapeOf(word),
      isRequired,
      isFlattened: traits.xmlFlattened === 1 || ownTraits(model, word).xmlFlattened === 1,
      jsonName: traits.jsonName ?? name,
      xmlName,
      ec2Name: traits.ec2QueryName ?? xmlName.charAt(0).toUpperCase() + xmlName.slice(1),
      traits,
    }
  }

  return shapeOf
}

function partsOf(member: ModelMember): readonly [TypeWord, Traits] {
  return typeof member === 'string' ? [member, {}] : member
}

function ownTraits(model: Model, word: TypeWord): Traits {
  const shape = word.startsWith('#') ? model.shapes[word.slice(1)] : undefined
  if (shape?.[0] === 'list') return shape[2] ?? {}
  if (shape?.[0] === 'map') return shape[3] ?? {}
  return {}
}
