import { z } from 'zod'
import type { JsonSchema } from '../estate/estateJsonSchema.ts'
import { REQUIREMENTS } from './requirementsSchema.ts'

/** The schema of a requirements file for editors: JSON Schema draft 7, which YAML language servers read. */
export function requirementsJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(REQUIREMENTS, { io: 'input', target: 'draft-7' }) as JsonSchema
  return { title: 'Landbridge requirements', ...schema }
}
