import type { Path } from '../problem.ts'
import { asMap, thingsOf } from '../values.ts'

export interface Located {
  readonly name: string
  readonly path: Path
  readonly body: Record<string, unknown>
  /** The site or VPC it is in. */
  readonly within: Record<string, unknown>
}

export function routersOf(file: unknown): Located[] {
  return thingsOf(file, 'sites').flatMap(routersIn)
}

/** Those of one site. */
export function routersIn(site: { readonly path: Path; readonly body: Record<string, unknown> }): Located[] {
  return membersOf(site, 'routers')
}

/** What routers call neighbours, by whatever section of the file. */
export function neighboursOf(file: unknown): Omit<Located, 'within'>[] {
  return ['virtualInterfaces', 'vpnConnections', 'connectPeers'].flatMap(section => thingsOf(file, section))
}

/** Hosts of sites and of VPCs. */
export function hostsOf(file: unknown): Located[] {
  return ['sites', 'vpcs'].flatMap(section => thingsOf(file, section).flatMap(place => membersOf(place, 'hosts')))
}

function membersOf(place: { readonly path: Path; readonly body: Record<string, unknown> }, member: string): Located[] {
  return Object.entries(asMap(place.body[member])).map(([name, body]) => ({
    name,
    path: [...place.path, member, name],
    body: asMap(body),
    within: place.body,
  }))
}
