import type { DrillReport, FlowVerdict, LinkLoad, MtuFinding } from '../report.ts'
import { flowText } from './flowText.ts'
import { loadText } from './loadText.ts'
import { whenText } from './whenText.ts'

const MOST_LINES = 12
const MOST_LIMITS = 6

/**
 * What keeps flows from getting all of their peak although a way is there: what is full, packets that do not fit, devices
 * that drop. A line for what is so before any fault, then one for all that the same scenarios bring, the most of them first,
 * at most so many.
 */
export function limitLines(report: DrillReport, most: number = MOST_LINES): readonly string[] {
  const limitsOf = limitsKnown()
  const before = [...new Set(limitsOf(report.loads ?? [], report.baseline))]
  const counted = report.scenarios.filter(({ ownEnd }) => !ownEnd)
  const byLimit = new Map<string, number[]>()
  counted.forEach((scenario, index) => {
    for (const limit of new Set(limitsOf(scenario.loads ?? [], scenario.flows))) {
      if (before.includes(limit)) continue
      const same = byLimit.get(limit)
      if (same) same.push(index)
      else byLimit.set(limit, [index])
    }
  })
  const groups = [...Map.groupBy(byLimit, ([, indices]) => indices.join()).values()]
  const size = (group: readonly (readonly [string, readonly number[]])[]) => group[0]?.[1].length ?? 0
  const lines = groups
    .sort((a, b) => size(b) - size(a))
    .map(group => {
      const same = (group[0]?.[1] ?? []).flatMap(index => counted[index] ?? [])
      return `${whenText(same, counted.length)}: ${together(group.map(([limit]) => limit))}`
    })
  const more = lines.length - most
  return [
    ...(before.length > 0 ? [`Before any fault: ${together(before)}`] : []),
    ...lines.slice(0, most),
    ...(more > 0 ? [`Other limits bind in ${more} more sets of scenarios: --json has them all.`] : []),
  ]
}

function together(limits: readonly string[]): string {
  const more = limits.length - MOST_LIMITS
  return `${limits.slice(0, MOST_LIMITS).join('; ')}${more > 0 ? `; and ${more} more` : ''}.`
}

/** Most of what is full, and most flows, are the same values in thousands of scenarios. */
function limitsKnown(): (loads: readonly LinkLoad[], flows: readonly FlowVerdict[]) => readonly string[] {
  const known = new Map<LinkLoad | FlowVerdict, readonly string[]>()
  const told = <T extends LinkLoad | FlowVerdict>(of: T, limits: (of: T) => readonly string[]) => {
    const before = known.get(of) ?? limits(of)
    known.set(of, before)
    return before
  }
  const loadLimits = (load: LinkLoad) => (load.peak.droppedBps > 0 ? [loadText(load)] : [])
  return (loads, flows) => [...loads.flatMap(load => told(load, loadLimits)), ...flows.flatMap(flow => told(flow, flowLimits))]
}

function flowLimits(verdict: FlowVerdict): readonly string[] {
  const { from, to, forward, back } = verdict
  const ways = [
    { ...forward, flow: flowText(verdict) },
    { ...back, flow: flowText({ ...verdict, from: to, to: from }) },
  ]
  const lost = ways.flatMap(({ lostTo, flow }) => (lostTo === undefined ? [] : [`part of ${flow} is lost, because ${lostTo}`]))
  const { connectionsLostTo } = verdict
  const ended =
    connectionsLostTo === undefined ? [] : [`open connections of ${flowText(verdict)} end, because ${connectionsLostTo}`]
  const beside = [...ended, ...lost]
  const [out, home] = [forward.mtu, back.mtu]
  if (out && home && out.effect === home.effect && out.at === home.at) {
    const packetBytes = Math.max(out.packetBytes, home.packetBytes)
    return [...mtuTexts(flowText(verdict).replace('→', '↔'), { ...out, packetBytes }), ...beside]
  }
  return [...ways.flatMap(({ mtu, flow }) => (mtu ? mtuTexts(flow, mtu) : [])), ...beside]
}

/** Whoever is told sends smaller packets: nothing holds it back. */
function mtuTexts(flow: string, { effect, packetBytes, mtu, at, mss }: MtuFinding): readonly string[] {
  if (effect === 'told') return []
  const silent = `${at} takes ${mtu} and nobody says so`
  if (effect === 'blackHole') return [`${flow} loses packets of ${packetBytes} bytes with DF, for ${silent}`]
  return [
    `open TCP connections ${flow} stall at packets of up to ${packetBytes} bytes, for ${silent}; new ones take an MSS of ${mss}`,
  ]
}
