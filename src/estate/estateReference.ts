import { estateJsonSchema } from './estateJsonSchema.ts'
import { schemaReference } from './schemaReference.ts'

/** Everything that an estate file may say, as one Markdown table per section, made from the schema itself. */
export function estateReference(): string {
  return schemaReference(estateJsonSchema())
}
