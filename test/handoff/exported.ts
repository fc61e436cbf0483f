import { fileURLToPath } from 'node:url'
import { appliedEstate, readEstate } from '../../src/cli/openEstate.ts'
import { repeatableEntropy } from '../../src/cli/repeatableEntropy.ts'
import { compileRouter } from '../../src/handoff/router/compileRouter.ts'
import { exportRouter } from '../../src/handoff/router/exportRouter.ts'
import type { RouterModel } from '../../src/handoff/router/routerModel.ts'
import type { RouterPlatformName } from '../../src/resources/routerPlatforms.ts'
import type { Row, World } from '../../src/resources/world.ts'
import { compile } from '../../src/topology/compile.ts'
import { KNOWN_WORLD } from '../../src/topology/geography.ts'
import type { Topology } from '../../src/topology/topology.ts'

export const EXAMPLES = [
  'two-locations',
  'nobody-tested-failover',
  'encrypted-direct-connect',
  'dual-stack',
  'ipv6-tunnels',
] as const

/** Estates that are not among the examples. */
const OF_TESTS: readonly string[] = ['ipv6-tunnels', 'ipv6-outside', 'static-beside-bgp']

interface Applied {
  /** Where it is written, from the project's folder. */
  readonly file: string
  readonly world: World
  readonly topology: Topology
}

const APPLIED = new Map<string, Promise<Applied>>()

/** An estate as `landbridge export` sees it: the same ids, addresses and keys each time. */
export function applied(example: string): Promise<Applied> {
  const known = APPLIED.get(example)
  if (known) return known
  const applying = (async () => {
    const file = OF_TESTS.includes(example) ? `test/handoff/estates/${example}.yaml` : `examples/${example}/estate.yaml`
    const read = await readEstate(fileURLToPath(import.meta.resolve(`../../${file}`)))
    const { world } = await appliedEstate(read, repeatableEntropy('export'))
    return { file, world, topology: compile(world, KNOWN_WORLD) }
  })()
  APPLIED.set(example, applying)
  return applying
}

function routerOf({ world }: Applied, name: string): Row<'router'> {
  const router = [...world.all('router')].find(({ body }) => body.name === name)
  if (!router) throw new Error(`${name} is no router of the estate`)
  return router
}

export function modelOf(estate: Applied, name: string, secrets = true): RouterModel {
  return compileRouter({ ...estate, router: routerOf(estate, name), secrets })
}

export function exported(estate: Applied, name: string, platform: RouterPlatformName, secrets: boolean) {
  return exportRouter({
    ...estate,
    router: routerOf(estate, name),
    platform,
    secrets,
    estate: estate.file,
    date: '2026-11-21',
    warnings: [],
  })
}

/** The files by name; whoever asks knows that the platform can write the router. */
export function filesOf(estate: Applied, name: string, platform: RouterPlatformName, secrets = true): Record<string, string> {
  const result = exported(estate, name, platform, secrets)
  if ('refused' in result) throw new Error(result.refused)
  return Object.fromEntries(result.files.map(file => [file.name, file.text]))
}

/** The texts of edge-1 of an example, if its row were otherwise, and what is said about them. */
export async function edgeWith(
  example: string,
  platform: RouterPlatformName,
  over: Partial<Row<'router'>['body']>,
): Promise<{ readonly text: string; readonly warnings: string }> {
  const estate = await applied(example)
  const row = routerOf(estate, 'edge-1')
  const router = { ...row, body: { ...row.body, ...over } }
  const order = { ...estate, router, platform, secrets: false, estate: 'estate.yaml', date: '2026-11-21', warnings: [] }
  const result = exportRouter(order)
  if ('refused' in result) throw new Error(result.refused)
  return { text: result.files.map(({ text }) => text).join('\n'), warnings: result.warnings.join('\n') }
}
