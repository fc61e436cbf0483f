import type { Convergence } from '../../routing/converge.ts'
import type { Breakage } from '../../routing/detection.ts'
import type { Topology, TopologyFlow } from '../../topology/topology.ts'
import { DEFAULT_ASSUMPTIONS } from '../assumptions.ts'
import { type Passages, passage } from '../passage.ts'
import type { Scenario } from '../report.ts'
import { breakagesOf, type Script } from '../script.ts'
import { wayHome } from '../wayHome.ts'
import { lastFrame } from './course.ts'
import { answers } from './firewall.ts'
import { sharesBefore } from './flowShares.ts'
import { judged } from './judged.ts'
import { Laboratory } from './laboratory.ts'
import { verdict } from './verdict.ts'

/** Forwards anew whenever it is asked. */
class ForgetfulLaboratory extends Laboratory {
  override passages(convergence: Convergence, broken: ReadonlySet<string>, { from, to }: TopologyFlow): Passages {
    if (broken.has(`end ${from.name}`) || broken.has(`end ${to.name}`)) {
      const nowhere = { branches: [], lostShare: 1 }
      return { forward: nowhere, back: nowhere }
    }
    const passageOf = (start: typeof from, end: typeof to) => passage(this.topology, convergence, broken, start, end)
    const forward = passageOf(from, to)
    return { forward, back: answers(this.topology, forward, wayHome(this.topology, { from, to }, forward, passageOf)) }
  }
}

/** The same as a drill, for tests: every script as a whole, for every flow, and nothing left out or remembered. */
export function plainScenario(topology: Topology, script: Script): Scenario {
  const laboratory = new ForgetfulLaboratory(topology, DEFAULT_ASSUMPTIONS)
  const breakages = breakagesOf(script)
  const whole = laboratory.play(breakages)
  const { flows, network } = topology
  const ways = [...new Set([...network.links.values()].map(({ way }) => way))].filter(way => way !== undefined)
  const survives = (broken: readonly Breakage[], flow: TopologyFlow) => {
    const { worst, brokenLinks } = laboratory.play(broken)
    const { forward, back } = laboratory.passages(lastFrame(worst).convergence, brokenLinks, flow)
    return forward.lostShare < 1 && back.lostShare < 1
  }
  const hangs = (broken: readonly Breakage[], flow: TopologyFlow) =>
    ways.some(way => !survives([...broken, { component: way, kind: 'cut' }], flow))
  return judged(laboratory, script, {
    whole,
    after: i => laboratory.passages(lastFrame(whole.worst).convergence, whole.brokenLinks, flows[i]!),
    verdictOf: (i, shares) => {
      const flow = flows[i]!
      const redundancyLost = survives(breakages, flow) && !hangs([], flow) && hangs(breakages, flow)
      return verdict(laboratory, flow, whole, shares, sharesBefore(laboratory).shares[i]!, redundancyLost)
    },
  })
}
