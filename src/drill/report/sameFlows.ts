import type { FlowVerdict } from '../report.ts'
import { flowText } from './flowText.ts'

type Ends = Pick<FlowVerdict, 'from' | 'to' | 'name'>

/** A flow of a report: the same key in both reports is the same flow. */
export interface KnownFlow {
  readonly key: string
  /** As a comparison calls it. */
  readonly text: string
}

/**
 * Which flows of two reports are the same, by their places: those that are called the same, and of the rest those between
 * the same ends where each report has one of them. A name is given and changed more lightly than a host.
 */
export function sameFlows(older: readonly Ends[], newer: readonly Ends[]): readonly [KnownFlow[], KnownFlow[]] {
  const [was, is] = [known(older), known(newer)]
  const [gone, added] = [byEnds(older, was, is), byEnds(newer, is, was)]
  for (const [ends, places] of gone) {
    const [[at, ...more], [now, ...others]] = [places, added.get(ends) ?? []]
    if (at === undefined || now === undefined || more.length + others.length > 0) continue
    const both = { key: is[now]!.key, text: `${is[now]!.text}, before ${was[at]!.text}` }
    was[at] = both
    is[now] = both
  }
  return [was, is]
}

/** Flows that are called the same are numbered. */
function known(flows: readonly Ends[]): KnownFlow[] {
  const seen = new Map<string, number>()
  return flows.map(flow => {
    const text = flowText(flow)
    const twin = (seen.get(text) ?? 0) + 1
    seen.set(text, twin)
    return { key: JSON.stringify([text, twin]), text }
  })
}

/** By their ends, the places of flows that the others do not have. */
function byEnds(flows: readonly Ends[], own: readonly KnownFlow[], others: readonly KnownFlow[]): ReadonlyMap<string, number[]> {
  const keys = new Set(others.map(({ key }) => key))
  const places = [...flows.keys()].filter(at => !keys.has(own[at]!.key))
  return Map.groupBy(places, at => JSON.stringify([flows[at]!.from, flows[at]!.to]))
}
