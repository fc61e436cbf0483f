import { type FormNode, indexed } from './form.ts'
import type { Naming } from './naming.ts'
import type { Dictionary, List, Member, Shape, Structure } from './schema.ts'
import { readText } from './text.ts'
import { wrongType } from './wrongType.ts'

/** How a form spells structures: awsQuery and ec2Query differ in names and in that EC2's lists have no `member` step. */
export interface FormDialect {
  readonly naming: Naming
  readonly nameOf: (member: Member) => string
  readonly flattensLists: boolean
}

/** A structure from form parameters. Unknown parameters are ignored. */
export function readForm(shape: Structure, node: FormNode, dialect: FormDialect, path = ''): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  for (const member of shape.members) {
    const child = node.children.get(dialect.nameOf(member))
    if (!child && isEmptyWhenAbsent(member)) value[member.name] = {}
    if (!child) continue
    value[member.name] = readNode(member.shape, child, dialect, dialect.naming.member(path, member), member.isFlattened)
  }
  if (shape.kind === 'union' && Object.keys(value).length !== 1) throw wrongType(path, 'union', node.value ?? {})
  return value
}

/** A form has no way to write an empty structure: a required one that may be empty is there although it is not. */
function isEmptyWhenAbsent({ isRequired, shape }: Member): boolean {
  return isRequired && shape.kind === 'structure' && !shape.members.some(member => member.isRequired)
}

function readNode(shape: Shape, node: FormNode, dialect: FormDialect, path: string, isFlattened: boolean): unknown {
  switch (shape.kind) {
    case 'structure':
    case 'union':
      if (node.value) throw wrongType(path, 'structure', node.value)
      return readForm(shape, node, dialect, path)
    case 'list':
      return readList(shape, node, dialect, path, isFlattened)
    case 'map':
      return readMap(shape, node, dialect, path, isFlattened)
    default:
      if (node.value === undefined) throw wrongType(path, shape.kind, {})
      return readText(shape, node.value, path)
  }
}

// awsQuery writes an empty list as `Name=`. Items stand under the list's own item name, `member` where there is none;
// clients that leave the step out are understood too.
function readList(shape: List, node: FormNode, dialect: FormDialect, path: string, isFlattened: boolean): unknown[] {
  if (node.value) throw wrongType(path, 'list', node.value)
  const step =
    dialect.flattensLists || isFlattened ? undefined : (node.children.get(shape.itemName) ?? node.children.get('member'))
  return indexed(step ?? node).map((item, i) => readNode(shape.item, item, dialect, dialect.naming.item(path, i), false))
}

function readMap(shape: Dictionary, node: FormNode, dialect: FormDialect, path: string, isFlattened: boolean): unknown {
  const entries = indexed((isFlattened ? undefined : node.children.get('entry')) ?? node)
  return Object.fromEntries(
    entries.map((entry, i) => {
      const where = `${path}.entry.${i + 1}`
      const key = entry.children.get(shape.keyName)?.value
      const value = entry.children.get(shape.valueName)
      if (key === undefined || !value) throw wrongType(where, 'map', entry.value ?? {})
      return [key, readNode(shape.value, value, dialect, where, false)]
    }),
  )
}
