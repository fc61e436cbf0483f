import { join, relative } from 'node:path'
import { styleText } from 'node:util'
import { DEFAULT_ASSUMPTIONS } from '../drill/assumptions.ts'
import { drill } from '../drill/drill.ts'
import { flowWays } from '../drill/flowWays.ts'
import { everySingle } from '../drill/play/enumerate.ts'
import type { Estate } from '../estate/estate.ts'
import { price } from '../pricing/price.ts'
import { monthlySentence } from '../pricing/priceText.ts'
import { DataDirectoryError } from '../store/dataDirectoryError.ts'
import { AccountWorld } from '../topology/accountWorld.ts'
import { compile } from '../topology/compile.ts'
import { KNOWN_WORLD } from '../topology/geography.ts'
import { DEFAULT_ACCOUNT } from '../wire/authenticate.ts'
import { applyEstateWith } from './applyEstateWith.ts'
import { catalogueInUse } from './catalogueInUse.ts'
import { DEFAULT_PORT } from './defaultPort.ts'
import { readEstate, refuseProblems } from './openEstate.ts'
import { printReport } from './output.ts'
import { Refusal } from './refusal.ts'
import type { Serving } from './serve.ts'
import { serve } from './serve.ts'
import { howToConnect, stopSignal, untilStopped } from './standing.ts'

/** `npm start`: the service, the sample estate through its HTTP API with the AWS SDK, the drill of every single failure. */

const SAMPLE = join(import.meta.dirname, '../../examples/two-locations/estate.yaml')

async function start(): Promise<void> {
  const stop = stopSignal()
  await using serving = await serve({
    host: '127.0.0.1',
    port: DEFAULT_PORT,
    data: undefined,
    pace: 'instant',
    hands: 'auto',
    clock: 'real',
  })
  say(`Landbridge listens on ${serving.url}; its data is in ${relative(process.cwd(), serving.directory) || serving.directory}.`)
  const { fees } = await loadSample(serving)
  const world = new AccountWorld(serving.service.store.world, DEFAULT_ACCOUNT)
  const topology = compile(world, KNOWN_WORLD)
  printReport(drill(topology, everySingle(topology), DEFAULT_ASSUMPTIONS))
  const ways = flowWays(topology, { convergence: topology.baseline, brokenLinks: new Set() })
  const report = price({ world, ways, fees, payer: DEFAULT_ACCOUNT }, await catalogueInUse(serving.directory))
  console.log(`\n${monthlySentence(report)} npx landbridge price ${relative(process.cwd(), SAMPLE)} lists it.`)
  console.log(howToConnect(serving.url))
  await untilStopped(stop)
  say('Landbridge ends.')
}

async function loadSample({ url }: Serving): Promise<Estate> {
  const estate = await readEstate(relative(process.cwd(), SAMPLE))
  const { sendWithSdk } = await import('./sendWithSdk.ts')
  const began = performance.now()
  let calls = 0
  const summary = await applyEstateWith(estate, sendWithSdk(url), {
    progress: ({ service, operation }) => {
      calls++
      progress(`  ${String(calls).padStart(3)} ${service} ${operation}`)
    },
  })
  progress('')
  refuseProblems(estate, summary)
  const { created, changed, unchanged } = summary
  const took = ((performance.now() - began) / 1000).toFixed(1)
  say(
    `Applied ${estate.source?.file} through the API with the AWS SDK: ${created.length} things created, ${changed.length} changed, ` +
      `${unchanged.length} as they were, in ${calls} calls and ${took} s.`,
  )
  return estate
}

function say(text: string): void {
  console.error(process.stderr.isTTY ? styleText('dim', text) : text)
}

/** One line that is written over; only on a terminal. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`)
}

try {
  await start()
} catch (thrown) {
  const taken = (thrown as NodeJS.ErrnoException).code === 'EADDRINUSE'
  if (!taken && !(thrown instanceof Refusal) && !(thrown instanceof DataDirectoryError)) throw thrown
  console.error(
    taken
      ? `Port ${DEFAULT_PORT} is taken; end the other program, or run: npx landbridge serve --port 0`
      : (thrown as Error).message,
  )
  process.exitCode = 2
}
