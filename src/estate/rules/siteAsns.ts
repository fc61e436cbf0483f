import { ROUTER_DEFAULTS } from '../../resources/customerDefaults.ts'
import { type Finding, pathText } from '../problem.ts'
import { thingsOf } from '../values.ts'
import { type Located, routersIn } from './siteThings.ts'

/** Edge routers tell each other what they learn within one AS alone (iBGP, RFC 4271 §1.1): of two ASes, none stands in for another. */
export function siteAsns(file: unknown): Finding[] {
  return thingsOf(file, 'sites').flatMap(site => {
    const routers = routersIn(site).filter(({ body }) => body.kind !== 'external')
    const [first] = routers
    const other = routers.find(router => first && asnOf(router) !== asnOf(first))
    return first && other ? [apart(first, other)] : []
  })
}

function apart(first: Located, other: Located): Finding {
  const silent = other.body.asn === undefined ? ', which is what it has where nothing is said' : ''
  const summary = `${pathText(other.path)} has the AS number ${asnOf(other)}${silent}, and ${first.name} of the same site has ${asnOf(first)}: the two tell each other no routes, so what one of them loses it does not reach through the other; give both one \`asn\`.`
  return { severity: 'warning', path: [...other.path, 'asn'], summary }
}

function asnOf({ body }: Located): unknown {
  return body.asn ?? ROUTER_DEFAULTS.asn
}
