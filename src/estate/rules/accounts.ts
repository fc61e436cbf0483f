import type { Finding, Path } from '../problem.ts'
import { pathText } from '../problem.ts'
import { asList, asMap, asText, thingsOf, valueAt } from '../values.ts'
import { portPath } from './portPath.ts'
import { routersOf } from './siteThings.ts'

/** Things that hang together are of one account: hosted interfaces and proposals between accounts are no part of a file yet. */
export function accounts(file: unknown): Finding[] {
  return linksOf(file).flatMap(([path, other]) => {
    const [own, theirs] = [accountOf(file, path), accountOf(file, other)]
    if (own === theirs) return []
    const summary = `${pathText(path)} is in ${accountText(own)} and ${pathText(other)} in ${accountText(theirs)}; things that hang together are of one account.`
    return [{ severity: 'error' as const, path, summary }]
  })
}

function linksOf(file: unknown): [Path, Path][] {
  const routers = new Map(routersOf(file).map(({ name, path }) => [name, path.slice(0, 2)]))
  const toRouter = ({ path, body }: { path: Path; body: Record<string, unknown> }) =>
    [path, routers.get(String(body.router)) ?? path] as [Path, Path]
  const to = (section: string, member: string, target: string) =>
    thingsOf(file, section)
      .filter(({ body }) => valueAt(file, [target, String(body[member])]) !== undefined)
      .map(({ path, body }) => [path, [target, String(body[member])]] as [Path, Path])
  return [
    ...thingsOf(file, 'connections').map(toRouter),
    ...thingsOf(file, 'lags').map(toRouter),
    ...thingsOf(file, 'vpnConnections').map(toRouter),
    ...to('virtualInterfaces', 'connection', 'connections'),
    ...to('virtualInterfaces', 'lag', 'lags'),
    ...to('virtualInterfaces', 'gateway', 'directConnectGateways'),
    ...to('virtualInterfaces', 'vpc', 'vpcs'),
    ...to('vpnConnections', 'vpc', 'vpcs'),
    ...thingsOf(file, 'directConnectGateways').flatMap(({ path, body }) =>
      [...asList(body.vpcs), ...Object.keys(asMap(body.vpcs))]
        .filter(name => valueAt(file, ['vpcs', String(name)]) !== undefined)
        .map(name => [path, ['vpcs', String(name)]] as [Path, Path]),
    ),
  ]
}

/** What `scopes.ts` will use: a virtual interface is where its connection or LAG is, a VPN where its VPC is. */
function accountOf(file: unknown, path: Path): string | undefined {
  const body = asMap(valueAt(file, path))
  const own = asText(body.account)
  if (own !== undefined) return own
  if (path[0] === 'virtualInterfaces') return accountOf(file, portPath(body))
  if (path[0] === 'vpnConnections') return accountOf(file, ['vpcs', String(body.vpc)])
  return asText(asMap(file).account)
}

function accountText(account: string | undefined): string {
  return account === undefined ? 'the account of the credentials' : `account ${account}`
}
