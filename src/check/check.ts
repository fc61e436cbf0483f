import { isOthers } from '../topology/maskedRows.ts'
import type { CheckReport, Finding, Ignore } from './report.ts'
import { type Hit, isAsked, type Rule, SEVERITIES } from './rule.ts'
import { RULES } from './rules.ts'
import type { Subject } from './subject.ts'
import { type CheckedEstate, View } from './view.ts'

/**
 * check: reads an estate as somebody does who has seen many of them fail. Every rule is data (an id that stays, what it
 * looks for, why, and where that is written) and a pure function of rows, the network they make and what drills tell:
 *
 *   world + topology -> view -> every rule's hits -> findings, without those that somebody accepts with a reason
 *
 * What AWS refuses cannot be ordered here either and needs no rule, except where an account that was imported, or a later
 * change, gets there all the same. A rule keeps silent where nothing is asked of a thing: what no flow needs may be alone.
 */
export function check(estate: CheckedEstate, options: CheckOptions = {}): CheckReport {
  const view = new View(estate)
  const { ignore = [], whereOf = () => null } = options
  const used = new Set<Ignore>()
  const findings: Finding[] = []
  const ignored: CheckReport['ignored'][number][] = []
  for (const rule of RULES.values()) {
    if (!isAsked(rule, estate.from)) continue
    for (const hit of rule.check(view)) {
      if (isOthers(hit.about.id)) continue
      const finding = findingOf(rule, hit, whereOf(hit.at ?? hit.about, hit.member))
      const accepted = ignore.filter(each => each.rule === rule.id && isAbout(each, hit.about))
      for (const each of accepted) used.add(each)
      if (accepted[0]) ignored.push({ ...finding, because: accepted[0].because })
      else findings.push(finding)
    }
  }
  const bySeverity = (a: Finding, b: Finding) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)
  const isUnused = (each: Ignore) => {
    const rule = RULES.get(each.rule)
    return !used.has(each) && (rule === undefined || isAsked(rule, estate.from))
  }
  return { findings: findings.sort(bySeverity), ignored, unused: ignore.filter(isUnused) }
}

interface CheckOptions {
  readonly ignore?: readonly Ignore[]
  /** Where a file says it: `file:line:column`. */
  readonly whereOf?: (about: Subject, member: string | undefined) => string | null
}

function findingOf(rule: Rule, { summary, about, fix, isNear }: Hit, where: string | null): Finding {
  const { id, source } = rule
  const severity = isNear && rule.severity === 'error' ? 'warning' : rule.severity
  return { rule: id, severity, summary, about: about.name, where, source, fix }
}

function isAbout({ about }: Ignore, subject: Subject): boolean {
  return about === undefined || about === subject.name || about === subject.id
}
