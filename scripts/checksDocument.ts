import { SETTINGS, servicesOf } from '../src/wire/services.ts'
import { askingOf } from './checks/inProcess.ts'
import { placesOf } from './checks/place.ts'
import { directConnectRules } from './checks/rules.ts'
import { openSituation } from './checks/situation.ts'
import { type Finding, triedOperation, type Verdict } from './checks/tried.ts'

/** What each operation of Direct Connect checks and what not: found out by breaking one rule at a time of an accepted call. */
export async function checksDocument(): Promise<string> {
  const byOperation = await checks()
  const all = Object.values(byOperation).flat()
  const count = (verdict: Verdict) => all.filter(finding => finding.verdict === verdict).length
  const open = Object.entries(byOperation).flatMap(([operation, findings]) =>
    findings
      .filter(({ verdict }) => verdict === 'accepted' || verdict === 'untold')
      .map(({ trial, verdict }) => `| ${operation} | \`${trial.path}\` | ${trial.rule} | ${WORDS[verdict]} |`),
  )
  const checked = count('refused') + count('unheard')
  const summary = `**${checked} of ${all.length} rules of ${Object.keys(byOperation).length} operations are checked**: ${count('refused')} by a refusal, ${count('unheard')} by an answer without what nobody has.`
  const unchecked =
    open.length === 0
      ? 'Nothing of these rules is left unchecked.'
      : `## Not checked\n\n| operation | member | rule | what comes of breaking it |\n| --- | --- | --- | --- |\n${open.join('\n')}`
  const tables = Object.entries(byOperation).map(([operation, findings]) => section(operation, findings))
  return `${[HEAD, summary, unchecked, ...tables].join('\n\n')}\n`
}

/** The findings of every operation that the model has, by its name. */
export async function checks(): Promise<Readonly<Record<string, readonly Finding[]>>> {
  const { service, own } = await openSituation()
  await using _ = service
  const model = await servicesOf(SETTINGS).load('directconnect')
  const tools = { ask: askingOf(service), own, rulesOf: await directConnectRules() }
  const found: Record<string, readonly Finding[]> = {}
  for (const name of Object.keys(model.model.operations).toSorted()) {
    const shapes = model.operation(name)?.shapes
    found[name] = await triedOperation(name, shapes ? placesOf(shapes.input) : [], tools)
  }
  return found
}

const HEAD = `# What Direct Connect's operations check

Made by \`node scripts/documents.ts\`: every rule of every member of a request is broken alone, in a call that is accepted without
that, and sent the way of a request over the wire. The rules are types, required members and enums of the model that is served,
lengths and patterns of AWS's published model (\`models/constraints\`), and ranges of the API Reference and User Guide
(\`models/supplements\`, marked *guide*). Rules between members, quotas and states are not among them.

Taken as they come, because no source says what AWS does: any \`providerName\`, a prefix allocation of 0, an \`asn\` or address beside
the \`bgpPeerId\` of a peer to delete, any \`status\` to filter tests by. A null in a list is left out.`

const WORDS: Readonly<Record<Verdict, string>> = {
  refused: 'refused',
  unheard: 'an answer without it',
  accepted: 'accepted',
  untold: 'not told: a right value is refused here too',
}

function section(operation: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return `## ${operation}\n\nIts request has no members.`
  const rows = findings.map(
    ({ trial: { path, rule, source }, verdict, outcome: { by, error } }) =>
      `| \`${path}\` | ${rule}${source === 'guide' ? ' (*guide*)' : ''} | ${verdict === 'refused' ? `${by}: ${error}` : WORDS[verdict]} |`,
  )
  return `## ${operation}\n\n| member | rule | checked |\n| --- | --- | --- |\n${rows.join('\n')}`
}
