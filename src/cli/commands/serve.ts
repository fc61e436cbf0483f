import { readFile } from 'node:fs/promises'
import { Command, InvalidArgumentError, Option } from 'commander'
import type { Estate } from '../../estate/estate.ts'
import { DEFAULT_QUOTAS, type Quotas } from '../../resources/quotas.ts'
import type { Credentials } from '../../wire/credentials.ts'
import { DEFAULT_PORT } from '../defaultPort.ts'
import { Refusal } from '../refusal.ts'
import { type Serving, serve } from '../serve.ts'
import { howToConnect, stopSignal, untilStopped } from '../standing.ts'
import type { Webhooks } from '../webhooksFile.ts'

interface Options {
  readonly port: number
  readonly host: string
  readonly data?: string
  readonly pace: 'instant' | 'fast' | 'aws'
  readonly hands: 'auto' | 'manual'
  readonly clock: 'real' | 'manual'
  readonly credentials?: string
  readonly quotas?: string
  readonly webhooks?: string
  readonly publicUrl?: URL
  readonly motoApi?: true
  readonly prune?: true
  readonly json?: true
}

export const serveCommand = new Command('serve')
  .summary('run the service: the AWS APIs, /landbridge/v1 and the status page on one port')
  .argument('[estate]', 'an estate file to apply at the start; things that are there are changed in place')
  .addOption(new Option('--port <port>', '0 picks a free one').default(DEFAULT_PORT).argParser(port))
  .option('--host <address>', 'address to listen on', '127.0.0.1')
  .option('--data <dir>', 'where the data is kept (default: .landbridge/ of a clone, else the XDG folder)')
  .addOption(new Option('--fabric <fabric>', 'what carries the packets').choices(['model']).default('model'))
  .addOption(new Option('--pace <pace>', "AWS's own lead times").choices(['instant', 'fast', 'aws']).default('instant'))
  .addOption(new Option('--hands <hands>', 'who patches and configures').choices(['auto', 'manual']).default('auto'))
  .addOption(
    new Option('--clock <clock>', 'manual: POST /landbridge/v1/clock moves it').choices(['real', 'manual']).default('real'),
  )
  .option('--credentials <file>', 'who may call: access keys with their secrets and accounts (docs/credentials.md)')
  .option('--quotas <file>', 'JSON with quotas to raise, e.g. {"connectionsPerLocation": 50}')
  .option('--webhooks <file>', 'YAML or JSON: URLs by SNS topic ARN, which alarms are posted to (docs/cloudwatch.md)')
  .option('--public-url <url>', 'how clients reach the service', publicUrl)
  .option('--moto-api', 'let POST /moto-api/reset drop everything of every account: for test suites')
  .option('--prune', 'delete what earlier estates made and this one does not name')
  .option('--json', 'print one line {"listening":"http://…"} on stdout')
  .addHelpText(
    'after',
    `
Examples:
  landbridge serve                                        an empty account on http://127.0.0.1:7224
  landbridge serve examples/two-locations/estate.yaml     with an estate in it
  landbridge serve --port 0 --data /tmp/try --json        for scripts
  landbridge serve --credentials keys.yaml --host 0.0.0.0 for others too
  landbridge serve --webhooks hooks.json                  alarms of CloudWatch are posted to URLs

Without --credentials no signature is checked, any key works, and only loopback addresses are listened on.`,
  )
  .action(async (estateFile: string | undefined, options: Options) => {
    refuseOpenDoor(options)
    refuseResetForMany(options)
    const credentials = options.credentials === undefined ? undefined : await credentialsIn(options.credentials)
    const estate = estateFile === undefined ? undefined : await (await import('../openEstate.ts')).readEstate(estateFile)
    const quotas = options.quotas === undefined ? undefined : await readQuotas(options.quotas)
    const webhooks = options.webhooks === undefined ? undefined : await webhooksIn(options.webhooks)
    const stop = stopSignal()
    let isFilling = estate !== undefined
    const given = { data: options.data, credentials, quotas, webhooks, isFilling: () => isFilling }
    await using serving = await serve({ ...options, ...given })
    if (estate) await fill(serving, estate, options.prune === true)
    isFilling = false
    if (credentials) await warnOfKeyless(serving, credentials, options.credentials)
    if (options.json) console.log(JSON.stringify({ listening: serving.url }))
    else {
      const how = credentials
        ? `Clients sign with the keys of ${options.credentials}. Ctrl-C ends it.`
        : howToConnect(serving.url)
      console.error(`Landbridge listens on ${serving.url} and keeps its data in ${serving.directory}.\n${how}`)
    }
    await untilStopped(stop)
  })

