import type { Finding, Path } from '../problem.ts'
import { pathText } from '../problem.ts'
import { asList, asMap, thingsOf, valueAt } from '../values.ts'
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
    ...['interconnects', 'connections', 'lags', 'vpnConnections'].flatMap(section => thingsOf(file, section).map(toRouter)),
    ...to('virtualInterfaces', 'gateway', 'directConnectGateways'),
    ...to('virtualInterfaces', 'vpc', 'vpcs'),
    ...to('vpnConnections', 'vpc', 'vpcs'),
    ...given(file),
  ]
}

/** Hosted virtual interfaces, and associations that are proposed and accepted. */
function given(file: unknown): Link[] {
  const interfaces = thingsOf(file, 'virtualInterfaces').map(({ path, body }) => ({ path, other: portPath(body) }))
  const reached = thingsOf(file, 'directConnectGateways').flatMap(({ path, body }) =>
    [...asList(body.vpcs), ...Object.keys(asMap(body.vpcs))].map(name => ({ path, other: ['vpcs', String(name)] })),
  )
  return [...interfaces, ...reached]
    .filter(({ other }) => valueAt(file, other) !== undefined)
    .map(link => ({ ...link, isGiven: true }))
}

function accountText(account: string | undefined): string {
  return account === undefined ? 'the account of the credentials' : `account ${account}`
}
