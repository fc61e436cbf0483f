import type { Scope } from '../../resources/world.ts'
import type { Piece, Pointer, Untold, Value } from './piece.ts'

/** Pieces that are deployed together: of one account and Region, when everything before is there. */
export interface Stack extends Scope {
  /** From 1: stacks with a lower number are deployed before. */
  readonly stage: number
  /** `interfaces`: deployed when the ports have light. */
  readonly topic: 'network' | 'interfaces'
  readonly pieces: readonly Piece[]
}

/**
 * A stack per account and Region, and further ones where CloudFormation cannot go on by itself: it does not tell every id
 * that it makes, cannot accept for others, and does not wait weeks for a cross-connect.
 */
export function arrange(pieces: readonly Piece[], untold: ReadonlyMap<string, Untold>): readonly Stack[] {
  const byId = new Map(pieces.map(piece => [piece.id, piece]))
  const places = new Map<string, Place>()
  for (const piece of pieces) placeOf(piece, { byId, untold, places })
  const stacks = Map.groupBy(pieces, piece => {
    const { stage, topic } = places.get(piece.id) ?? FIRST
    return [topic === 'network' ? '0' : '1', String(stage).padStart(3, '0'), piece.scope.account, piece.scope.region].join(' ')
  })
  return [...stacks.keys()].sort().flatMap(key => {
    const own = stacks.get(key) ?? []
    const [first] = own
    return first ? [{ ...first.scope, ...(places.get(first.id) ?? FIRST), pieces: own }] : []
  })
}

interface Place {
  readonly stage: number
  readonly topic: Stack['topic']
}

const FIRST: Place = { stage: 1, topic: 'network' }

interface Known {
  readonly byId: ReadonlyMap<string, Piece>
  readonly untold: ReadonlyMap<string, Untold>
  readonly places: Map<string, Place>
}

/** Resources name older ones only, so that this ends; one that named itself in a circle would stay in the first stage. */
function placeOf(piece: Piece, known: Known): Place {
  const found = known.places.get(piece.id)
  if (found) return found
  known.places.set(piece.id, FIRST)
  const needs = [
    ...pointersIn(piece.properties).map(({ pointer, waitsFor }) => ({ pointer, waitsFor })),
    ...(piece.after ?? []).map(pointer => ({ pointer, waitsFor: undefined })),
  ]
  const after = needs.map(({ pointer, waitsFor }) => earliest(piece, pointer, waitsFor, known))
  const place: Place = {
    stage: Math.max(1, ...after.map(({ stage }) => stage)),
    topic: after.some(({ topic }) => topic === 'interfaces') ? 'interfaces' : 'network',
  }
  known.places.set(piece.id, place)
  return place
}

/** The first place that a user of `pointer` can have. */
function earliest(user: Piece, pointer: string, waitsFor: Pointer['waitsFor'], known: Known): Place {
  const target = known.byId.get(pointer)
  if (target) {
    const { stage, topic } = placeOf(target, known)
    if (waitsFor === 'light') return { stage, topic: 'interfaces' }
    return { stage: waitsFor === 'acceptance' || !isSameScope(user, target) ? stage + 1 : stage, topic }
  }
  const from = known.byId.get(known.untold.get(pointer)?.from ?? '')
  if (from) {
    const { stage, topic } = placeOf(from, known)
    return { stage: stage + 1, topic }
  }
  return waitsFor === 'light' ? { ...FIRST, topic: 'interfaces' } : FIRST
}

export function isSameScope({ scope: a }: Pick<Piece, 'scope'>, { scope: b }: Pick<Piece, 'scope'>): boolean {
  return a.account === b.account && a.region === b.region
}

/** Every pointer in a value, however deep. */
export function pointersIn(value: Value | undefined): readonly Pointer[] {
  if (typeof value !== 'object') return []
  if (isPointer(value)) return [value]
  return Object.values(value).flatMap((each: Value | undefined) => pointersIn(each))
}

export function isPointer(value: Value): value is Pointer {
  return typeof value === 'object' && 'pointer' in value
}
