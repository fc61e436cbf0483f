import type { Draft, Row, World } from '../../resources/world.ts'

const ANOTHER = 'router-candidate'

/** Of the only router of a site a second one like it, which nobody has yet. */
export function secondRouters(world: World, own: Row<'router'>): readonly Row<'router'>[] {
  if ([...world.referring('router', own.body.siteId)].length > 1) return []
  const { privateAddresses: _, ...body } = own.body
  const name = `a second router like ${body.name} (to be bought)`
  return [{ ...own, id: ANOTHER, body: { ...body, name, publicAddress: '203.0.113.250' } }]
}

export function isToBuy({ id }: Row<'router'>): boolean {
  return id === ANOTHER
}

/** Puts a router where it is one that is to be bought. */
export function addRouter(draft: Draft, router: Row<'router'>): void {
  const { id, account, region, body } = router
  if (isToBuy(router)) draft.put('router', id, { account, region }, body)
}
