import { transitGatewaysOf } from './rules/transitThings.ts'
import { asList, asMap, isMap, thingsOf } from './values.ts'

/**
 * Lists of names in which `prod-*` stands for everything that is called so, in the order of the file: many alike VPCs are
 * attached, associated and propagated by one word. What matches nothing stays, and is told as a name that is not there.
 */
export function expandNames(file: unknown): unknown {
  if (!isMap(file)) return file
  const vpcs = thingsOf(file, 'vpcs').map(({ name }) => name)
  const withVpcs = {
    ...file,
    ...inSection(file, 'directConnectGateways', body => list(body, 'vpcs', vpcs)),
    ...inSection(file, 'transitGateways', body => list(body, 'vpcs', vpcs)),
  }
  const attached = new Map(transitGatewaysOf(withVpcs).map(gateway => [gateway.name, gateway.attached.map(({ name }) => name)]))
  return { ...withVpcs, ...inSection(withVpcs, 'transitGateways', (body, name) => inTables(body, attached.get(name) ?? [])) }
}

function inTables(body: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  if (!isMap(body.routeTables)) return body
  const tables = Object.entries(body.routeTables).map(([name, table]) => {
    return [name, isMap(table) ? list(list(table, 'associate', names), 'propagate', names) : table]
  })
  return { ...body, routeTables: Object.fromEntries(tables) }
}

function inSection(
  file: Record<string, unknown>,
  section: string,
  change: (body: Record<string, unknown>, name: string) => Record<string, unknown>,
): Record<string, unknown> {
  if (!isMap(file[section])) return {}
  const things = Object.entries(asMap(file[section])).map(([name, body]) => [name, isMap(body) ? change(body, name) : body])
  return { [section]: Object.fromEntries(things) }
}

function list(body: Record<string, unknown>, member: string, names: readonly string[]): Record<string, unknown> {
  if (!Array.isArray(body[member])) return body
  const all = asList(body[member]).flatMap(name => matches(name, names))
  return { ...body, [member]: [...new Set(all)] }
}

function matches(name: unknown, names: readonly string[]): readonly unknown[] {
  if (typeof name !== 'string' || !name.includes('*')) return [name]
  const parts = name.split('*')
  const found = names.filter(each => isLike(each, parts))
  return found.length > 0 ? found : [name]
}

/** Whether the text begins with the first part, ends with the last and has the others between, in their order. */
function isLike(text: string, [first = '', ...rest]: readonly string[]): boolean {
  const last = rest.at(-1) ?? ''
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false
  let at = first.length
  for (const part of rest.slice(0, -1)) {
    at = text.indexOf(part, at)
    if (at < 0) return false
    at += part.length
  }
  return at <= text.length - last.length
}
