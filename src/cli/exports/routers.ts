import { Option } from 'commander'
import { didYouMean } from '../../estate/didYouMean.ts'
import { exportRouters, type RouterExports, routersOf } from '../../handoff/router/exportRouters.ts'
import { dayText } from '../../net/day.ts'
import { ROUTER_PLATFORM_NAMES, type RouterPlatformName } from '../../resources/routerPlatforms.ts'
import { compile } from '../../topology/compile.ts'
import { KNOWN_WORLD } from '../../topology/geography.ts'
import { appliedEstate, readEstate } from '../openEstate.ts'
import { Refusal } from '../refusal.ts'
import { repeatableEntropy } from '../repeatableEntropy.ts'
import { ask, isUrl } from '../running.ts'
import type { Exported, Exporter, ExportOptions } from './exporter.ts'

/** Complete configurations of the customer's routers, each in the language of its platform. */
export const ROUTERS: Exporter = {
  options: [
    new Option('--router <name>', 'the configuration of one router; of every router, into a folder, where nothing is said'),
    new Option('--platform <name>', "the router's platform; `list` prints the table; the estate's `platform:`, else frr"),
    new Option('--secrets', 'BGP keys and pre-shared keys as they are, instead of placeholders'),
  ],
  examples: [
    'landbridge export examples/two-locations/estate.yaml --router edge-1 --platform ios-xe',
    'landbridge export estate.yaml --router edge-2 --platform frr --out edge-2/     several files: a folder',
    'landbridge export http://127.0.0.1:7224 --secrets --out routers/              every router, with its keys',
    'landbridge export estate.yaml --router edge-1 --json | jq -r ".files[0].text"',
    'landbridge export --platform list',
  ],
  isAsked: () => true,
  run,
}

interface Wanted {
  readonly router: string | undefined
  readonly platform: RouterPlatformName | undefined
  readonly secrets: boolean
}

async function run(estate: string, options: ExportOptions): Promise<Exported> {
  const wanted: Wanted = {
    router: options.router === undefined ? undefined : String(options.router),
    platform: platformOf(options.platform),
    secrets: options.secrets === true,
  }
  const { exports, left } = isUrl(estate) ? await ofService(estate, wanted) : await ofFile(estate, wanted)
  const [only] = exports
  if (wanted.router !== undefined && only) {
    return { files: only.files, json: only, warnings: only.warnings, isSecret: wanted.secrets }
  }
  return {
    files: exports.flatMap(({ router, files }) => files.map(({ name, text }) => ({ name: `${router}/${name}`, text }))),
    json: { routers: exports, left },
    warnings: [
      ...exports.flatMap(({ router, warnings }) => warnings.map(warning => `${router}: ${warning}`)),
      ...left.map(each => `Left out: ${each}`),
    ],
    isSecret: wanted.secrets,
    folder: 'router-configurations',
  }
}

function platformOf(written: string | boolean | undefined): RouterPlatformName | undefined {
  if (written === undefined) return undefined
  const known = ROUTER_PLATFORM_NAMES.find(name => name === written)
  if (known) return known
  const hint = didYouMean(String(written), ROUTER_PLATFORM_NAMES)
  throw new Refusal(
    `There is no platform ${written}${hint || `; there are ${ROUTER_PLATFORM_NAMES.join(', ')}.`} (--platform list shows what they are)`,
  )
}

function ofService(url: string, { router, platform, secrets }: Wanted): Promise<RouterExports> {
  return ask(url, 'POST', '/router-configurations', {
    ...(router === undefined ? {} : { router }),
    ...(platform === undefined ? {} : { platform }),
    secrets,
    estate: url,
  })
}

/** AWS hands out what a file does not say; nobody has ordered yet, and what stands here is only of the right form. */
const STAND_INS =
  'Nothing of this file has been ordered: ids, tunnel addresses, and addresses and keys that the file does not say stand in for those that AWS will choose. They are alike in every export.'

async function ofFile(file: string, { router, platform, secrets }: Wanted): Promise<RouterExports> {
  const { world } = await appliedEstate(await readEstate(file), repeatableEntropy('export'))
  const names = routersOf(world).map(({ body }) => body.name)
  if (router !== undefined && !names.includes(router) && world.get('router', router) === undefined) {
    const hint = didYouMean(router, names)
    throw new Refusal(`No router is called ${router}${hint || `; there are ${names.join(', ') || 'none'}.`}`)
  }
  const date = dayText(Date.now())
  const topology = compile(world, KNOWN_WORLD)
  const done = exportRouters({ world, topology, router, platform, secrets, estate: file, date, warnings: [STAND_INS] })
  if ('refused' in done) throw new Refusal(done.refused)
  return done
}