/** Loaded only where there is an estate: an empty service is small. */
async function fill({ service }: Serving, estate: Estate, prune: boolean): Promise<void> {
  const { applyEstateWith } = await import('../applyEstateWith.ts')
  const { refuseProblems, waitingProblems } = await import('../openEstate.ts')
  const { sendInProcess } = await import('../sendInProcess.ts')
  const summary = await applyEstateWith(estate, sendInProcess(service), { prune })
  const waiting = waitingProblems(estate, summary)
  if (waiting === undefined) refuseProblems(estate, summary)
  // Were the service to end here, what is waited for could never come.
  else console.error(`${waiting}\nThe service runs on with what is there; start it again with the estate when that is so.`)
}

async function warnOfKeyless({ service }: Serving, credentials: Credentials, file = ''): Promise<void> {
  const { keylessAccounts } = await import('../keylessAccounts.ts')
  const warning = keylessAccounts(service.store.world, credentials, file)
  if (warning !== undefined) console.error(warning)
}

async function credentialsIn(file: string): Promise<Credentials> {
  return (await import('../credentialsFile.ts')).readCredentials(file)
}

async function webhooksIn(file: string): Promise<Webhooks> {
  return (await import('../webhooksFile.ts')).readWebhooks(file)
}

/** Without signatures anybody who reaches the port owns every account on it. */
function refuseOpenDoor({ host, credentials }: Options): void {
  if (credentials !== undefined || host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)) return
  throw new Refusal(
    `--host ${host} is reachable by others and without --credentials anybody's key is taken; name a credentials file (docs/credentials.md) or listen on 127.0.0.1.`,
  )
}

/** Whoever can reset ends everybody's things. */
function refuseResetForMany({ motoApi, credentials }: Options): void {
  if (!motoApi || credentials === undefined) return
  throw new Refusal(
    '--moto-api lets anybody drop everything of every account, so it is not taken together with --credentials; leave out one of them.',
  )
}

async function readQuotas(file: string): Promise<Partial<Quotas>> {
  let value: unknown
  try {
    value = JSON.parse(await readFile(file, 'utf8'))
  } catch (problem) {
    throw new Refusal(`The quotas file ${file} cannot be read as JSON: ${(problem as Error).message}.`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refusal(
      `The quotas file ${file} is no JSON object; it takes names and numbers such as {"connectionsPerLocation": 50}.`,
    )
  for (const [name, number] of Object.entries(value)) {
    if (!Object.hasOwn(DEFAULT_QUOTAS, name)) {
      throw new Refusal(
        `${file} names the quota ${name}, which is none; the quotas are ${Object.keys(DEFAULT_QUOTAS).join(', ')}.`,
      )
    }
    if (!Number.isInteger(number) || (number as number) < 0)
      throw new Refusal(`${file} sets ${name} to ${JSON.stringify(number)}; it takes a whole number.`)
  }
  return value as Partial<Quotas>
}

function port(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= 0 && value <= 65_535) return value
  throw new InvalidArgumentError('It takes a number from 0 to 65535.')
}

function publicUrl(text: string): URL {
  if (URL.canParse(text)) return new URL(text)
  throw new InvalidArgumentError('It takes a URL such as https://landbridge.example.com.')
}
