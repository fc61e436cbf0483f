import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { DirectConnect } from '@aws-sdk/client-direct-connect'
import { applyEstateWith } from '../../src/cli/applyEstateWith.ts'
import { TERRAFORM } from '../../src/cli/exports/terraform.ts'
import { appliedEstate, readEstate } from '../../src/cli/openEstate.ts'
import { sendInProcess } from '../../src/cli/sendInProcess.ts'
import { type Serving, serve } from '../../src/cli/serve.ts'
import { DEFAULT_ASSUMPTIONS } from '../../src/drill/assumptions.ts'
import { drill } from '../../src/drill/drill.ts'
import { everySingle } from '../../src/drill/play/enumerate.ts'
import type { Estate } from '../../src/estate/estate.ts'
import { liveRows } from '../../src/handoff/terraform/liveRows.ts'
import { AwsError } from '../../src/resources/refusal.ts'
import type { Row, World } from '../../src/resources/world.ts'
import { AccountWorld } from '../../src/topology/accountWorld.ts'
import { compile } from '../../src/topology/compile.ts'
import { KNOWN_WORLD } from '../../src/topology/geography.ts'
import { DEFAULT_ACCOUNT } from '../../src/wire/authenticate.ts'
import type { Ended } from '../clients/ended.ts'
import { requirement } from '../requirement.ts'
import { comparableRows } from './comparableRows.ts'
import { terraformRoot } from './terraformRoot.ts'

// The provider waits ten seconds and more for many things, so all of them wait at the same time.
const TOGETHER = '-parallelism=100'

const ORDERED = [
  ...(['connection', 'lag', 'virtualInterface', 'directConnectGateway', 'directConnectGatewayAssociation', 'vpc'] as const),
  ...(['subnet', 'routeTable', 'virtualPrivateGateway', 'customerGateway', 'vpnConnection', 'transitGateway'] as const),
  ...(['transitGatewayAttachment', 'transitGatewayRouteTable', 'transitGatewayRoute', 'vpcPeeringConnection'] as const),
  'transitGatewayConnectPeer' as const,
]

interface Case {
  readonly name: string
  readonly file: string
  readonly account?: string
  /** What Terraform cannot make as it is written, by its path in the file. */
  readonly byPeople?: readonly string[]
}

const ESTATES: readonly Case[] = [
  { name: 'two-locations', file: 'examples/two-locations/estate.yaml' },
  { name: 'nobody-tested-failover', file: 'examples/nobody-tested-failover/estate.yaml' },
  { name: 'nobody-tested-failover-tgw', file: 'examples/nobody-tested-failover-tgw/estate.yaml' },
  { name: 'encrypted-direct-connect', file: 'examples/encrypted-direct-connect/estate.yaml' },
  { name: 'connect', file: 'test/handoff/terraform/connect.yaml' },
  {
    name: 'three-accounts',
    file: 'examples/three-accounts/estate.yaml',
    account: '222222222222',
    // Its tag came after its patch, so it was patched to a router that nobody named.
    byPeople: ['connections.dx-hosted'],
  },
]

function succeeded({ code, stdout, stderr }: Ended): string {
  assert.equal(code, 0, `${stdout}${stderr}`)
  return stdout
}

function pathOf(file: string): string {
  return fileURLToPath(new URL(`../../${file}`, import.meta.url))
}

async function emptyService(t: TestContext): Promise<Serving> {
  const data = await mkdtemp(join(tmpdir(), 'landbridge-terraform-'))
  const serving = await serve({ host: '127.0.0.1', port: 0, data, pace: 'instant', hands: 'auto', clock: 'real' })
  t.after(async () => {
    await serving[Symbol.asyncDispose]()
    await rm(data, { recursive: true, force: true })
  })
  return serving
}

/** What is there before Terraform orders anything: the customer's sites and routers, and ports of partners. */
async function prepared(estate: Estate, { service }: Serving): Promise<Readonly<Record<string, string>>> {
  const send = sendInProcess(service)
  const { sites, interconnects, source, ...rest } = estate
  const others = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, emptied(value)])) as unknown as Estate
  const { problems, ids } = await applyEstateWith({ ...others, sites, interconnects }, send)
  assert.deepEqual(problems, [])
  await applyEstateWith(estate, async call => {
    if (call.operation === 'PutSite' || call.operation === 'PutRouter') return send(call)
    throw new AwsError('NotYet', 'Terraform orders that')
  })
  const variables = Object.keys(interconnects).map(name => [`${name}_id`, ids[`interconnects.${name}`] ?? ''])
  return Object.fromEntries(variables)
}

function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return []
  return typeof value === 'object' && value !== null ? {} : value
}

/** The tags that the provider cannot write, as README.md says to write them. */
async function tagged(url: string, tags: readonly { arn: string; key: string; value: string }[] = []): Promise<void> {
  for (const { arn, key, value } of tags) {
    const [account = '', region = ''] = [arn.split(':')[4], arn.split(':')[3] || 'us-east-1']
    const dx = new DirectConnect({ endpoint: url, region, credentials: { accessKeyId: account, secretAccessKey: 'any' } })
    await dx.tagResource({ resourceArn: arn, tags: [{ key, value }] })
  }
}

