import {
  type Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml'
import { sentence } from './didYouMean.ts'
import type { Position } from './problem.ts'

export interface ReadYaml {
  /** Undefined when the text is no YAML at all. */
  readonly value: unknown
  readonly positions: ReadonlyMap<string, Position>
  readonly errors: readonly (Position & { readonly summary: string })[]
}

/** Digits that mean a text: `account: 012345678901` must keep its zero. */
const TEXTS = new Set(['account', 'authKey', 'preSharedKey', 'location', 'ckn', 'cak'])

/** YAML 1.2 (with merge keys) to a value, with the position of everything in it. Never throws. */
export function readYaml(text: string): ReadYaml {
  const binary = { summary: 'This is a binary file, and no YAML.', line: 1, column: 1 }
  if (text.includes('\0')) return { value: undefined, positions: new Map(), errors: [binary] }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true, logLevel: 'error' })
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const errors = document.errors.map(error => ({ summary: summaryOf(error, text), ...at(error.pos[0]) }))
  keepTexts(document)
  const positions = new Map<string, Position>()
  collect(document.contents, '', offset => at(offset), positions)
  if (document.errors.some(error => error.code !== 'DUPLICATE_KEY')) return { value: undefined, positions, errors }
  try {
    return { value: document.toJS({ maxAliasCount: 100 }), positions, errors }
  } catch (thrown) {
    const summary = sentence(
      `The anchors and aliases cannot be resolved: ${thrown instanceof Error ? lowerFirst(thrown.message) : 'unknown'}`,
    )
    return { value: undefined, positions, errors: [...errors, { summary, line: 1, column: 1 }] }
  }
}

function summaryOf(error: YAMLError, text: string): string {
  if (error.code !== 'DUPLICATE_KEY') return sentence(`This is not YAML: ${lowerFirst(error.message.replace(/\.?\s*$/, ''))}`)
  const key = /^[^:\s{},]+/.exec(text.slice(error.pos[0]))?.[0] ?? 'this key'
  return `${key} is already a key of this map; give one of the two another name or remove it.`
}

function keepTexts(document: Document): void {
  visit(document, {
    Pair(_, pair) {
      if (!isScalar(pair.key) || !TEXTS.has(String(pair.key.value)) || !isScalar(pair.value)) return
      if (typeof pair.value.value === 'number' && pair.value.source !== undefined) pair.value.value = pair.value.source
    },
  })
}

/** Scalars are where their value is; maps and lists where their key is, since that is what a reader looks for. */
function collect(node: unknown, path: string, at: (offset: number) => Position, positions: Map<string, Position>): void {
  if (!isCollection(node)) return
  for (const [index, item] of node.items.entries()) {
    const key = isPair(item) ? item.key : undefined
    const value = (isPair(item) ? item.value : item) as Node | null
    const name = isMap(node) ? (isScalar(key) ? String(key.value) : '?') : index
    const inner = path === '' ? String(name) : `${path}.${name}`
    const named = isCollection(value) || value === null ? key : value
    const offset = ((named ?? value) as Node | null)?.range?.[0]
    if (offset !== undefined) positions.set(inner, at(offset))
    const keyOffset = (key as Node | undefined)?.range?.[0]
    if (keyOffset !== undefined) positions.set(keyPath(inner), at(keyOffset))
    collect(value, inner, at, positions)
  }
}

/** Where a key itself is, for problems with the key rather than with its value. */
export function keyPath(path: string): string {
  return `${path} (key)`
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
