import { check } from '../check/check.ts'
import type { CheckReport, Ignore } from '../check/report.ts'
import { RULES } from '../check/rules.ts'
import type { Subject } from '../check/subject.ts'
import { didYouMean, sentence } from '../estate/didYouMean.ts'
import type { Estate } from '../estate/estate.ts'
import { positionOf } from '../estate/parseEstate.ts'
import { compile } from '../topology/compile.ts'
import { KNOWN_WORLD } from '../topology/geography.ts'
import { appliedEstate } from './openEstate.ts'
import { problemLine } from './problemLine.ts'
import { Refusal } from './refusal.ts'

/** The findings in an estate, without those that it or the caller accepts, each with its place in the file. */
export async function checkedFile(estate: Estate, ignore: readonly Ignore[]): Promise<CheckReport> {
  const own = acceptedIn(estate)
  const { world, observed, ids, nowMs } = await appliedEstate(estate)
  const topology = compile(world, KNOWN_WORLD)
  const pathsById = Map.groupBy(Object.keys(ids), path => ids[path])
  const whereOf = ({ id, name }: Subject, member: string | undefined): string => {
    // AWS's things are known by their ids, those of the customer's side by their names, which a site, a router and a host may share.
    const kind = SHARING.find(each => world.get(each, id) !== undefined)
    const own = pathsById.get(name)?.filter(path => kind === undefined || sectionOf(path) === kind) ?? []
    const path = pathsById.get(id)?.at(-1) ?? own.at(-1) ?? pathsById.get(name)?.at(-1) ?? ''
    return placeOf(estate, member === undefined ? path : `${path}.${member}`)
  }
  return check({ world, topology, observed, nowMs, from: 'file' }, { ignore: [...own, ...ignore], whereOf })
}

/** The file's own `checks.ignore`; a rule that is not there is a mistake of the file. */
function acceptedIn(estate: Estate): readonly Ignore[] {
  const problems = estate.checks.ignore.flatMap(({ rule }, index) => {
    if (RULES.has(rule)) return []
    const path = `checks.ignore.${index}.rule`
    const hint = didYouMean(rule, RULES.keys()) || '; docs/checks.md lists them'
    const summary = sentence(`${path} is ${rule}, and there is no such rule${hint}`)
    return [problemLine({ ...positionOf(estate, path), severity: 'error', summary })]
  })
  if (problems.length > 0) throw new Refusal(problems.join('\n'))
  return estate.checks.ignore.map(({ rule, about, because }) => ({ rule, because, ...(about === undefined ? {} : { about }) }))
}

const SHARING = ['site', 'router', 'host'] as const

/** `sites.NAME`, `sites.NAME.routers.NAME` and `sites.NAME.hosts.NAME`, or a VPC's. */
function sectionOf(path: string): (typeof SHARING)[number] | undefined {
  const [, inside] = /^(?:sites|vpcs)\..*?\.(routers|hosts)\./.exec(path) ?? []
  if (inside === undefined) return path.startsWith('sites.') ? 'site' : undefined
  return inside === 'routers' ? 'router' : 'host'
}

function placeOf(estate: Estate, path: string): string {
  const { file, line, column } = positionOf(estate, path)
  return `${file}:${line}:${column}`
}
