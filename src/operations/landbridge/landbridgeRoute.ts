import { LANDBRIDGE_OPERATIONS, type LandbridgeOperationName } from './landbridge.ts'

export interface LandbridgeRoute {
  readonly operation: LandbridgeOperationName
  /** Members of the input that the path gives, percent-decoded. */
  readonly fromPath: Readonly<Record<string, string>>
}

/**
 * The operation for a method and a path below `/landbridge/v1`; the methods that the path has when this one is none of
 * them; undefined when nothing is there.
 */
export function landbridgeRoute(
  method: string,
  path: string,
): LandbridgeRoute | { readonly allowed: readonly string[] } | undefined {
  const fitting = Object.entries(LANDBRIDGE_OPERATIONS).flatMap(([operation, { method, path: template }]) => {
    const fromPath = pathMembers(template, path)
    return fromPath ? [{ operation: operation as LandbridgeOperationName, method, fromPath }] : []
  })
  const found = fitting.find(route => route.method === method)
  if (found) return { operation: found.operation, fromPath: found.fromPath }
  return fitting.length > 0 ? { allowed: fitting.map(route => route.method) } : undefined
}

/** The members that a path gives to a template such as `/sites/{name}`, percent-decoded; undefined where it does not fit. */
export function pathMembers(template: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [template.split('/'), path.split('/')]
  if (wanted.length !== given.length) return undefined
  const members: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const text = given[index] ?? ''
    const member = /^\{(.+)\}$/.exec(part)?.[1]
    if (member === undefined ? part !== text : text === '') return undefined
    if (member !== undefined) members[member] = decoded(text)
  }
  return members
}

/** A stray `%` is taken as it stands; the field's own schema refuses it. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
