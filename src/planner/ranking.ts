import type { DroppedDesign, PlanCandidate } from './planReport.ts'
import type { Requirements } from './requirementsSchema.ts'

/** A candidate before it is compared with the others. */
export type Unranked = Omit<PlanCandidate, 'score' | 'scores'> & {
  /** Things that somebody has to run: ports, tunnels, gateways. */
  readonly things: number
  /** Of the smallest part of its peak that some site keeps after the worst failure, 0..1. */
  readonly keeps: number
  readonly rttMs: number | null
}

type Weight = keyof Requirements['weights']

/** Smaller is better; null = nobody knows, which counts as the worst there is. */
const MEASURES: Readonly<
  Record<Weight, { readonly of: (candidate: Unranked) => number | null; readonly says: (candidate: Unranked) => string }>
> = {
  cost: { of: ({ tco }) => Number(tco.total), says: ({ tco }) => `${tco.total} USD in ${tco.years} years` },
  downtime: {
    of: ({ minutesDownPerYear }) => minutesDownPerYear,
    says: ({ minutesDownPerYear }) =>
      minutesDownPerYear === null ? 'no estimate' : `${minutesDownPerYear.toFixed(0)} minutes a year`,
  },
  performance: {
    of: ({ rttMs, keeps }) => (rttMs ?? 500) + 500 * (1 - keeps),
    says: ({ rttMs, keeps }) =>
      `${rttMs === null ? 'unknown round trip' : `${rttMs.toFixed(1)} ms`}, ${Math.round(100 * keeps)} % of the peak after the worst failure`,
  },
  leadTime: { of: ({ leadTimeDays }) => leadTimeDays, says: ({ leadTimeDays }) => `${leadTimeDays} days` },
  simplicity: { of: ({ things }) => things, says: ({ things }) => `${things} things to run` },
}

/**
 * Those that meet more of the requirements first, then by the stated weights: in every measure the best of the candidates has
 * 1 and the worst 0. What another one beats or equals in every measure is dropped.
 */
export function ranked(
  candidates: readonly Unranked[],
  weights: Requirements['weights'],
): { readonly candidates: readonly PlanCandidate[]; readonly dropped: readonly DroppedDesign[] } {
  const dropped: DroppedDesign[] = []
  const left = candidates.filter(candidate => {
    const better = candidates.find(other => other !== candidate && dominates(other, candidate))
    if (better)
      dropped.push({
        name: candidate.name,
        because: `${better.name} is as good in everything and better in ${advantages(better, candidate).join(', ')}.`,
      })
    return better === undefined
  })
  const names = Object.keys(MEASURES) as Weight[]
  const ranges = new Map(names.map(name => [name, rangeOf(left.map(MEASURES[name].of))]))
  const total = names.reduce((sum, name) => sum + weights[name], 0)
  const scored = left.map(candidate => {
    const scores = names.map(name => ({
      weight: name,
      score: scoreOf(MEASURES[name].of(candidate), ranges.get(name)),
      because: MEASURES[name].says(candidate),
    }))
    const sum = scores.reduce((all, { weight, score }) => all + weights[weight] * score, 0)
    return { candidate, scores, score: total === 0 ? 0 : sum / total }
  })
  scored.sort(
    (a, b) => missed(a.candidate) - missed(b.candidate) || b.score - a.score || (a.candidate.name < b.candidate.name ? -1 : 1),
  )
  return {
    candidates: scored.map(({ candidate: { things: _, keeps: __, rttMs: ___, ...candidate }, scores, score }) => ({
      ...candidate,
      score: rounded(score),
      scores: scores.map(each => ({ ...each, score: rounded(each.score) })),
    })),
    dropped,
  }
}

function missed({ verdicts }: Unranked): number {
  return verdicts.filter(({ met }) => met === 'no' || met === 'partly').length
}

function dominates(a: Unranked, b: Unranked): boolean {
  return (
    missed(a) <= missed(b) &&
    (a.slaEligible ?? 0) >= (b.slaEligible ?? 0) &&
    // What nobody quoted is no saving.
    a.price.unknown.length <= b.price.unknown.length &&
    advantages(b, a).length === 0 &&
    advantages(a, b).length > 0
  )
}

/** In what `a` is better than `b`. */
function advantages(a: Unranked, b: Unranked): readonly string[] {
  return Object.entries(MEASURES).flatMap(([name, { of }]) =>
    (of(a) ?? Number.POSITIVE_INFINITY) < (of(b) ?? Number.POSITIVE_INFINITY) ? [name] : [],
  )
}

function rangeOf(values: readonly (number | null)[]): readonly [least: number, most: number] {
  const known = values.filter(value => value !== null)
  return [Math.min(...known), Math.max(...known)]
}

function scoreOf(value: number | null, [least, most]: readonly [number, number] = [0, 0]): number {
  if (value === null) return 0
  return most === least ? 1 : (most - value) / (most - least)
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
