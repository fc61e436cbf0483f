import { z } from 'zod'
import type { JsonSchema } from '../../estate/estateJsonSchema.ts'
import { MIGRATIONS } from './migrationSchema.ts'

/** The schema of a migration file for editors: one of the four templates, as JSON Schema draft 7. */
export function migrationJsonSchema(): JsonSchema {
  const anyOf = Object.values(MIGRATIONS).map(schema => z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }) as JsonSchema)
  return { title: 'Landbridge migration', anyOf }
}
