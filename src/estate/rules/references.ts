import { didYouMean, sentence } from '../didYouMean.ts'
import type { Finding } from '../problem.ts'
import { pathText } from '../problem.ts'
import { asList, asMap, thingsOf } from '../values.ts'
import { type Reference, reference } from './reference.ts'
import { hostsOf, neighboursOf, routersOf } from './siteThings.ts'
import { transitReferences } from './transitReferences.ts'

/** Names that point to nothing. */
export function references(file: unknown): Finding[] {
  return referencesIn(file)
    .filter(({ name, known }) => !known.includes(name))
    .map(({ path, name, what, known }) => ({
      severity: 'error',
      path,
      summary: sentence(
        `${pathText(path)} is ${name}, and there is no ${what} of that name${didYouMean(name, known) || listed(known)}`,
      ),
    }))
}

function referencesIn(file: unknown): Reference[] {
  const names = (section: string) => thingsOf(file, section).map(({ name }) => name)
  const routers = { what: 'router', known: routersOf(file).map(({ name }) => name) }
  const hosts = { what: 'host', known: hostsOf(file).map(({ name }) => name) }
  const services = names('services')
  const ends = { what: services.length > 0 ? 'host or service' : 'host', known: [...hosts.known, ...services] }
  const vpcs = { what: 'VPC', known: names('vpcs') }
  const neighbours = {
    what: 'virtual interface, VPN connection or Connect peer',
    known: neighboursOf(file).map(({ name }) => name),
  }
  const ports = {
    what: 'connection, interconnect or LAG',
    known: [...names('connections'), ...names('interconnects'), ...names('lags')],
  }
  const risked = {
    what: 'connection, interconnect, LAG, VPN connection, router or site',
    known: [...ports.known, ...names('vpnConnections'), ...routers.known, ...names('sites')],
  }
  const in_ = (section: string, member: string, target: { what: string; known: string[] }) =>
    thingsOf(file, section).flatMap(({ path, body }) => reference([...path, member], body[member], target))

  return [
    ...in_('connections', 'router', routers),
    ...in_('lags', 'router', routers),
    ...in_('interconnects', 'router', routers),
    ...in_('connections', 'interconnect', { what: 'interconnect', known: names('interconnects') }),
    ...in_('connections', 'lag', { what: 'LAG', known: names('lags') }),
    ...in_('virtualInterfaces', 'connection', { what: 'connection', known: names('connections') }),
    ...in_('virtualInterfaces', 'lag', { what: 'LAG', known: names('lags') }),
    ...in_('virtualInterfaces', 'gateway', { what: 'Direct Connect gateway', known: names('directConnectGateways') }),
    ...in_('virtualInterfaces', 'vpc', vpcs),
    ...in_('vpnConnections', 'router', routers),
    ...in_('vpnConnections', 'vpc', vpcs),
    ...in_('connectPeers', 'router', routers),
    ...thingsOf(file, 'fees').flatMap(({ path, name }) => reference(path, name, ports)),
    ...thingsOf(file, 'directConnectGateways').flatMap(({ path, body }) => [
      ...asList(body.vpcs).flatMap((name, index) => reference([...path, 'vpcs', index], name, vpcs)),
      ...Object.keys(asMap(body.vpcs)).flatMap(name => reference([...path, 'vpcs', name], name, vpcs)),
    ]),
    ...routersOf(file).flatMap(({ path, body }) =>
      Object.keys(asMap(body.neighbours)).flatMap(name => reference([...path, 'neighbours', name], name, neighbours)),
    ),
    ...Object.entries(asMap(asMap(file).sharedRisks)).flatMap(([name, members]) =>
      asList(members).flatMap((member, index) => reference(['sharedRisks', name, index], member, risked)),
    ),
    ...Object.entries(asMap(asMap(file).resiliencyGroups)).flatMap(([name, members]) =>
      asList(members).flatMap((member, index) =>
        reference(['resiliencyGroups', name, index], member, {
          what: 'connection or LAG',
          known: [...names('connections'), ...names('lags')],
        }),
      ),
    ),
    ...asList(asMap(file).flows).flatMap((flow, index) => [
      ...reference(['flows', index, 'from'], asMap(flow).from, hosts),
      ...reference(['flows', index, 'to'], asMap(flow).to, ends),
    ]),
    ...transitReferences(file),
  ]
}

/** Things of several kinds may share a name, and what is to be unique may not be so yet: each name once. */
function listed(all: readonly string[]): string {
  const known = [...new Set(all)]
  if (known.length === 0) return '; the file has none'
  return `; there ${known.length === 1 ? 'is' : 'are'} ${known.slice(0, 8).join(', ')}${known.length > 8 ? ' …' : ''}`
}
