import { Command, Option } from 'commander'
import { drill } from '../../drill/drill.ts'
import type { DrillReport } from '../../drill/report.ts'
import { scriptsFor } from '../../drill/request.ts'
import { writeHtmlReport } from '../htmlReport.ts'
import { drillLive, printMeasured } from '../live.ts'
import { readEstate, topologyOf } from '../openEstate.ts'
import { printJson, printReport } from '../output.ts'
import { Refusal } from '../refusal.ts'
import { ask, isUrl } from '../running.ts'

interface Options {
  readonly cut?: string[]
  readonly silent?: string[]
  readonly delete?: string[]
  readonly every?: 'single' | 'double'
  readonly fabric: 'model' | 'linux'
  readonly live?: true
  readonly yes?: true
  readonly report?: string
  readonly accept?: 'partly'
  readonly json?: true
}

export const drillCommand = new Command('drill')
  .summary('break things on a copy of an estate and read what happens')
  .description('Plays failures on an estate file, or on a copy of what a running service carries, and judges every flow.')
  .argument('<estate>', 'an estate file, or the URL of a running service')
  .option('--cut <thing...>', 'light goes: an id, a name, or kind:name (connection:dx-a, location:EqDC2)')
  .option('--silent <thing...>', 'packets vanish and light stays')
  .option('--delete <vif...>', 'a virtual interface is deleted, looked at, and created again')
  .addOption(
    new Option('--every <how>', 'every single component cut and silent, or every pair cut').choices(['single', 'double']),
  )
  .addOption(new Option('--fabric <fabric>', 'what carries the packets').choices(['model', 'linux']).default('model'))
  .option('--live', 'break it on the running service itself, after asking, measure, and heal')
  .option('--yes', 'with --live: do not ask')
  .option('--report <file.html>', 'also write a report that a browser shows')
  .addOption(new Option('--accept <verdict>', 'exit 0 although some flows survive only partly').choices(['partly']))
  .option('--json', 'the report as JSON on stdout')
  .addHelpText(
    'after',
    `
Examples:
  landbridge drill examples/two-locations/estate.yaml                        every single failure
  landbridge drill estate.yaml --cut dx-a dx-b                               both fibres at once
  landbridge drill estate.yaml --silent location:EqDC2                       packets vanish, light stays
  landbridge drill estate.yaml --delete vif-a                                deleted, looked at, created again
  landbridge drill http://127.0.0.1:7224 --every double --json               on a copy of a running service

Exit code: 0 every flow survives whole; 1 some do not (--accept partly lets those pass); 2 the call or the file is wrong.`,
  )
  .action(async (estate: string, options: Options) => {
    refuseUnbuilt(estate, options)
    if (options.live) return live(estate, options)
    const report = isUrl(estate) ? await played(estate, options) : await playedOnFile(estate, options)
    if (options.json) printJson(report)
    else printReport(report)
    process.exitCode = exitCode(report, options.accept === 'partly')
  })

function refuseUnbuilt(estate: string, { fabric, live, yes }: Options): void {
  if (fabric === 'linux')
    throw new Refusal('--fabric linux is not built yet; the model computes the same network: leave --fabric away.')
  if (live && !isUrl(estate)) throw new Refusal(`--live works on a running service; give its URL instead of ${estate}.`)
  if (yes && !live) throw new Refusal('--yes goes with --live.')
}

async function live(url: string, options: Options): Promise<void> {
  const drilled = await drillLive(url, options)
  printMeasured(drilled, options.json === true)
  process.exitCode = drilled.measured.every(flow => flow.darkMs !== null) ? 0 : 1
}

async function played(url: string, { cut, silent, delete: deletions, every, report }: Options): Promise<DrillReport> {
  if (report !== undefined) throw new Refusal('--report draws an estate file; give the file instead of a URL.')
  return ask(url, 'POST', '/drills', { cut, silent, delete: deletions, every })
}

async function playedOnFile(file: string, { cut, silent, delete: deletions, every, report }: Options): Promise<DrillReport> {
  const topology = await topologyOf(await readEstate(file))
  if (topology.flows.length === 0) {
    throw new Refusal(
      `${file} has no flows, so there is nothing to judge; add flows: [{ from: HOST, to: HOST, steady: 1Gbps, peak: 2Gbps }].`,
    )
  }
  const scripts = scriptsFor(topology, {
    ...(cut ? { cut } : {}),
    ...(silent ? { silent } : {}),
    ...(deletions ? { delete: deletions } : {}),
    ...(every ? { every } : {}),
  })
  if ('problem' in scripts) throw new Refusal(scripts.problem)
  const result = drill(topology, scripts.scripts)
  if (report !== undefined) {
    await writeHtmlReport(result, topology, report, `Drill of ${file}`)
    console.error(`The report is in ${report}.`)
  }
  return result
}

/** Own-end faults count for nothing: no design survives the loss of its end points. */
function exitCode(report: DrillReport, partlyPasses: boolean): 0 | 1 {
  const verdicts = report.scenarios.filter(scenario => !scenario.ownEnd).flatMap(scenario => scenario.flows)
  const fails = verdicts.some(({ survives }) => survives === 'no' || (survives === 'partly' && !partlyPasses))
  return fails ? 1 : 0
}
