import type { Print } from './perform.ts'
import type { Shape } from './schema.ts'

const HOLDS_BLOB = new WeakMap<Shape, boolean>()

/** The output with every document tree at a blob member turned into bytes. Outputs without blobs are handed through. */
export async function printed<T>(shape: Shape, output: T, print: Print): Promise<T> {
  if (!holdsBlob(shape) || output === null || output === undefined) return output
  return (await printValue(shape, output, print)) as T
}

async function printValue(shape: Shape, value: unknown, print: Print): Promise<unknown> {
  switch (shape.kind) {
    case 'blob':
      return typeof value === 'object' && value !== null && !(value instanceof Uint8Array) ? print(value) : value
    case 'list':
      return Promise.all((value as unknown[]).map(item => printed(shape.item, item, print)))
    case 'map': {
      const entries = Object.entries(value as object).map(async ([key, item]) => [key, await printed(shape.value, item, print)])
      return Object.fromEntries(await Promise.all(entries))
    }
    case 'structure':
    case 'union': {
      const copy: Record<string, unknown> = { ...(value as Record<string, unknown>) }
      for (const { name, shape: type } of shape.members) copy[name] = await printed(type, copy[name], print)
      return copy
    }
    default:
      return value
  }
}

function holdsBlob(shape: Shape): boolean {
  const known = HOLDS_BLOB.get(shape)
  if (known !== undefined) return known
  // A recursive shape asks about itself while it is looked through: the answer then comes from its other members.
  HOLDS_BLOB.set(shape, false)
  const holds = partsOf(shape).some(holdsBlob) || shape.kind === 'blob'
  HOLDS_BLOB.set(shape, holds)
  return holds
}

function partsOf(shape: Shape): readonly Shape[] {
  if (shape.kind === 'structure' || shape.kind === 'union') return shape.members.map(member => member.shape)
  if (shape.kind === 'list') return [shape.item]
  return shape.kind === 'map' ? [shape.value] : []
}
