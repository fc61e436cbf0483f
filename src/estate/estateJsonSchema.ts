import { z } from 'zod'
import { ESTATE } from './estate.ts'
import type { Path } from './problem.ts'

/** The part of JSON Schema that an estate needs. */
export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema | boolean
  readonly anyOf?: readonly JsonSchema[]
  readonly [key: string]: unknown
}

/** The schema of an estate file for editors: JSON Schema draft 7, which YAML language servers read. */
export function estateJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(ESTATE, { io: 'input', target: 'draft-7' }) as JsonSchema
  return { title: 'Landbridge estate', ...schema }
}

/** The keys that a map at this path of an estate may have; empty for anything else. */
export function keysAt(path: Path): readonly string[] {
  return keysIn(estateJsonSchema(), path)
}

/** The keys that a map at this path may have in a file of this schema. */
export function keysIn(schema: JsonSchema, path: Path): readonly string[] {
  let at: readonly JsonSchema[] = [schema]
  for (const step of path) at = at.flatMap(alternatives).flatMap(schema => inside(schema, step))
  return at.flatMap(alternatives).flatMap(schema => Object.keys(schema.properties ?? {}))
}

export function alternatives(schema: JsonSchema): readonly JsonSchema[] {
  return schema.anyOf ?? [schema]
}

function inside(schema: JsonSchema, step: string | number): JsonSchema[] {
  const inner = typeof step === 'number' ? schema.items : (schema.properties?.[step] ?? schema.additionalProperties)
  return typeof inner === 'object' ? [inner] : []
}
