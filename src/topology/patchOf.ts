import type { CrossConnect } from '../resources/customerSide.ts'
import type { Row } from '../resources/world.ts'
import type { Builder } from './builder.ts'

/** The patch of a port and the router at its other end, if there is one. */
export function patchOf(
  { world }: Pick<Builder, 'world'>,
  connectionId: string,
): { readonly patch: CrossConnect; readonly router: Row<'router'> } | undefined {
  for (const { body: patch } of world.referring('crossConnect', connectionId)) {
    const router = patch.connectionId === connectionId ? world.get('router', patch.routerId) : undefined
    if (router) return { patch, router }
  }
  return undefined
}
