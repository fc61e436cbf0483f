import { z } from 'zod'
import { DETECTED_BY } from '../../routing/network.ts'
import type { DrillReport } from '../report.ts'
import type { SameType } from '../suggest/sameType.ts'

const ms = z.number().nonnegative()
const bps = z.number().nonnegative()
const timer = z.enum(DETECTED_BY)

const way = z
  .strictObject({
    path: z.array(z.string()).describe('One text per branch that shares the load: app → edge-1 → dx-a → prod-vgw → db.'),
    mtu: z.int().positive().describe('Largest packet that arrives, in bytes.'),
    rttMs: ms.nullable().describe('Round trip; null = a place on the way is not known.'),
    capacityBps: bps.nullable().describe('What the flow could carry alone; null = nothing limits it.'),
  })
  .meta({ id: 'way' })

const delivery = z.strictObject({ demandBps: bps, deliveredBps: bps }).meta({ id: 'delivery' })

const darkness = {
  darkMs: ms.nullable().describe('Time without service at the unluckiest phase of the timers; null = until it is repaired.'),
  darkMinMs: ms.nullable().describe('The same at the luckiest phase.'),
  decidedBy: timer.nullable().describe('The timer that ended the darkness; null where there was none or no end.'),
}

const stretches = z.array(
  z
    .tuple([ms, ms.nullable(), z.number().min(0).max(1), timer.nullable()])
    .readonly()
    .meta({ id: 'darkStretch', description: 'From, to (null = until it is repaired), lost share 0..1, and what ended it.' }),
)

const mtuFinding = z
  .strictObject({
    effect: z
      .enum(['blackHole', 'told', 'stalls'])
      .describe(
        'blackHole = packets with DF do not fit and nobody says so; told = somebody does; stalls = TCP connections of before the fault send packets that do not fit, and nobody says so.',
      ),
    packetBytes: z.int().positive(),
    mtu: z.int().positive().describe('What fits.'),
    at: z.string().describe('Where it is that narrow.'),
    mss: z.int().describe('The segment size of TCP that fits the whole way.'),
  })
  .meta({ id: 'mtuFinding' })

const direction = z
  .strictObject({
    ...darkness,
    before: way.nullable(),
    after: way.nullable().describe('Null = nothing arrives.'),
    deliveredBps: bps.describe('At peak demand.'),
    heldBackBy: z
      .string()
      .exactOptional()
      .describe('Where the largest share is dropped at peak for want of room: a name in loads; absent = nowhere.'),
    mtu: mtuFinding.exactOptional().describe('Packets that are too large for the way; absent = all fit, or TCP makes them fit.'),
    lostTo: z
      .string()
      .exactOptional()
      .describe('Why part of it ends on the way although the rest arrives, such as a firewall that saw no first packet.'),
    darkness: z
      .strictObject({ worst: stretches, best: stretches, heal: stretches.describe('After the repair, at the unluckiest phase.') })
      .exactOptional()
      .describe('When it is dark, in ms since the fault (of a sequence: since it began); absent = never.'),
  })
  .meta({ id: 'direction' })

const flowName = z.string().exactOptional().describe('What the estate calls it; absent = FROM-to-TO.')

