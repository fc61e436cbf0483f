import { parseDuration } from '../../net/duration.ts'
import { listed } from '../../net/listed.ts'
import type { FailureDomain, Topology } from '../../topology/topology.ts'
import { namesApart } from '../namesApart.ts'
import type { FisAction, FisTarget, FisTemplate } from './fisTemplate.ts'
import { parseIsoDuration } from './isoDuration.ts'
import { likelyDuration } from './likely.ts'
import type { SequenceProblem, SequenceResult, Step, Window } from './sequence.ts'

const DISCONNECT = 'aws:directconnect:virtual-interface-disconnect'
const WAIT = 'aws:fis:wait'
const TARGETS_KEY = 'VirtualInterfaces'
const TARGET_TYPE = 'aws:directconnect:virtual-interface'

/** Tags by the id of the virtual interface. */
export type TagsById = ReadonlyMap<string, Readonly<Record<string, string>>>

type Refuse = (path: SequenceProblem['path'], summary: string) => void

/**
 * An FIS experiment template on an estate's network. Its action takes the BGP sessions of virtual interfaces down and
 * leaves light and packets alone, as a failover test does; actions begin when those of `startAfter` have ended.
 */
export function sequenceOfFis(topology: Topology, template: FisTemplate, tags: TagsById): SequenceResult {
  const problems: SequenceProblem[] = []
  const refuse: Refuse = (path, summary) => problems.push({ path, summary })
  const sessionsByTarget = new Map(
    Object.entries(template.targets ?? {}).map(([name, target]) => [name, sessionsOf(topology, name, target, tags, refuse)]),
  )
  const lasting = new Map(Object.entries(template.actions).map(([name, action]) => [name, lastsMs(name, action, refuse)]))
  if (lasting.size === 0) refuse(['actions'], `The template has no actions; it takes ${DISCONNECT} and ${WAIT}.`)
  // Whoever takes its verdict for one of a failure would be told that all is well.
  else if (Object.values(template.actions).every(({ actionId }) => actionId === WAIT))
    refuse(['actions'], `The template only waits, so nothing would break; it takes an action ${DISCONNECT}.`)
  const begins = beginnings(template, lasting, refuse)
  const steps: Step[] = []
  const windows: Window[] = []
  for (const [name, action] of Object.entries(template.actions)) {
    const fromMs = begins.get(name) ?? 0
    const untilMs = fromMs + (lasting.get(name) ?? 0)
    steps.push({ name, fromMs, untilMs })
    if (action.actionId !== DISCONNECT) continue
    const targets = Object.entries(action.targets ?? {})
    if (targets.length === 0)
      refuse(['actions', name], `The action ${name} has no targets; it takes { VirtualInterfaces: TARGET }.`)
    for (const [key, target] of targets) {
      if (key !== TARGETS_KEY)
        refuse(['actions', name, 'targets'], `The action ${name} has targets called ${key}; FIS takes ${TARGETS_KEY} here.`)
      const sessions = sessionsByTarget.get(target)
      if (!sessions) {
        const known = [...sessionsByTarget.keys()]
        refuse(
          ['actions', name, 'targets'],
          `The action ${name} names the target ${target}; ${known.length > 0 ? `there is ${listed(known)}` : 'the template has no targets: it takes "targets" beside "actions"'}.`,
        )
      }
      for (const domain of sessions ?? []) windows.push({ domain, kind: 'cut', step: name, fromMs, untilMs })
    }
  }
  if (problems.length > 0) return { problems }
  const name = template.description ?? 'FIS experiment template'
  return { sequence: { name, windows, steps, stopIf: [], expectations: [], remarks: remarksOf(template) } }
}

function lastsMs(name: string, { actionId, parameters }: FisAction, refuse: Refuse): number {
  if (actionId !== DISCONNECT && actionId !== WAIT) {
    refuse(
      ['actions', name, 'actionId'],
      `The action ${name} is ${actionId}, which is not played here; it takes ${DISCONNECT} or ${WAIT}.`,
    )
    return 0
  }
  const text = parameters?.duration
  const ms = parseIsoDuration(text ?? '') ?? 0
  if (ms < LEAST_MS || ms > MOST_MS) {
    const likely = likelyIso(text ?? '')
    refuse(
      ['actions', name, 'parameters'],
      `The action ${name} ${text === undefined ? 'has no duration' : `has the duration ${text}`}; FIS takes PT1M (a minute) to PT12H (12 hours), written as ISO 8601 such as PT10M${likely === undefined ? '.' : `: did you mean ${likely}?`}`,
    )
  }
  return ms
}

/** FIS actions reference, `duration` of aws:fis:wait and of the disconnection: "from one minute to 12 hours". */
const LEAST_MS = 60_000
const MOST_MS = 12 * 3_600_000

