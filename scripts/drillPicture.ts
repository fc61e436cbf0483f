import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readEstate, topologyOf } from '../src/cli/openEstate.ts'
import { ansiPaint } from '../src/cli/terminal/ansiPaint.ts'
import { drill } from '../src/drill/drill.ts'
import { everySingle } from '../src/drill/play/enumerate.ts'
import { worstSentence } from '../src/drill/report/reportSentence.ts'
import { drillTable } from '../src/drill/report/reportTable.ts'
import { wrapped } from '../src/drill/report/wrapped.ts'
import { terminalSvg } from './terminalSvg.ts'

/** Draws docs/img/drill.svg: what a terminal shows when the estate that nobody tested is drilled. Run it by hand. */

const ROOT = join(import.meta.dirname, '..')
const ESTATE = 'examples/nobody-tested-failover/estate.yaml'
const WIDTH = 120

/** The picture of a drill of every single failure in one of the examples, without the assumptions. */
export async function drillPicture(estate: string): Promise<string> {
  const topology = await topologyOf(await readEstate(join(ROOT, estate)))
  const report = drill(topology, everySingle(topology))
  const [table = '', end = ''] = drillTable(report, { width: WIDTH, paint: ansiPaint }).split(/\n\n[^\n]*Assumptions:.*\n\n/s)
  const sentence = wrapped(worstSentence(report), WIDTH).map(line => ansiPaint('bad', line))
  const prompt = `${ansiPaint('good', '$')} ${ansiPaint('strong', `npx landbridge drill ${estate}`)}`
  return terminalSvg('landbridge drill', [prompt, '', table, '', end, ...sentence].join('\n'))
}

if (import.meta.main) {
  const target = join(ROOT, 'docs/img/drill.svg')
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, await drillPicture(ESTATE))
}
