/** What stands right of an equals sign. Texts are quoted and escaped; whatever is to be computed is a `Reference`. */
export type Expression = string | number | boolean | Reference | readonly Expression[] | ExpressionMap

/** Printed as it is: an address such as `aws_vpc.prod.id`, or a call of a function. */
export interface Reference {
  readonly reference: string
}

export interface ExpressionMap {
  readonly entries: Readonly<Record<string, Expression>>
}

/** A block of the HCL native syntax: its type, its labels, attributes in order (undefined ones are left out), blocks. */
export interface Block {
  readonly type: string
  readonly labels?: readonly string[]
  /** Lines above it, without their `#`. */
  readonly comment?: readonly string[]
  readonly attributes?: Readonly<Record<string, Expression | undefined>>
  readonly blocks?: readonly Block[]
}

export function reference(text: string): Reference {
  return { reference: text }
}

/** Blocks as `terraform fmt` writes them: two spaces, equals signs of neighbouring lines below each other. */
export function printHcl(blocks: readonly Block[]): string {
  return blocks.map(block => `${blockLines(block).join('\n')}\n`).join('\n')
}

/** Values of variables, as in a `.tfvars` file. */
export function printValues(values: Readonly<Record<string, Expression>>): string {
  const lines = attributeLines(Object.entries(values))
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`
}

function blockLines({ type, labels = [], comment = [], attributes = {}, blocks = [] }: Block): string[] {
  const head = [type, ...labels.map(quoted)].join(' ')
  const own = attributeLines(Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  const inner = blocks.flatMap((block, index) => [...(index > 0 || own.length > 0 ? [''] : []), ...blockLines(block)])
  const body = [...own, ...inner]
  const above = comment.map(line => `# ${line}`.trimEnd())
  if (body.length === 0) return [...above, `${head} {}`]
  return [...above, `${head} {`, ...body.map(indented), '}']
}

/** Values of one line stand below each other; one of several lines ends the column. */
function attributeLines(attributes: readonly (readonly [name: string, value: Expression])[]): string[] {
  const printed = attributes.map(([name, value]) => [name, valueLines(value)] as const)
  return printed.flatMap(([name, lines], index) => {
    const [first = '', ...rest] = lines
    if (rest.length > 0) return [`${name} = ${first}`, ...rest]
    return [`${name.padEnd(columnAt(printed, index))} = ${first}`]
  })
}

function columnAt(printed: readonly (readonly [name: string, lines: readonly string[]])[], index: number): number {
  const isShort = ([, lines]: readonly [string, readonly string[]]) => lines.length === 1
  const before = printed.slice(0, index).findLastIndex(each => !isShort(each)) + 1
  const after = printed.findIndex((each, place) => place > index && !isShort(each))
  return Math.max(...printed.slice(before, after === -1 ? undefined : after).map(([name]) => name.length))
}

function valueLines(value: Expression): string[] {
  if (typeof value === 'string') return [quoted(value)]
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)]
  if ('reference' in value) return [value.reference]
  if ('entries' in value && !Array.isArray(value)) return mapLines(value as ExpressionMap)
  const items = (value as readonly Expression[]).map(valueLines)
  if (items.every(lines => lines.length === 1)) return [`[${items.flat().join(', ')}]`]
  return ['[', ...items.flatMap(lines => [...lines.slice(0, -1), `${lines.at(-1)},`]).map(indented), ']']
}

function mapLines({ entries }: ExpressionMap): string[] {
  const lines = attributeLines(Object.entries(entries).map(([key, value]) => [isIdentifier(key) ? key : quoted(key), value]))
  return lines.length === 0 ? ['{}'] : ['{', ...lines.map(indented), '}']
}

function isIdentifier(key: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key)
}

function indented(line: string): string {
  return line === '' ? '' : `  ${line}`
}

/** HCL native syntax, "Template Expressions": a template would begin where `${` or `%{` stands, unless it is doubled. */
function quoted(text: string): string {
  const escaped = text
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(/([$%])\{/g, '$1$1{')
  return `"${escaped}"`
}