/** Routers that smart hands put up before they could know whose port it was, and that nothing is patched to any more. */
async function withoutGenerated({ service }: Serving): Promise<void> {
  const generated = [...service.store.world.all('router')].filter(({ body }) => body.generated)
  for (const { body, account } of generated) {
    await service.performLandbridge('DeleteRouter', { name: body.name }, account)
    await service.performLandbridge('DeleteSite', { name: body.name }, account)
  }
}

/** AWS deletes no VPC that something is in. */
async function emptiedOfHosts({ service }: Serving): Promise<void> {
  const { world } = service.store
  for (const { body, account } of [...world.all('flow')])
    await service.performLandbridge('DeleteFlow', { id: body.tags?.['landbridge:name'] }, account)
  const hosts = [...world.all('host')].filter(({ body }) => body.vpcId !== undefined)
  for (const { body, account } of hosts) await service.performLandbridge('DeleteHost', { name: body.name }, account)
}

/** What is there of AWS's side besides what was there before Terraform. */
function leftIn({ service }: Serving): string[] {
  const { world } = service.store
  return [...ORDERED.flatMap(kind => liveRows(world, kind) as Row[])]
    .filter(({ body }) => !('role' in body && body.role === 'interconnect'))
    .map(({ kind, id }) => `${kind} ${id}`)
}

function report(world: World, account: string) {
  const topology = compile(new AccountWorld(world, account), KNOWN_WORLD)
  const { scenarios, flows } = drill(topology, everySingle(topology), DEFAULT_ASSUMPTIONS)
  const verdicts = scenarios.map(({ faults, flows: judged }) => {
    // Some attachments have no name but their id.
    const what = faults.map(({ kind, name }) => `${kind} ${name.replace(/^tgw-attach-.*/, 'attachment')}`).join(' and ')
    return `${what}: ${judged.map(({ from, to, survives, darkMs }) => `${from} ${to} ${survives} ${darkMs}`).join(', ')}`
  })
  return { flows, verdicts: verdicts.sort() }
}

test('Terraform makes of exported modules the networks that their estates are', async t => {
  if (!requirement(t, 'terraform') || !requirement(t, 'terraform-provider-aws')) return
  const modules = []
  for (const { name, file, account = DEFAULT_ACCOUNT, byPeople = [] } of ESTATES) {
    const estate = await readEstate(pathOf(file))
    const serving = await emptyService(t)
    const { files } = await TERRAFORM.run(pathOf(file), { terraform: name })
    const variables = await prepared(estate, serving)
    modules.push({ name, account, byPeople, estate, serving, files, url: serving.url, variables })
  }
  const run = await terraformRoot(t, modules)
  assert.ok(run)
  succeeded(await run('init'))
  succeeded(await run('fmt', '-check', '-recursive'))
  succeeded(await run('apply', '-auto-approve', TOGETHER))
  const outputs = JSON.parse(succeeded(await run('output', '-json')))

  for (const { name, account, byPeople, estate, serving } of modules) {
    await t.test(`${name} has come out as it is written`, async () => {
      await tagged(serving.url, outputs[name].value.tags_to_write)
      const summary = await applyEstateWith(estate, sendInProcess(serving.service))
      assert.deepEqual(summary.problems, [])
      assert.deepEqual(
        [...summary.created, ...summary.changed].filter(path => !/^flows\.|\.hosts\./.test(path)),
        byPeople,
        'Landbridge recognises everything by its tags and adds what Terraform cannot',
      )
      await withoutGenerated(serving)
      const { world } = await appliedEstate(estate)
      assert.deepEqual(comparableRows(serving.service.store.world), comparableRows(world))
      assert.deepEqual(report(serving.service.store.world, account), report(world, account))
    })
  }
  succeeded(await run('plan', '-detailed-exitcode', TOGETHER))
  for (const { serving } of modules) await emptiedOfHosts(serving)
  succeeded(await run('destroy', '-auto-approve', '-refresh=false', TOGETHER))
  for (const { name, serving } of modules) assert.deepEqual(leftIn(serving), [], `nothing of ${name} is left`)
})

test('Terraform finds a module valid that has what the examples have not', async t => {
  const file = 'test/handoff/terraform/estate.yaml'
  const { files } = await TERRAFORM.run(pathOf(file), { terraform: 'everything-else' })
  const keys = { sealed_cak: 'any', pub_bgp_auth_key: 'any', branch_psk_1: 'any' }
  const run = await terraformRoot(t, [{ name: 'everything-else', files, url: 'http://127.0.0.1:9', variables: keys }])
  if (!run) return
  succeeded(await run('init'))
  succeeded(await run('fmt', '-check', '-recursive'))
  succeeded(await run('validate'))
})
