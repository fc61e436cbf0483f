/** What diagrams are written in: found on every system under one of its names. */
export const FONT = 'Helvetica,Arial,sans-serif'

/** Attributes of a node, an edge or a cluster; what is undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

/** One line of a graph, or a cluster of them. */
export type Statement =
  | string
  | { readonly cluster: string; readonly attributes: Attributes; readonly inside: readonly Statement[] }

export function node(name: string, attributes: Attributes): Statement {
  return `${quoted(name)} ${listed(attributes)}`
}

export function edge(from: string, to: string, attributes: Attributes): Statement {
  return `${quoted(from)} -- ${quoted(to)} ${listed(attributes)}`
}

/** Graphviz's language, an undirected graph from left to right. */
export function dot(attributes: Attributes, statements: readonly Statement[]): string {
  return ['graph landbridge {', ...assignments(attributes, '  '), ...statements.flatMap(printed('  ')), '}', ''].join('\n')
}

function printed(indent: string): (statement: Statement) => readonly string[] {
  return statement => {
    if (typeof statement === 'string') return [indent + statement]
    const { cluster, attributes, inside } = statement
    const deeper = `${indent}  `
    return [
      `${indent}subgraph ${quoted(`cluster ${cluster}`)} {`,
      ...assignments(attributes, deeper),
      ...inside.flatMap(printed(deeper)),
      `${indent}}`,
    ]
  }
}

function assignments(attributes: Attributes, indent: string): readonly string[] {
  return present(attributes).map(([key, value]) => `${indent}${key}=${quoted(value)}`)
}

function listed(attributes: Attributes): string {
  return `[${present(attributes)
    .map(([key, value]) => `${key}=${quoted(value)}`)
    .join(' ')}]`
}

function present(attributes: Attributes): readonly (readonly [string, string])[] {
  return Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)] as const]))
}

/** Line breaks become `\n`, centred; whatever else a name holds stays what it is. */
function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
}
