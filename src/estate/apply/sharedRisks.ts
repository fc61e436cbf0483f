import type { Estate } from '../estate.ts'
import { put } from './customerSide.ts'
import type { Run } from './run.ts'
import { scopeOf } from './scopes.ts'
import type { Applying, CallScope } from './step.ts'

/** What fails together, once it is there. A name of the file is a name of the account. */
export function* applySharedRisks(run: Run): Applying<void> {
  for (const [name, members] of Object.entries(run.estate.sharedRisks)) {
    yield* put(run, scopeOfMember(run.estate, members), 'PutSharedRisk', `sharedRisks.${name}`, { name, members })
  }
}

const SECTIONS = ['connections', 'interconnects', 'lags', 'vpnConnections', 'sites'] as const

/** The account of the first thing in it. */
function scopeOfMember(estate: Estate, [first = '']: readonly string[]): CallScope {
  const site = Object.keys(estate.sites).find(name => first in (estate.sites[name]?.routers ?? {}))
  const section = SECTIONS.find(each => first in estate[each])
  const scope = section === undefined ? scopeOf(estate, 'sites', site ?? first) : scopeOf(estate, section, first)
  return { ...scope, region: estate.region }
}
