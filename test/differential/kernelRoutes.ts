import type { Interface } from './addressPlan.ts'
import { forwardingLine } from './tables.ts'

interface KernelRoute {
  readonly type?: string
  readonly dst: string
  readonly dev?: string
  readonly protocol?: string
  readonly nexthops?: readonly { readonly dev?: string }[]
}

/** The kernel's table of a router, from `ip -json route`, without its own routes to the links. */
export function kernelLines(json: string, interfaces: readonly Interface[]): string[] {
  const routes = (JSON.parse(json === '' ? '[]' : json) as KernelRoute[]).filter(({ protocol }) => protocol !== 'kernel')
  return routes.map(({ dst, type, dev, nexthops }) => {
    if (type === 'unreachable') return forwardingLine(dst, ['here'])
    if (type === 'blackhole') return forwardingLine(dst, ['discarded'])
    const devices = nexthops ? nexthops.map(hop => hop.dev) : [dev]
    return forwardingLine(
      dst,
      devices.map(name => interfaces.find(found => found.name === name)?.link ?? `interface ${name}`),
    )
  })
}
