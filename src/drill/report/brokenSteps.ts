import type { Topology } from '../../topology/topology.ts'
import type { Scenario, ScenarioFault } from '../report.ts'
import type { ReportDrawing } from './reportDrawing.ts'
import { brokenParts } from './scene.ts'

/** A network, and what a drawing of it has parts for: whatever draws it tells the same of them. */
export interface NetworkParts extends Pick<ReportDrawing, 'parts'> {
  readonly topology: Topology
}

/** What of a way's steps, by their names, failed or was lost with what failed. */
interface BrokenSteps {
  readonly failed: readonly string[]
  readonly lost: readonly string[]
  /** What failed and is no step, such as a location, with the steps that it concerns. */
  readonly outside: readonly { readonly fault: ScenarioFault; readonly at: readonly string[] }[]
}

/** As the drawn network tells it. */
export function brokenSteps(
  { topology, parts }: NetworkParts,
  faults: Scenario['faults'],
  names: readonly string[],
): BrokenSteps {
  const nameOf = new Map(topology.domains.map(({ id, name }) => [id, name]))
  const numbersOf = (name: string) => {
    const host = topology.hosts.get(name)?.node
    return parts.flatMap(({ kind, node, components: [own = ''] }, number) => {
      const isNode = node !== undefined && (node === host || topology.info.get(node)?.label === name)
      return isNode || (HAS_A_BOX.includes(kind) && nameOf.get(own) === name) ? [number] : []
    })
  }
  const steps = names.map(name => ({ name, numbers: numbersOf(name) }))
  const named = (numbers: readonly number[]) =>
    steps.filter(step => step.numbers.some(number => numbers.includes(number))).map(({ name }) => name)
  const all = brokenParts(topology, { parts }, faults)
  const failed = named(all.failed)
  const outside = faults.flatMap(fault => {
    const own = brokenParts(topology, { parts }, [fault])
    if (named(own.failed).includes(fault.name)) return []
    const lost = named([...own.failed, ...own.dead])
    // A cross-connect or a virtual interface is drawn as a line: beside it stands what the line leads to.
    const links = new Set(own.failed.flatMap(number => parts[number]?.links ?? []))
    const beside = steps.filter(({ numbers }) => numbers.some(number => parts[number]?.links.some(link => links.has(link))))
    return [{ fault, at: lost.length > 0 ? lost : beside.map(({ name }) => name) }]
  })
  return { failed, lost: named(all.dead).filter(name => !failed.includes(name)), outside }
}

/** Drawn as boxes of their own, though they are links of the network. */
const HAS_A_BOX: readonly string[] = ['connection', 'tunnel']

/** Of a network that nobody has at hand: what is called as what failed. */
export function namedSteps(faults: Scenario['faults'], names: readonly string[]): BrokenSteps {
  const failed = faults.filter(({ on, name }) => STEPS.includes(on.split(':')[0] ?? '') && names.includes(name))
  const outside = faults.filter(fault => !failed.includes(fault))
  return {
    failed: [...new Set(failed.map(({ name }) => name))],
    lost: [],
    outside: outside.map(fault => ({ fault, at: [] })),
  }
}

/** What a step may be: an optic or a cross-connect is called as its connection, and that stands. */
const STEPS: readonly string[] = ['router', 'connection', 'lag', 'tunnel', 'appliance', 'attachment']
