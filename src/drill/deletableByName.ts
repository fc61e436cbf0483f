import { listed } from '../net/listed.ts'
import type { Topology } from '../topology/topology.ts'
import { domainByName, type Lookup } from './domainByName.ts'
import { namesApart } from './namesApart.ts'
import { kindText } from './report/faultText.ts'

/** The virtual interface that a person means to delete and create again; nothing else can be deleted in a drill. */
export function deletableByName(topology: Topology, thing: string): Lookup {
  const domains = topology.domains.filter(({ kind }) => kind === 'virtual-interface')
  const found = domainByName({ ...topology, domains }, thing)
  if ('domain' in found) return found
  const other = domainByName(topology, thing)
  if (!('domain' in other)) return domains.length > 0 ? found : other
  const { id, name } = other.domain
  const allowed = domains.length > 0 ? `give ${listed(namesApart(domains), 'or')}` : 'the estate has none'
  return {
    problem: `${name} is a ${kindText(id)}, and only virtual interfaces are deleted and created again in a drill: ${allowed}, or cut ${name} instead.`,
  }
}