const flowVerdict = z
  .strictObject({
    from: z.string(),
    to: z.string(),
    name: flowName,
    survives: z.enum(['whole', 'partly', 'no']).describe('whole = both directions carry the peak demand at a sufficient MTU.'),
    deadBefore: z
      .literal(true)
      .exactOptional()
      .describe('Nothing of it got through before the fault either, one way at least: darkness is what the fault adds.'),
    asBefore: z
      .literal(true)
      .exactOptional()
      .describe('Once all has settled it does not get all its peak through, and got no more before the fault: no news.'),
    ownEnd: z.literal(true).exactOptional().describe('An end of it is itself broken.'),
    ...darkness,
    healDarkMs: ms
      .nullable()
      .describe('Time without service after the repair; null = until somebody has done what the scenario lists as toDo.'),
    steady: delivery,
    peak: delivery,
    asymmetric: z.union([z.boolean(), z.literal('possible')]).describe('Whether the directions use different routers or ways.'),
    redundancyLost: z.boolean().describe('One more failure of a single connection or VPN would end it, which was not so before.'),
    connectionsLostTo: z
      .string()
      .exactOptional()
      .describe('Why connections of before the fault end although new ones get through; absent = they go on.'),
    shareAffected: z.number().min(0).max(1).describe('Largest part of the flow that was dark at once.'),
    chance: z
      .number()
      .min(0)
      .max(1)
      .exactOptional()
      .describe('Of a single 5-tuple: how likely it is that it is hashed to what is hit, there or back; absent = for certain.'),
    lossy: z
      .strictObject({ ms: ms.nullable(), share: z.number().min(0).max(1) })
      .exactOptional()
      .describe('For how long it gets through but for some packets (null = until it is repaired), and for how many of them.'),
    forward: direction,
    back: direction,
  })
  .meta({ id: 'flowVerdict' })

const loadAt = z
  .strictObject({
    demandBps: bps.describe('What comes to it: what was dropped on the way does not.'),
    carriedBps: bps,
    droppedBps: bps,
    packetsPerSecond: bps.exactOptional().describe('Asked for by flows that say how large their packets are.'),
  })
  .meta({ id: 'loadAt' })

const linkLoad = z
  .strictObject({
    name: z.string(),
    kind: z.enum(['connection', 'virtual-interface', 'tunnel', 'gateway', 'attachment', 'uplink']),
    direction: z.enum(['toAws', 'fromAws', 'insideAws']),
    capacityBps: bps,
    capacityPacketsPerSecond: bps.exactOptional().describe('Absent = only bits count.'),
    limit: z.enum(['rate', 'packets']).describe('Which of the two is scarcer at peak.'),
    steady: loadAt,
    peak: loadAt,
  })
  .meta({ id: 'linkLoad' })

const fault = z
  .strictObject({
    kind: z
      .enum(['cut', 'silent', 'delete', 'loss', 'rate', 'flap', 'drain'])
      .describe(
        'cut = light goes; silent = packets vanish, light stays; delete = a virtual interface is deleted and created again; loss = some packets vanish; rate = it carries less; flap = light goes and comes back, again and again; drain = its BGP sessions are shut in good order.',
      ),
    on: z.string().describe('Id of the failure domain, connection:dxcon-…'),
    name: z.string(),
    direction: z
      .enum(['out', 'in'])
      .exactOptional()
      .describe('silent, loss: out = only what goes to AWS, in = only what comes from there; absent = both ways.'),
    share: z.number().gt(0).lt(1).exactOptional().describe('loss: of the packets.'),
    toBps: bps.exactOptional().describe('rate: what it carries each way.'),
    downMs: ms.exactOptional().describe('flap: how long it is down.'),
    upMs: ms.exactOptional().describe('flap: how long it is up.'),
    times: z.int().positive().exactOptional().describe('flap: how often it goes down; absent = until it is healed.'),
  })
  .meta({ id: 'fault' })

const phase = z
  .strictObject({
    name: z.string(),
    atMs: ms.describe('Since the sequence began.'),
    untilMs: ms.nullable().describe('Null = the rest of time.'),
    begins: z.array(fault).describe('What breaks as it begins.'),
    ends: z.array(fault).describe('What heals as it begins.'),
  })
  .meta({ id: 'phase' })

const sequence = z
  .strictObject({
    name: z.string(),
    hypothesis: z.string().exactOptional(),
    startsAt: z.string().exactOptional().describe('When its clock shows 0, in ISO 8601; absent = it bears no dates.'),
    expectations: z.array(
      z.strictObject({
        flow: z.string(),
        during: z.string().exactOptional().describe('The step; absent = from the first step to the end.'),
        what: z.enum(['survives', 'darkMs', 'decidedBy', 'deliveredBps']),
        expected: z.union([z.string(), z.number()]),
        found: z.union([z.string(), z.number()]).nullable().describe('Null = dark without end, or decided by nothing.'),
        holds: z.boolean(),
        text: z.string(),
      }),
    ),
    stopped: z
      .strictObject({ atMs: ms, flow: z.string(), darkForMs: ms })
      .exactOptional()
      .describe('The stop condition that came true, upon which everything was healed.'),
    overlaps: z
      .array(z.strictObject({ atMs: ms, untilMs: ms, windows: z.array(z.string()), text: z.string() }))
      .exactOptional()
      .describe('When several windows of its calendar are open at once, and what that does to flows.'),
    remarks: z.array(z.string()).describe('What of the file was not played.'),
    holds: z.boolean().describe('No stop condition came true and every expectation holds.'),
  })
  .meta({ id: 'sequence' })