/** `PT10M` of `10m`, as drill files write it. */
function likelyIso(text: string): string | undefined {
  const ms = parseDuration(text) ?? parseDuration(likelyDuration(text) ?? '') ?? 0
  if (ms < LEAST_MS || ms > MOST_MS || ms % 1000 !== 0) return undefined
  const [hours, minutes, seconds] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, (ms / 1000) % 60]
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${seconds > 0 ? `${seconds}S` : ''}`
}

/** When each action begins; actions that wait for each other never do. */
function beginnings({ actions }: FisTemplate, lasting: ReadonlyMap<string, number>, refuse: Refuse): ReadonlyMap<string, number> {
  const begins = new Map<string, number>()
  const left = new Map(Object.entries(actions))
  for (const [name, { startAfter = [] }] of left) {
    for (const other of startAfter) {
      if (!left.has(other)) {
        const known = Object.keys(actions).filter(each => each !== name)
        refuse(
          ['actions', name, 'startAfter'],
          `The action ${name} starts after ${other}, which is no action; there ${known.length > 0 ? `is ${listed(known)}` : 'is no other'}.`,
        )
      }
    }
  }
  for (let progress = true; progress && left.size > 0; ) {
    progress = false
    for (const [name, { startAfter = [] }] of left) {
      if (startAfter.some(other => left.has(other))) continue
      begins.set(name, Math.max(0, ...startAfter.map(other => (begins.get(other) ?? 0) + (lasting.get(other) ?? 0))))
      left.delete(name)
      progress = true
    }
  }
  if (left.size > 0) refuse(['actions'], waitingText([...left.keys()]))
  return begins
}

function waitingText(names: readonly string[]): string {
  return names.length === 1
    ? `The action ${names[0]} waits for itself by startAfter; it would never begin.`
    : `The actions ${listed(names)} wait for each other by startAfter; none of them would begin.`
}

/** The sessions of the virtual interfaces that a target selects. */
function sessionsOf(
  topology: Topology,
  name: string,
  target: FisTarget,
  tags: TagsById,
  refuse: Refuse,
): readonly FailureDomain[] {
  const path = ['targets', name]
  if (target.resourceType !== TARGET_TYPE) {
    refuse([...path, 'resourceType'], `The target ${name} is of ${target.resourceType}; only ${TARGET_TYPE} is played.`)
    return []
  }
  const mode = target.selectionMode ?? 'ALL'
  if (mode !== 'ALL') {
    refuse(
      [...path, 'selectionMode'],
      `The target ${name} selects ${mode}, which FIS draws by lot; a drill plays ALL, so name by ARN the ones to play.`,
    )
  }
  if (target.filters !== undefined && target.filters.length > 0) {
    refuse([...path, 'filters'], `The target ${name} has filters, which are not read; select by resourceArns or resourceTags.`)
  }
  const interfaces = [...byArn(topology, name, target, refuse), ...byTag(topology, name, target, tags, refuse)]
  if ((target.resourceArns ?? []).length === 0 && Object.keys(target.resourceTags ?? {}).length === 0) {
    refuse(path, `The target ${name} selects nothing; it takes resourceArns or resourceTags.`)
  }
  return [...new Set(interfaces)].flatMap(domain => {
    const sessions = [...topology.network.sessions.values()].filter(({ link }) => link === idOf(domain))
    const ids = sessions.flatMap(({ components }) => components)
    const found = topology.domains.filter(({ kind, id }) => kind === 'session' && ids.includes(id))
    if (found.length === 0) refuse(path, `The virtual interface ${domain.name} has no BGP session that could be taken down.`)
    return found
  })
}

function interfacesIn({ domains }: Topology): readonly FailureDomain[] {
  return domains.filter(({ kind }) => kind === 'virtual-interface')
}

function idOf({ id }: FailureDomain): string {
  return id.slice(id.indexOf(':') + 1)
}

/** By the last part of the ARN: the id, or, since nobody knows the ids of an estate file, the name. */
function byArn(topology: Topology, name: string, { resourceArns = [] }: FisTarget, refuse: Refuse): readonly FailureDomain[] {
  const all = interfacesIn(topology)
  return resourceArns.flatMap((arn, index) => {
    const path = ['targets', name, 'resourceArns', index]
    const last = /^arn:[^:]*:directconnect:[^:]*:[^:]*:dxvif\/(.+)$/.exec(arn)?.[1]
    if (last === undefined) {
      refuse(
        path,
        `${arn} is no ARN of a virtual interface, which looks like arn:aws:directconnect:REGION:ACCOUNT:dxvif/dxvif-….`,
      )
      return []
    }
    const found = all.filter(domain => idOf(domain) === last || domain.name === last)
    if (found.length === 1) return found
    const names = listed(namesApart(all.map(domain => ({ id: idOf(domain), name: domain.name }))))
    const allowed = all.length > 0 ? `end the ARN in an id or a name: ${names}` : 'the estate has no virtual interfaces'
    refuse(
      path,
      found.length > 1
        ? `${found.length} virtual interfaces are called ${last}; give the id.`
        : `No virtual interface is ${last}; ${allowed}.`,
    )
    return []
  })
}

function byTag(
  topology: Topology,
  name: string,
  { resourceTags }: FisTarget,
  tags: TagsById,
  refuse: Refuse,
): readonly FailureDomain[] {
  const wanted = Object.entries(resourceTags ?? {})
  if (wanted.length === 0) return []
  const found = interfacesIn(topology).filter(domain => wanted.every(([key, value]) => tags.get(idOf(domain))?.[key] === value))
  if (found.length === 0) {
    const text = wanted.map(([key, value]) => `${key}=${value}`).join(', ')
    const known = [...new Set([...tags.values()].flatMap(each => Object.entries(each).map(([key, value]) => `${key}=${value}`)))]
    const there = known.length > 0 ? `their tags are ${known.slice(0, 8).join(', ')}` : 'none has a tag'
    refuse(['targets', name, 'resourceTags'], `No virtual interface has the tags ${text} of the target ${name}; ${there}.`)
  }
  return found
}

function remarksOf({ stopConditions = [] }: FisTemplate): readonly string[] {
  return stopConditions
    .filter(({ source }) => source !== 'none')
    .map(
      ({ source, value }) =>
        `The stop condition ${source}${value ? ` ${value}` : ''} was not watched: a drill has no alarms; stopIf of a drill file stops on darkness.`,
    )
}
