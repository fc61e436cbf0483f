import { isLiveVirtualInterface } from '../resources/virtualInterface.ts'
import type { Row } from '../resources/world.ts'
import type { Builder } from './builder.ts'

/** Says where SiteLink cannot work. */
export function addSiteLinkRemarks(build: Builder): void {
  const meshes = Map.groupBy(siteLinks(build), ({ body }) => body.gateway?.id ?? '')
  for (const mesh of meshes.values()) {
    if (mesh.length < 2) continue
    for (const [asn, same] of Map.groupBy(mesh, ({ body }) => body.peers[0]?.asn)) {
      if (same.length < 2) continue
      const names = same.map(({ body }) => body.name).join(', ')
      build.remarks.add(`Over SiteLink ${names} drop each other’s routes: all of them have AS ${asn}.`)
    }
  }
}

function siteLinks(build: Builder): Row<'virtualInterface'>[] {
  return [...build.world.all('virtualInterface')].filter(
    ({ id, body }) => body.siteLinkEnabled && isLiveVirtualInterface(body) && build.links.has(id),
  )
}
