import type { WireRequest } from './message.ts'
import type { Operation, Service } from './service.ts'
import { serializationError } from './wrongType.ts'

/** An operation that a method and path belong to, with the decoded parts of the path. */
export interface Route {
  readonly operation: Operation
  readonly labels: ReadonlyMap<string, string>
}

interface Pattern {
  readonly operation: string
  readonly method: string
  readonly path: RegExp
  readonly labels: readonly string[]
  /** Constant query parameters that tell operations of one path apart. */
  readonly query: readonly string[]
  /** More fixed steps before fewer, so that `/a/list` is not taken for `/a/{id}`. */
  readonly rank: number
}

const PATTERNS = new WeakMap<Service, readonly Pattern[]>()

/** The operation of a REST service that the request's method and path name, or undefined. */
export function routeOf(service: Service, request: WireRequest): Route | undefined {
  const given = new Set(request.query.split('&').map(pair => pair.replace(/=$/, '')))
  for (const { operation, method, path, labels, query } of patternsOf(service)) {
    if (method !== request.method || !query.every(pair => given.has(pair))) continue
    const match = path.exec(request.path)
    if (match)
      return { operation: service.operation(operation)!, labels: new Map(labels.map((l, i) => [l, decode(match[i + 1]!)])) }
  }
  return undefined
}

function patternsOf(service: Service): readonly Pattern[] {
  let patterns = PATTERNS.get(service)
  if (!patterns) {
    const operations = Object.entries(service.model.operations)
    patterns = operations.flatMap(([name, known]) => (known?.http ? [patternOf(name, known.http)] : []))
    patterns = patterns.toSorted((a, b) => b.rank - a.rank)
    PATTERNS.set(service, patterns)
  }
  return patterns
}

function patternOf(operation: string, [method, uri]: readonly [string, string, number]): Pattern {
  const [path = '', query = ''] = uri.split('?')
  const labels: string[] = []
  const steps = path.split('/').map(step => {
    const label = /^\{(\w+)(\+?)\}$/.exec(step)
    if (!label) return step.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    labels.push(label[1]!)
    return label[2] ? '(.+)' : '([^/]+)'
  })
  const constants = query.split('&').filter(pair => pair !== '')
  const rank = (steps.length - labels.length) * 100 + steps.length + constants.length
  return { operation, method, path: new RegExp(`^${steps.join('/')}/?$`), labels, query: constants, rank }
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step)
  } catch {
    throw serializationError(`The path's part ${step.slice(0, 60)} is not percent-encoded UTF-8.`)
  }
}
