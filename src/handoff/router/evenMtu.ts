import type { RouterModel } from './routerModel.ts'

/** The router with every interface's MTU on the next smaller even number, for platforms that take no other. */
export function withEvenMtu(router: RouterModel): RouterModel {
  const even = (mtu: number) => mtu - (mtu % 2)
  const ports = router.ports.map(port => ({ ...port, mtu: even(port.mtu) }))
  const interfaces = new Map(
    router.interfaces.map(each => [
      each.id,
      { ...each, mtu: even(each.mtu), port: ports.find(({ id }) => id === each.port.id) ?? each.port },
    ]),
  )
  return {
    ...router,
    ports,
    interfaces: [...interfaces.values()],
    neighbours: router.neighbours.map(each => ({ ...each, over: interfaces.get(each.over.id) ?? each.over })),
    lan: { ...router.lan, mtu: even(router.lan.mtu) },
  }
}
