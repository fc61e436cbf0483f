import { Command, InvalidArgumentError } from 'commander'
import { dayText } from '../../net/day.ts'
import { planHtml } from '../../planner/answer/planHtml.ts'
import { planMarkdown } from '../../planner/answer/planMarkdown.ts'
import { planText } from '../../planner/answer/planText.ts'
import { defaultDirectory } from '../defaultDirectory.ts'
import { printJson } from '../output.ts'
import { planAtTerminal } from '../planAtTerminal.ts'
import { writePlan } from '../planFolder.ts'
import { readRequirements } from '../planRequirements.ts'
import { refuseOverwriting } from '../refuseOverwriting.ts'
import { terminalOf } from '../terminal/terminal.ts'
import { writeText } from '../writeText.ts'

interface Options {
  readonly candidates: number
  readonly out?: string
  readonly html?: string
  readonly markdown?: string
  readonly json?: true
}

export const planCommand = new Command('plan')
  .summary('from requirements to ranked designs, each drilled, checked and priced as the estate that it is')
  .description(
    'Makes every design that the rules allow, drops on a napkin what cannot do, and builds, breaks, checks and prices the rest.',
  )
  .argument('<requirements>', 'a requirements file: sites, Regions, traffic, and what is asked of them')
  .option('--candidates <count>', 'so many designs are looked at closely', wholeCount, 8)
  .option('--out <directory>', 'also write the estate file of every candidate, and the answer as plan.json')
  .option('--html <file.html>', 'also write the answer as a page that a browser shows')
  .option('--markdown <file.md>', 'also write the answer for a pull request or a wiki')
  .option('--json', 'the answer as JSON on stdout')
  .addHelpText(
    'after',
    `
Examples:
  landbridge plan examples/plan/requirements.yaml
  landbridge plan requirements.yaml --candidates 16 --html plan.html
  landbridge plan requirements.yaml --out plan && landbridge serve plan/1-*.yaml      the best design, running
  landbridge plan requirements.yaml --json | jq '.candidates[0].monthly, .impossible'

The file's format: docs/plan.md, or landbridge schema requirements. Every candidate is an estate file: landbridge drill, check,
price and export take it as it is. Ctrl-C gives the answer about what has been looked at so far.

Exit code: 0 some design meets every requirement; 1 none does (the answer says which number would make it possible); 2 the call
or the file is wrong.`,
  )
  .action(async (file: string, { candidates, out, html, markdown, json }: Options) => {
    refuseOverwriting([file], { html, markdown })
    const stated = await readRequirements(file)
    const requirements = { ...stated, today: stated.today ?? dayText(Date.now()) }
    const report = await planAtTerminal(requirements, { most: candidates, directory: defaultDirectory() })
    if (out !== undefined) console.error(`Wrote ${(await writePlan(report, out)).join(', ')} and plan.json beside them.`)
    if (html !== undefined) await writeText(html, planHtml(report))
    if (markdown !== undefined) await writeText(markdown, planMarkdown(report))
    if (json) printJson(report)
    else console.log(planText(report, terminalOf(process.stdout, process.env)))
    process.exitCode = report.candidates.some(({ verdicts }) => verdicts.every(({ met }) => met === 'yes')) ? 0 : 1
  })

function wholeCount(text: string): number {
  const count = Number(text)
  if (Number.isInteger(count) && count >= 1 && count <= 100) return count
  throw new InvalidArgumentError('It takes a whole number from 1 to 100.')
}
