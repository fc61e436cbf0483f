import type { Finding, Path } from '../problem.ts'
import { pathText } from '../problem.ts'
import { asList, namesIn, thingsOf, valueAt } from '../values.ts'
import { accountOf } from './accountOf.ts'
import { portPath } from './portPath.ts'
import { routersOf } from './siteThings.ts'

/**
 * Things that hang together are of one account, but for those that one account gives and the other takes: then both have
 * to be known, as each call names the other account.
 */
export function accounts(file: unknown): Finding[] {
  return linksOf(file).flatMap(({ path, other, isGiven }) => {
    const [own, theirs] = [accountOf(file, path), accountOf(file, other)]
    if (own === theirs || (isGiven && own !== undefined && theirs !== undefined)) return []
    const both = `${pathText(path)} is in ${accountText(own)} and ${pathText(other)} in ${accountText(theirs)}`
    const rule = isGiven
      ? 'between accounts both are named: say `account` at the top of the file'
      : 'things that hang together are of one account'
    return [{ severity: 'error' as const, path, summary: `${both}; ${rule}.` }]
  })
}

interface Link {
  readonly path: Path
  readonly other: Path
  /** The one account gives it and the other takes it, by operations of AWS. */
  readonly isGiven?: true
}

function linksOf(file: unknown): Link[] {
  const routers = new Map(routersOf(file).map(({ name, path }) => [name, path.slice(0, 2)]))
  const toRouter = ({ path, body }: { path: Path; body: Record<string, unknown> }): Link => ({
    path,
    other: routers.get(String(body.router)) ?? path,
  })
  const to = (section: string, member: string, target: string) =>
    thingsOf(file, section)
      .filter(({ body }) => valueAt(file, [target, String(body[member])]) !== undefined)
      .map(({ path, body }): Link => ({ path, other: [target, String(body[member])] }))
  return [
    ...['interconnects', 'connections', 'lags', 'vpnConnections', 'connectPeers'].flatMap(section =>
      thingsOf(file, section).map(toRouter),
    ),
    ...to('virtualInterfaces', 'gateway', 'directConnectGateways'),
    ...to('virtualInterfaces', 'vpc', 'vpcs'),
    ...to('vpnConnections', 'vpc', 'vpcs'),
    ...to('vpnConnections', 'transitGateway', 'transitGateways'),
    ...to('connectPeers', 'transitGateway', 'transitGateways'),
    ...attachedVpcs(file),
    ...given(file),
  ]
}

/** A transit gateway of another account would have to be shared with the VPC's, which a file cannot say. */
function attachedVpcs(file: unknown): Link[] {
  return thingsOf(file, 'transitGateways').flatMap(({ path, body }) =>
    namesIn(body.vpcs)
      .map(name => ({ path, other: ['vpcs', name] }))
      .filter(({ other }) => valueAt(file, other) !== undefined),
  )
}

/** Hosted virtual interfaces, associations that are proposed and accepted, and peerings. */
function given(file: unknown): Link[] {
  const interfaces = thingsOf(file, 'virtualInterfaces').map(({ path, body }) => ({ path, other: portPath(body) }))
  const reached = thingsOf(file, 'directConnectGateways').flatMap(({ path, body }) => [
    ...namesIn(body.vpcs).map(name => ({ path, other: ['vpcs', name] })),
    ...namesIn(body.transitGateways).map(name => ({ path, other: ['transitGateways', name] })),
  ])
  const peered = (section: string, target: string) =>
    thingsOf(file, section).flatMap(({ body }) => {
      const [asks, accepts] = asList(body.between).map(name => [target, String(name)])
      return asks && accepts && valueAt(file, asks) !== undefined ? [{ path: asks, other: accepts }] : []
    })
  return [...interfaces, ...reached, ...peered('transitGatewayPeerings', 'transitGateways'), ...peered('vpcPeerings', 'vpcs')]
    .filter(({ other }) => valueAt(file, other) !== undefined)
    .map(link => ({ ...link, isGiven: true }))
}

function accountText(account: string | undefined): string {
  return account === undefined ? 'the account of the credentials' : `account ${account}`
}
