import { Command, InvalidArgumentError, Option } from 'commander'
import { checkText } from '../../check/checkText.ts'
import { junit } from '../../check/junit.ts'
import type { CheckReport, Ignore } from '../../check/report.ts'
import { RULES } from '../../check/rules.ts'
import { sarif } from '../../check/sarif.ts'
import { didYouMean, sentence } from '../../estate/didYouMean.ts'
import { checkedFile } from '../checkedFile.ts'
import { noteEmptyAccount } from '../emptyAccount.ts'
import { readEstate } from '../openEstate.ts'
import { printJson } from '../output.ts'
import { ask, isUrl } from '../running.ts'
import { terminalOf } from '../terminal/terminal.ts'
import { VERSION } from '../version.ts'

interface Options {
  readonly ignore: readonly Ignore[]
  readonly json?: true
  readonly sarif?: true
  readonly junit?: true
}

export const checkCommand = new Command('check')
  .summary('read a design as somebody does who has seen many fail')
  .description(
    `Holds an estate against ${RULES.size} rules about resilience, routing, capacity, encryption and quotas (docs/checks.md).`,
  )
  .argument('<estate>', 'an estate file, or the URL of a running service')
  .option('--ignore <rule=reason>', 'accept a rule, with the reason; may be said again', ignored, [])
  .addOption(new Option('--json', 'the findings as JSON on stdout').conflicts(['sarif', 'junit']))
  .addOption(new Option('--sarif', 'the findings as SARIF 2.1.0 on stdout').conflicts('junit'))
  .option('--junit', "the findings as JUnit's XML on stdout")
  .addHelpText(
    'after',
    `
Examples:
  landbridge check examples/nobody-tested-failover/estate.yaml
  landbridge check estate.yaml --ignore "DX036=tested on 12 September"
  landbridge check estate.yaml --sarif > check.sarif              for code hosts, beside the lines
  landbridge check http://127.0.0.1:7224 --json                   with alarms, and what is down

In an estate file: checks: { ignore: [{ rule: DX036, about: vif-a, because: tested on 12 September }] }

Exit code: 0 nothing found, or no errors; 1 there are errors; 2 the call or the file is wrong.`,
  )
  .action(async (estate: string, options: Options) => {
    const { ignore } = options
    const report = isUrl(estate)
      ? await ask<CheckReport>(estate, 'POST', '/checks', { ignore })
      : await checkedFile(await readEstate(estate), ignore)
    if (isUrl(estate) && report.findings.length === 0) await noteEmptyAccount(estate)
    for (const { rule, about, because } of report.unused) {
      console.error(`Ignored and not found: ${rule}${about === undefined ? '' : ` ${about}`} (${because}).`)
    }
    if (options.json) printJson(report)
    else if (options.sarif) printJson(sarif(report, VERSION))
    else if (options.junit) process.stdout.write(junit(report, isUrl(estate) ? 'service' : 'file'))
    else console.log(checkText(report, terminalOf(process.stdout, process.env)))
    process.exitCode = report.findings.some(({ severity }) => severity === 'error') ? 1 : 0
  })

/** As in an estate file: `ok` is no reason. */
const LEAST_REASON = 3

function ignored(text: string, before: readonly Ignore[]): readonly Ignore[] {
  const [rule = '', ...rest] = text.split('=')
  const because = rest.join('=').trim()
  if (!RULES.has(rule))
    throw new InvalidArgumentError(
      sentence(`There is no rule ${rule}${didYouMean(rule, RULES.keys()) || '; docs/checks.md lists them'}`),
    )
  if (because.length < LEAST_REASON)
    throw new InvalidArgumentError(
      `It takes ${rule} and a reason of at least ${LEAST_REASON} characters: --ignore "${rule}=why that is all right here".`,
    )
  return [...before, { rule, because }]
}
