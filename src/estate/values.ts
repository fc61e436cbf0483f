import type { Path } from './problem.ts'

/** What was written, looked at without trusting it: rules run over files that the schema may have refused. */

export function asMap(value: unknown): Record<string, unknown> {
  return isMap(value) ? value : {}
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The names in a list, or the keys of a map: a file may write either. */
export function namesIn(value: unknown): string[] {
  return [...asList(value).flatMap(name => asText(name) ?? []), ...Object.keys(asMap(value))]
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** The named things of one section. */
export function thingsOf(
  file: unknown,
  section: string,
): { readonly name: string; readonly path: Path; readonly body: Record<string, unknown> }[] {
  return Object.entries(asMap(asMap(file)[section])).map(([name, body]) => ({ name, path: [section, name], body: asMap(body) }))
}

export function valueAt(file: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (Array.isArray(value) ? value[Number(step)] : asMap(value)[String(step)]), file)
}

const SECRETS = new Set<string | number | undefined>(['authKey', 'preSharedKey', 'cak'])

/** `is 5000`: the value as a message shows it, short, and no secret. */
export function isText(value: unknown, path: Path): string {
  return SECRETS.has(path.at(-1)) ? 'does not fit' : `is ${valueText(value)}`
}

function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  const text = String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
