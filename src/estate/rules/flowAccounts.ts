import type { Finding } from '../problem.ts'
import { pathText } from '../problem.ts'
import { asList, asMap, thingsOf } from '../values.ts'
import { accountOf } from './accountOf.ts'
import { hostsOf } from './siteThings.ts'

/** A flow belongs to one account, which knows no hosts of another. */
export function flowAccounts(file: unknown): Finding[] {
  const homes = new Map([...hostsOf(file), ...thingsOf(file, 'services')].map(({ name, path }) => [name, path.slice(0, 2)]))
  return asList(asMap(file).flows).flatMap((flow, index): Finding[] => {
    const { from, to } = asMap(flow)
    const [fromHome, toHome] = [homes.get(String(from)), homes.get(String(to))]
    if (!fromHome || !toHome || accountOf(file, fromHome) === accountOf(file, toHome)) return []
    const summary = `${pathText(['flows', index])} goes from ${from} in ${pathText(fromHome)} to ${to} in ${pathText(toHome)}, which is of another account; both ends of a flow are of one account.`
    return [{ severity: 'error', path: ['flows', index, 'to'], summary }]
  })
}
