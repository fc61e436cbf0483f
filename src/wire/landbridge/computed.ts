import { z } from 'zod'
import { domainByName } from '../../drill/domainByName.ts'
import { drill } from '../../drill/drill.ts'
import { glassNames, lookingGlass } from '../../drill/lookingGlass.ts'
import { momentAt } from '../../drill/moment.ts'
import { scriptsFor } from '../../drill/request.ts'
import { endPointByName, type Moment, trace } from '../../drill/trace.ts'
import { parseDuration } from '../../net/duration.ts'
import { customerScope } from '../../operations/landbridge/customerId.ts'
import { openApiDocument } from '../../operations/landbridge/openApiDocument.ts'
import { invalid } from '../../operations/landbridge/refusals.ts'
import type { Topology } from '../../topology/topology.ts'
import type { WireResponse } from '../message.ts'
import { type Computation, json } from './rest.ts'

type Compute = (computation: Computation) => Promise<WireResponse> | WireResponse

const NAMES = z.array(z.string().min(1))
const DRILL = z.strictObject({
  cut: NAMES.optional(),
  silent: NAMES.optional(),
  every: z.enum(['single', 'double']).optional(),
})
const TRACE = z.strictObject({
  from: z.string().min(1),
  to: z.string().min(1),
  size: z.int().min(28).max(65_535).optional(),
  df: z.boolean().optional(),
  tcp: z.int().min(1).max(65_535).optional(),
})
const ROUTES = z.strictObject({ which: z.enum(['best', 'received', 'advertised']).optional() })
const CLOCK = z.strictObject({ advance: z.string() })
const FAULT = z.looseObject({ on: z.string().min(1) })

/** The answers that need a topology or the clock and are therefore no operations on a world. */
const COMPUTED: Readonly<Record<string, Compute>> = {
  'GET /openapi.json': ({ parts }) => json(openApiDocument(parts.version)),
  'GET /components': ({ topology }) => json({ components: topology().domains }),
  'POST /drills': playDrill,
  'POST /traces': runTrace,
  'POST /faults': breakSomething,
  'POST /clock': moveClock,
  'GET /clock': ({ parts }) => json({ now: new Date(parts.now()).toISOString() }),
}

export function findComputed(method: string, path: string): Compute | undefined {
  const glass = /^\/routes\/([^/]+)$/.exec(path)?.[1]
  if (method === 'GET' && glass !== undefined) return computation => lookIn(computation, decodeURIComponent(glass))
  const key = `${method} ${path}`
  return Object.hasOwn(COMPUTED, key) ? COMPUTED[key] : undefined
}

function read<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  throw invalid(parsed.error.issues.map(issue => `${issue.path.join('.') || 'The input'}: ${issue.message}.`).join(' '))
}

/** On a copy: what the service carries is not touched. */
function playDrill({ input, topology, parts }: Computation): WireResponse {
  const scripts = scriptsFor(topology(), withoutUndefined(read(DRILL, input)))
  if ('problem' in scripts) throw invalid(scripts.problem)
  return json(drill(topology(), scripts.scripts, parts.assumptions))
}

function lookIn({ input, topology, parts, account }: Computation, node: string): WireResponse {
  const { which = 'best' } = read(ROUTES, input)
  const { convergence } = momentNow(topology(), parts, account)
  const glass = lookingGlass(topology(), convergence, node, which)
  if (!glass)
    throw invalid(`Nothing that holds routes is called ${node}; there are ${glassNames(topology()).join(', ') || 'none'}.`)
  return json(glass)
}

function momentNow(topology: Topology, parts: Computation['parts'], account: string): Moment {
  const faults = [...parts.store.world.within('fault', customerScope(account))].map(row => row.body)
  return momentAt(topology, faults, parts.now(), parts.assumptions)
}

function runTrace({ input, topology, parts, account }: Computation): WireResponse {
  const { from, to, ...packet } = read(TRACE, input)
  const ends = [endPointByName(topology(), from), endPointByName(topology(), to)] as const
  for (const end of ends) if ('problem' in end) throw invalid(end.problem)
  const [start, end] = ends
  if ('problem' in start || 'problem' in end) throw new TypeError('both ends were just checked')
  return json(trace(topology(), momentNow(topology(), parts, account), start, end, withoutUndefined(packet)))
}

/** A fault names a component as people do; it is stored by the component's id. */
async function breakSomething({ input, topology, parts, account }: Computation): Promise<WireResponse> {
  const { on, ...rest } = read(FAULT, input)
  const found = domainByName(topology(), on)
  if ('problem' in found) throw invalid(found.problem)
  return json(await parts.perform('PostFault', { ...rest, on: found.domain.id }, account))
}

async function moveClock({ input, parts }: Computation): Promise<WireResponse> {
  const ms = parseDuration(read(CLOCK, input).advance)
  if (ms === undefined) throw invalid(`advance is ${String(input.advance)}; it takes a duration such as 90s or 15min.`)
  if (!parts.advance) throw invalid('The clock runs by itself; start the service with --clock manual to move it.')
  await parts.advance(ms)
  return json({ now: new Date(parts.now()).toISOString() })
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }

function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Defined<T>
}
