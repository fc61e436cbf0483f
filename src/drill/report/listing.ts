import type { Few } from './few.ts'

/** How much of a report is told one by one before the rest is counted. */
export interface Listing {
  /** Outcomes that count. */
  readonly counted: Few
  /** Outcomes at a flow's own end. */
  readonly ownEnds: Few
  /** What stands above the table, and the flows that share one of these heads. */
  readonly heads: Few
  readonly headFlows: Few
  /** Flows of a sequence that have a row each in every phase; of more those that fare alike in it share one, so many of them named. */
  readonly phaseFlows: Few
  /** Of one outcome: what fails, how flows fare differently, and the flows that fare alike. */
  readonly components: Few
  readonly rows: Few
  readonly rowFlows: Few
  /** Ways that share the load of one flow. */
  readonly ways: Few
  /** Names of what moves nothing. */
  readonly idle: number
  /** Lines of what holds flows back. */
  readonly limits: number
  /** Of what is to be done, and of what is remarked. */
  readonly remarks: Few
}

/** A screen or two of what matters; a small estate is told whole. */
const USUAL: Listing = {
  counted: { most: 40, shown: 12 },
  ownEnds: { most: 10, shown: 4 },
  heads: { most: 8, shown: 6 },
  headFlows: { most: 6, shown: 2 },
  phaseFlows: { most: 6, shown: 2 },
  components: { most: 7, shown: 5 },
  rows: { most: 4, shown: 2 },
  rowFlows: { most: 4, shown: 3 },
  ways: { most: 3, shown: 2 },
  idle: 20,
  limits: 5,
  remarks: { most: 10, shown: 9 },
}

/** A table in Markdown has a line for each row, and is scrolled by who wants to. */
export const IN_MARKDOWN: Listing = { ...USUAL, counted: exactly(40), ownEnds: exactly(10) }

const NO_END: Few = { most: Number.POSITIVE_INFINITY, shown: Number.POSITIVE_INFINITY }

const ALL: Listing = {
  counted: NO_END,
  ownEnds: NO_END,
  heads: NO_END,
  headFlows: NO_END,
  phaseFlows: NO_END,
  components: NO_END,
  rows: NO_END,
  rowFlows: NO_END,
  ways: NO_END,
  idle: Number.POSITIVE_INFINITY,
  limits: Number.POSITIVE_INFINITY,
  remarks: NO_END,
}

/** What `--list` asks for: so many outcomes of each sort and the rest as usual, or all that there is. */
export function listingOf(list: number | 'all' | undefined, usual: Listing = USUAL): Listing {
  if (list === undefined) return usual
  return list === 'all' ? ALL : { ...usual, counted: exactly(list), ownEnds: exactly(list) }
}

/** The same with half as many outcomes. */
export function halved(listing: Listing): Listing {
  const half = ({ shown }: Few) => exactly(Math.floor(shown / 2))
  return { ...listing, counted: half(listing.counted), ownEnds: half(listing.ownEnds) }
}

function exactly(count: number): Few {
  return { most: count, shown: count }
}
