import type { RouterPlatformName } from '../../resources/routerPlatforms.ts'
import type { Row, World } from '../../resources/world.ts'
import type { Topology } from '../../topology/topology.ts'
import { exportRouter, type RouterExport } from './exportRouter.ts'

export interface RoutersOrder {
  readonly world: World
  readonly topology: Topology
  /** By name or id; every router where nothing is said. */
  readonly router: string | undefined
  readonly platform: RouterPlatformName | undefined
  readonly secrets: boolean
  readonly estate: string
  readonly date: string
  readonly warnings: readonly string[]
}

export interface RouterExports {
  readonly exports: readonly RouterExport[]
  /** One sentence for each router of several that cannot be written. */
  readonly left: readonly string[]
}

/** The router that was asked for, or every one; a sentence where nothing can be written. */
export function exportRouters(order: RoutersOrder): RouterExports | { readonly refused: string } {
  const routers = routersOf(order.world)
  const { router: name } = order
  const wanted = name === undefined ? routers : routers.filter(({ id, body }) => id === name || body.name === name)
  if (wanted.length > 1 && name !== undefined) {
    return { refused: `Several routers are called ${name}; give an id: ${wanted.map(({ id }) => id).join(', ')}.` }
  }
  const results = wanted.map(router => exportRouter({ ...order, router }))
  const left = results.flatMap(result => ('refused' in result ? [result.refused] : []))
  const exports = results.flatMap(result => ('refused' in result ? [] : [result]))
  if (exports.length === 0) return { refused: left.join('\n') || 'There is no router in this estate; sites have routers.' }
  return { exports, left }
}

/** The routers that there are, each of which can be asked for by its name. */
export function routersOf(world: World): readonly Row<'router'>[] {
  return [...world.all('router')]
}
