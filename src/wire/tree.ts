import type { Naming } from './naming.ts'
import type { Member, Shape, Structure, Timestamp } from './schema.ts'
import { wrongType } from './wrongType.ts'

/** What differs between the two tree-like formats, JSON and CBOR. Readers answer undefined for what is not of the type. */
export interface Dialect {
  readonly naming: Naming
  readonly nameOf: (member: Member) => string
  readonly readNumber: (value: unknown) => number | undefined
  readonly readTimestamp: (value: unknown) => Date | undefined
  readonly readBlob: (value: unknown) => Uint8Array | undefined
  readonly writeNumber: (value: number) => unknown
  readonly writeTimestamp: (shape: Timestamp, value: unknown) => unknown
  readonly writeBlob: (value: unknown) => unknown
}

/**
 * A value of `shape` from a parsed tree. Unknown members are ignored, null is absence. `skip` leaves out members that
 * come elsewhere, such as in the path.
 */
export function readTree(shape: Shape, tree: unknown, dialect: Dialect, path = '', skip?: (member: Member) => boolean): unknown {
  switch (shape.kind) {
    case 'structure':
    case 'union':
      return readStructure(shape, tree, dialect, path, skip)
    case 'list': {
      if (!Array.isArray(tree)) throw wrongType(path, 'list', tree)
      const items = shape.isSparse ? tree : tree.filter(item => item !== null)
      return items.map((item, i) => (item === null ? null : readTree(shape.item, item, dialect, dialect.naming.item(path, i))))
    }
    case 'map': {
      if (!isObject(tree)) throw wrongType(path, 'map', tree)
      const entries = Object.entries(tree).filter(([, value]) => shape.isSparse || value !== null)
      // fromEntries defines its keys, so that `__proto__` is a key like any other.
      return Object.fromEntries(
        entries.map(([key, value]) => [key, value === null ? null : readTree(shape.value, value, dialect, `${path}.${key}`)]),
      )
    }
    default:
      return readScalar(shape.kind, tree, dialect) ?? fail(path, shape.kind, tree)
  }
}

function readStructure(shape: Structure, tree: unknown, dialect: Dialect, path: string, skip?: (member: Member) => boolean) {
  if (!isObject(tree)) throw wrongType(path, 'structure', tree)
  const value: Record<string, unknown> = {}
  let count = 0
  for (const member of shape.members) {
    const name = dialect.nameOf(member)
    if (!Object.hasOwn(tree, name) || skip?.(member)) continue
    const given = tree[name]
    if (given === null || given === undefined) continue
    value[member.name] = readTree(member.shape, given, dialect, dialect.naming.member(path, member))
    count++
  }
  if (shape.kind === 'union' && count !== 1) throw wrongType(path, 'union', tree)
  return value
}

function readScalar(kind: 'string' | 'number' | 'boolean' | 'blob' | 'timestamp', tree: unknown, dialect: Dialect): unknown {
  switch (kind) {
    case 'number':
      return dialect.readNumber(tree)
    case 'timestamp':
      return dialect.readTimestamp(tree)
    case 'blob':
      return dialect.readBlob(tree)
    default:
      return typeof tree === kind ? tree : undefined
  }
}

/** The tree of a value. Members the model does not know are left out; a value of a wrong type is a TypeError, our bug. */
export function writeTree(shape: Shape, value: unknown, dialect: Dialect, skip?: (member: Member) => boolean): unknown {
  switch (shape.kind) {
    case 'structure':
    case 'union': {
      if (!isObject(value)) throw new TypeError(`${shape.name} of an output is a ${typeof value}`)
      const tree: Record<string, unknown> = {}
      for (const member of shape.members) {
        const given = value[member.name]
        if (given === undefined || given === null || skip?.(member)) continue
        tree[dialect.nameOf(member)] = writeTree(member.shape, given, dialect)
      }
      return tree
    }
    case 'list':
      if (!Array.isArray(value)) throw new TypeError(`a list of an output is a ${typeof value}`)
      return value.map(item => (item === null ? null : writeTree(shape.item, item, dialect)))
    case 'map':
      if (!isObject(value)) throw new TypeError(`a map of an output is a ${typeof value}`)
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, item === null ? null : writeTree(shape.value, item, dialect)]),
      )
    case 'timestamp':
      return dialect.writeTimestamp(shape, value)
    case 'blob':
      return dialect.writeBlob(value)
    default:
      if (typeof value !== shape.kind) throw new TypeError(`a ${shape.kind} of an output is a ${typeof value}`)
      return typeof value === 'number' ? dialect.writeNumber(value) : value
  }
}

function fail(path: string, wanted: 'string' | 'number' | 'boolean' | 'blob' | 'timestamp', value: unknown): never {
  throw wrongType(path, wanted, value)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
}
