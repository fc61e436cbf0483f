/**
 * The house plan as data: every room of src/, what it may import, and for every arrow that is missing a reason. Arrows
 * point downward: nothing may depend on what is built upon it.
 */
interface Room {
  readonly may: readonly string[] | 'every pure room' | 'every room'
  /** Why it may import nothing else; `never` refines this for single rooms. */
  readonly because: string
  readonly never?: Readonly<Record<string, string>>
  /** Pure: values in, values out; no `node:` import, no clock, no randomness, no waiting. */
  readonly pure: boolean
}

const NO_EFFECTS = 'it is pure, so that it runs in a browser and in a test without a machine: rooms with effects call it'
const BUILT_ON_IT = 'what is built upon it must be replaceable without touching it'

export const ROOMS = {
  net: { pure: true, may: [], because: 'it is the ground: addresses and rates know of nothing else' },
  resources: {
    pure: true,
    may: ['net'],
    because: 'AWS’s nouns are what everything else is about, and know nobody who uses them',
    never: { routing: 'AWS’s words and the RFCs’ words meet only in topology' },
  },
  routing: {
    pure: true,
    may: ['net'],
    because: 'it computes routes for any network, so that its tests need no AWS',
    never: { resources: 'AWS’s words and the RFCs’ words meet only in topology' },
  },
  topology: { pure: true, may: ['resources', 'routing', 'net'], because: 'it translates, and asks nobody what for' },
  estate: { pure: true, may: ['resources', 'net'], because: 'a file is another spelling of resources, not of routes or drills' },
  pricing: { pure: true, may: ['resources', 'net'], because: 'a price follows from what was ordered, not from how packets run' },
  drill: {
    pure: true,
    may: ['topology', 'routing', 'resources', 'net'],
    because: 'a drill is a function of a topology and a script',
    never: { fabric: 'a fabric takes faults from here, so the arrow points the other way' },
  },
  check: { pure: true, may: ['drill', 'topology', 'resources', 'net'], because: 'a finding follows from an estate alone' },
  metrics: { pure: true, may: ['resources', 'net'], because: 'series are arithmetic over what was observed' },
  handoff: {
    pure: true,
    may: ['topology', 'resources', 'net'],
    because: 'documents are written from the estate, not from a service',
  },
  planner: {
    pure: true,
    may: ['estate', 'drill', 'check', 'pricing', 'resources', 'net'],
    because: 'a plan is judged by the same parts as a real estate, and builds no network of its own',
    never: {
      topology: 'a candidate is an estate; drill and check translate it',
      routing: 'a candidate is an estate; drill routes it',
    },
  },
  operations: {
    pure: true,
    may: ['resources', 'handoff', 'metrics', 'net'],
    because: 'an operation decides about rows; what follows from them is computed beside it and observed',
    never: {
      store: 'an operation returns its changes; whoever calls it commits them',
      wire: 'an operation takes decoded input, whatever protocol it came by',
      fabric: 'a request never touches a network: the loop does',
    },
  },
  store: { pure: false, may: ['resources', 'net'], because: 'it keeps rows and has no opinion about them' },
  fabric: {
    pure: false,
    may: ['topology', 'routing', 'drill', 'net'],
    because: 'it makes a topology true and reports what it sees',
    never: {
      wire: 'they meet in the store: a state on the wire is one that was observed',
      store: 'the loop reads and writes for it, so that one contract fits every fabric',
      resources: 'it knows routers and links; AWS’s words end at the topology seam',
    },
  },
  reconcile: {
    pure: false,
    may: ['store', 'fabric', 'topology', 'drill', 'metrics', 'resources', 'net'],
    because: 'the loop carries between store and fabric and answers nobody',
    never: { wire: 'requests end in the store; the loop starts there' },
  },
  wire: {
    pure: false,
    may: ['operations', 'planner', 'drill', 'check', 'pricing', 'handoff', 'estate', 'store', 'topology', 'resources', 'net'],
    because: 'it decodes, calls and encodes',
    never: {
      fabric: 'they meet in the store: a state on the wire is one that was observed',
      reconcile: 'a request waits for the store to settle, not for a loop it knows',
    },
  },
  console: {
    pure: false,
    may: 'every pure room',
    because: 'it is a client of the HTTP API like any other, and runs in a browser',
  },
  cli: { pure: false, may: 'every room', because: 'here the parts are put together' },
} as const satisfies Record<string, Room>

export type RoomName = keyof typeof ROOMS

export function isRoom(name: string): name is RoomName {
  return Object.hasOwn(ROOMS, name)
}

/** Whether the plan has an arrow from one room to the other. */
export function mayImport(from: RoomName, to: RoomName): boolean {
  const { may }: Room = ROOMS[from]
  if (from === to || may === 'every room') return true
  return may === 'every pure room' ? ROOMS[to].pure : may.includes(to)
}

/** Why files of `from` may not import files of `to`; undefined where they may. */
export function reasonAgainst(from: RoomName, to: RoomName): string | undefined {
  if (mayImport(from, to)) return undefined
  const room: Room = ROOMS[from]
  if (room.never?.[to] !== undefined) return room.never[to]
  if (room.pure && !ROOMS[to].pure) return NO_EFFECTS
  return mayImport(to, from) ? BUILT_ON_IT : room.because
}
