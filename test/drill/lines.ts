import assert from 'node:assert/strict'
import { domainByName } from '../../src/drill/domainByName.ts'
import { drill } from '../../src/drill/drill.ts'
import type { FlowVerdict, Scenario } from '../../src/drill/report.ts'
import type { Topology } from '../../src/topology/topology.ts'

/** Plays one scenario of faults written as `cut dx-a` or `silent location:EqDC2`. */
export function played(topology: Topology, ...faults: readonly string[]): Scenario {
  const script = faults.map(fault => {
    const space = fault.indexOf(' ')
    const [kind, thing] = [fault.slice(0, space), fault.slice(space + 1)]
    const found = domainByName(topology, thing)
    assert.ok('domain' in found, 'problem' in found ? found.problem : '')
    return { domain: found.domain, kind: kind === 'silent' ? ('silent' as const) : ('cut' as const) }
  })
  const [scenario] = drill(topology, [script]).scenarios
  assert.ok(scenario)
  return scenario
}

export function flowTo(scenario: Scenario, to: string): FlowVerdict {
  const found = scenario.flows.find(flow => flow.to === to)
  assert.ok(found, `no flow goes to ${to}`)
  return found
}

export function percent({ demandBps, deliveredBps }: FlowVerdict['peak']): number {
  return Number(((100 * deliveredBps) / demandBps).toFixed(2))
}

/** One line per verdict: survives, dark from best to worst by what, MTU there/back, percent of steady/peak. */
export function line(flow: FlowVerdict): string {
  const dark = flow.darkMs === 0 ? '0 ms' : `${flow.darkMinMs}..${flow.darkMs} ms ${flow.decidedBy ?? ''}`.trim()
  const mtu = `${flow.forward.after?.mtu ?? '-'}/${flow.back.after?.mtu ?? '-'}`
  const lost = flow.redundancyLost ? ', redundancy lost' : ''
  return `${flow.survives}, ${dark}, ${mtu}, ${percent(flow.steady)}/${percent(flow.peak)}${lost}`
}
