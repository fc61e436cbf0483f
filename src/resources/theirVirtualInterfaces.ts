import type { Row, Scope, World } from './world.ts'

/** Every virtual interface that an account owns or that is on a connection or LAG of it in the Region, in order of creation. */
export function theirVirtualInterfaces(world: World, scope: Scope): Row<'virtualInterface'>[] {
  const own = [...world.within('virtualInterface', scope)]
  const ports = [...world.within('connection', scope), ...world.within('lag', scope)]
  const hosted = ports.flatMap(port =>
    [...world.referring('virtualInterface', port.id)].filter(row => row.account !== scope.account),
  )
  if (hosted.length === 0) return own
  const order = ({ id }: Row<'virtualInterface'>) => world.orderOf('virtualInterface', id) ?? 0
  return [...own, ...hosted].sort((a, b) => order(a) - order(b))
}
