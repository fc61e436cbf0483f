import { type Rule, SEVERITIES } from '../src/check/rule.ts'
import { RULES } from '../src/check/rules.ts'

/** `docs/checks.md`: every rule of `landbridge check`, with why it is there. */
export async function lintDocument(): Promise<string> {
  const rules = [...RULES.values()]
  const counts = SEVERITIES.map(severity => `${rules.filter(rule => rule.severity === severity).length} ${WORDS[severity]}`)
  return `${head(rules.length, counts.join(', '))}\n${rules.map(section).join('\n')}`
}

const WORDS = { error: 'are errors', warning: 'warnings', info: 'remarks' } as const

const head = (count: number, counts: string) => `# What \`landbridge check\` looks for

Made from the rules by \`node scripts/documents.ts\`. ${count} rules: ${counts}. An **error** breaks, or breaks at the first failure; a
**warning** costs when something else goes wrong, and so does a limit that is nearly met; **info** is good to know. Ids stay: what once had one keeps it.

\`\`\`sh
npx landbridge check examples/nobody-tested-failover/estate.yaml
npx landbridge check estate.yaml --json        # or --sarif, --junit
npx landbridge check http://127.0.0.1:7224     # a running service: its alarms and states, too
\`\`\`

It ends with 1 when there are errors, with 0 when there are none, and with 2 when the call or the file is wrong. What is fine in your
place you say once, with the reason, in the estate or on the command line (\`--ignore "DX036=tested on 12 September"\`):

\`\`\`yaml
checks:
  ignore:
    - { rule: DX036, about: hub, because: tested on 12 September, change 4711 } # without about: everywhere
\`\`\`

Where an estate has flows, gateways that no flow needs may stand alone; where it has none, all of them count. Rules marked _service_
are about what happens once things run, which a file cannot say: they are asked of running services alone.
DX042 counts what a file says, and of a service also what AWS allows where nobody said otherwise.

| Rule | Severity | What is wrong |
| --- | --- | --- |
${[...RULES.values()].map(({ id, severity, title, needsService }) => `| [${id}](#${id.toLowerCase()}) | ${severity}${needsService ? ' (_service_)' : ''} | ${title} |`).join('\n')}
`

function section({ id, title, why, source }: Rule): string {
  return `## ${id}\n\n**${title}.** ${why}\n\nSource: ${source}.\n`
}
