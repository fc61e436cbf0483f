import { alternatives, type JsonSchema } from './estateJsonSchema.ts'

interface Row {
  readonly path: string
  readonly what: string
  readonly required: boolean
  readonly description: string
}

/** Everything that a file may say, as one Markdown table per section, made from its schema; `#` are the marks of a section's title. */
export function schemaReference(schema: JsonSchema, marks = '##'): string {
  const top = Object.entries(schema.properties ?? {})
  const scalars = top.filter(([, inner]) => entries(inner) === undefined)
  const sections = top.filter(([, inner]) => entries(inner) !== undefined)
  return [
    table(scalars.flatMap(([name, inner]) => [row(name, inner, isRequired(schema, name)), ...rowsOf(inner, `${name}.`)])),
    ...sections.map(([name, inner]) => `${marks} ${name}\n\n${inner.description}.\n\n${table(rowsOf(entries(inner)!, ''))}`),
  ].join('\n\n')
}

function rowsOf(schema: JsonSchema, above: string): Row[] {
  const map = alternatives(schema).find(inner => inner.properties)
  return Object.entries(map?.properties ?? {}).flatMap(([name, inner]) => {
    const path = above + name
    const element = entries(inner)
    const nested = element ? rowsOf(element, `${path}.*.`) : rowsOf(inner, `${path}.`)
    return [row(path, inner, isRequired(map!, name)), ...nested]
  })
}

/** What a map by name, or a list, is made of. */
function entries(schema: JsonSchema): JsonSchema | undefined {
  const inner = alternatives(schema).flatMap(({ additionalProperties, items }) => [additionalProperties, items])
  return inner.find(element => typeof element === 'object' && alternatives(element).some(({ properties }) => properties)) as
    | JsonSchema
    | undefined
}

function row(path: string, schema: JsonSchema, required: boolean): Row {
  return { path, what: typeText(schema), required, description: schema.description ?? '' }
}

function isRequired(schema: JsonSchema, name: string): boolean {
  return (schema.required ?? []).includes(name)
}

function typeText(schema: JsonSchema): string {
  if (schema.const !== undefined) return String(schema.const)
  if (schema.enum) return schema.enum.join(' or ')
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeText))].join(' or ')
  const type = [schema.type].flat()[0]
  const names: Record<string, string> = {
    object: 'map',
    array: 'list',
    string: 'text',
    integer: 'number',
    boolean: 'true or false',
  }
  return names[String(type)] ?? String(type)
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ path, what, required, description }) => `| \`${path}\` | ${what}${required ? ', required' : ''} | ${description} |`,
  )
  return ['| Key | Value | Meaning |', '|---|---|---|', ...lines].join('\n')
}