const scenario = z
  .strictObject({
    faults: z.array(fault).describe('All that is broken; in a phase also what broke before it.'),
    phase: phase
      .exactOptional()
      .describe('Of a sequence: verdicts are about this stretch of time, survives and rates about its end.'),
    ownEnd: z.boolean().describe('The fault takes the end of every flow that suffers: listed apart, counted nowhere.'),
    toDo: z.array(z.string()).exactOptional().describe('What somebody has to do before all is as it was; absent = nothing.'),
    remarks: z
      .array(z.string())
      .exactOptional()
      .describe(
        'What loss is expected to do to sessions and TCP: estimates; which sessions their limit of prefixes closes; and what comes to no rest.',
      ),
    flows: z.array(flowVerdict),
    loads: z
      .array(linkLoad)
      .exactOptional()
      .describe(
        'What is full when all has settled, fullest first: of one fault everything that is asked for 80 % of what it carries at peak, of several what drops packets; absent = nothing.',
      ),
  })
  .meta({ id: 'scenario' })

/** What a drill report looks like, for those who check one at run time. */
export const DRILL_REPORT = z.strictObject({
  assumptions: z.array(z.string()).describe('What no protocol fixes and what is left out: part of every reading of the figures.'),
  flows: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      name: flowName,
      steadyBps: bps,
      peakBps: bps,
      back: z.strictObject({ steadyBps: bps, peakBps: bps }).exactOptional().describe('From `to` to `from`; absent = the same.'),
    }),
  ),
  baseline: z.array(flowVerdict).describe('The same judgement with nothing broken.'),
  loads: z
    .array(linkLoad)
    .exactOptional()
    .describe(
      'Everything of a limited rate that a flow crosses with nothing broken, fullest first; absent = of an older version.',
    ),
  worst: scenario.exactOptional().describe('The worst scenario that counts; absent when there is none.'),
  partial: z.boolean().describe('True when not everything that was asked for could be computed.'),
  scenariosAsked: z
    .int()
    .nonnegative()
    .exactOptional()
    .describe('Of a part: how many scenarios were asked for; absent = all of them are here, or of an older version.'),
  scenarios: z.array(scenario),
  suggestions: z
    .array(
      z.strictObject({
        costs: z.enum(['configuration', 'a VPN by the hour', 'a port and a circuit']),
        change: z.string(),
        monthly: z
          .strictObject({ amount: z.string(), currency: z.string(), atLeast: z.literal(true).exactOptional() })
          .exactOptional()
          .describe('What AWS asks a month more for it; absent = it is not known, or nothing.'),
      }),
    )
    .exactOptional()
    .describe(
      'What helps against the worst single failure, cheapest first; empty = nothing that was tried. Absent = nobody asked.',
    ),
  suggestionsAbout: z
    .string()
    .exactOptional()
    .describe('Which failure the suggestions are about, or what was tried in vain, or why nothing was.'),
  sequence: sequence.exactOptional().describe('Of a drill file or an FIS template, whose phases the scenarios then are.'),
})

true satisfies SameType<z.infer<typeof DRILL_REPORT>, DrillReport>

/** JSON Schema (2020-12) of what `landbridge drill --json` prints. Durations in ms, rates in bit/s. */
export function drillSchema(): z.core.JSONSchema.BaseSchema {
  return { title: 'Landbridge drill report', ...z.toJSONSchema(DRILL_REPORT, { target: 'draft-2020-12' }) }
}
