import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { CreateConnectionCommand, DirectConnectClient } from '@aws-sdk/client-direct-connect'
import { serviceUnderTest } from '../clients/serviceUnderTest.ts'

const ESTATE = fileURLToPath(new URL('../../examples/two-locations/estate.yaml', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'landbridge-metrics-'))
after(() => rm(folder, { recursive: true, force: true }))

/** Prometheus text as values by series; `landbridge_dx_connection_state{name="dx-a"}` finds the one with that label. */
async function scraped(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/metrics`, { headers })
  const text = await response.text()
  assert.equal(response.status, 200, text)
  assert.equal(response.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8')
  const lines = text.split('\n').filter(line => line !== '' && !line.startsWith('#'))
  for (const line of lines) assert.match(line, /^[a-z_0-9]+(\{([a-z_]+="[^"]*",?)*\})? [-+\w.]+$/)
  const value = (series: string, label = '') =>
    Number(
      lines
        .find(line => line.startsWith(`${series}{`) && line.includes(label))
        ?.split(' ')
        .at(-1),
    )
  return { text, lines, value }
}

/** What `read` answers as soon as it does not throw, ten seconds at most. */
async function soon<T>(read: () => Promise<T>): Promise<T> {
  for (const deadline = performance.now() + 10_000; ; await pause(50)) {
    try {
      return await read()
    } catch (different) {
      if (performance.now() > deadline) throw different
    }
  }
}

async function setFault(url: string, kind: 'cut' | 'silent', name: string): Promise<void> {
  const { components } = (await (await fetch(`${url}/landbridge/v1/components`)).json()) as {
    components: { id: string; name: string; kind: string }[]
  }
  const on = components.find(component => component.kind === 'connection' && component.name === name)?.id
  const body = JSON.stringify({ kind, on })
  const headers = { 'content-type': 'application/json' }
  assert.equal((await fetch(`${url}/landbridge/v1/faults`, { method: 'POST', headers, body })).status, 200)
}

test('/metrics of a running estate', async t => {
  await using service = await serviceUnderTest({ args: [ESTATE] })
  const { url } = service

  await t.test('states, rates and prefixes before any fault', async () => {
    const { value, text } = await scraped(url)
    assert.equal(value('landbridge_dx_connection_state', 'name="dx-a"'), 1)
    assert.equal(value('landbridge_dx_connection_bps_egress', 'name="dx-a"'), 1.6e9)
    assert.equal(value('landbridge_dx_connection_bps_ingress', 'name="dx-b"'), 1.6e9)
    assert.equal(value('landbridge_dx_virtual_interface_bgp_status', 'name="vif-a"'), 1)
    assert.equal(value('landbridge_dx_virtual_interface_bgp_prefixes_advertised', 'name="vif-a"'), 2)
    assert.equal(value('landbridge_vpn_tunnel_state', 'name="backup"'), 1)
    assert.match(text, /# TYPE landbridge_dx_connection_state gauge/)
    assert.match(text, /^process_resident_memory_bytes \d+$/m)
  })

  await t.test('in a silent failure the light stays and BGP tells; the traffic moves', async () => {
    await setFault(url, 'silent', 'dx-a')
    const { value } = await soon(async () => {
      const metrics = await scraped(url)
      assert.equal(metrics.value('landbridge_dx_virtual_interface_bgp_status', 'name="vif-a"'), 0)
      return metrics
    })
    assert.equal(value('landbridge_dx_connection_state', 'name="dx-a"'), 1)
    assert.equal(value('landbridge_dx_connection_light_level_rx_dbm', 'name="dx-a"'), -4)
    assert.equal(value('landbridge_dx_connection_bps_egress', 'name="dx-a"'), 0)
    assert.equal(value('landbridge_dx_connection_bps_egress', 'name="dx-b"'), 3.2e9)
  })

  await t.test('with both ports cut the VPN carries what it can', async () => {
    await setFault(url, 'cut', 'dx-a')
    await setFault(url, 'cut', 'dx-b')
    const { value } = await soon(async () => {
      const metrics = await scraped(url)
      assert.equal(metrics.value('landbridge_dx_connection_state', 'name="dx-b"'), 0)
      assert.equal(metrics.value('landbridge_vpn_tunnel_in_bytes_per_second', 'name="backup"'), 156_250_000)
      return metrics
    })
    assert.equal(value('landbridge_dx_connection_light_level_rx_dbm', 'name="dx-b"'), -40)
  })

  await t.test('requests are counted by service, operation and status; what nobody knows has no name', async () => {
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
    const client = new DirectConnectClient({ endpoint: url, region: 'us-east-1', credentials, maxAttempts: 1 })
    await assert.rejects(client.send(new CreateConnectionCommand({ location: 'x', bandwidth: 'x', connectionName: 'x' })))
    await fetch(url, { method: 'POST', headers: { 'x-amz-target': 'OvertureService.Nonsense' }, body: '{}' })
    await fetch(`${url}/landbridge/v1/nonsense`)
    const { value } = await scraped(url)
    const requests = (service: string, operation: string, status: number) =>
      value('landbridge_requests_total', `service="${service}",operation="${operation}",status="${status}"`)
    assert.equal(requests('directconnect', 'CreateConnection', 400), 1)
    assert.equal(requests('', '', 403), 1)
    assert.equal(requests('landbridge', '', 404), 1)
    assert.equal(requests('landbridge', 'PostFault', 200), 3)
  })
  assert.equal(service.complaints(), '')
})

test('with credentials /metrics and /events need a key, and each key sees its own account', async () => {
  const file = join(folder, 'credentials.yaml')
  const key = (account: string, name: string) => ({
    accessKeyId: `AKIA${name}`,
    secretAccessKey: `secret-of-${name}-key`,
    account,
  })
  const [mine, theirs] = [key('111111111111', 'MINEMINEMINE'), key('222222222222', 'THEIRSTHEIRS')]
  await writeFile(file, credentialsFile([mine, theirs]), { mode: 0o600 })
  await using service = await serviceUnderTest({ args: ['--credentials', file] })
  const order = async (who: typeof mine, connectionName: string) => {
    const client = new DirectConnectClient({ endpoint: service.url, region: 'us-east-1', credentials: who, maxAttempts: 1 })
    await client.send(new CreateConnectionCommand({ location: 'EqDC2', bandwidth: '1Gbps', connectionName }))
  }
  await order(mine, 'my-port')
  await order(theirs, 'their-port')
  for (const path of ['/metrics', '/events']) assert.equal((await fetch(`${service.url}${path}`)).status, 401)
  const basic = { authorization: `Basic ${Buffer.from(`${mine.accessKeyId}:${mine.secretAccessKey}`).toString('base64')}` }
  const { text, value } = await scraped(service.url, basic)
  assert.ok(text.includes('my-port') && !text.includes('their-port'), text)
  assert.equal(value('landbridge_requests_total', 'operation="CreateConnection"'), 1)
  const response = await fetch(`${service.url}/events?after=0`, { headers: basic })
  const { value: piece } = await response.body!.getReader().read()
  const events = new TextDecoder().decode(piece)
  assert.ok(events.includes('my-port') && !events.includes('their-port'), events)
  assert.equal(service.complaints(), '')
})

function credentialsFile(keys: readonly { accessKeyId: string; secretAccessKey: string; account: string }[]): string {
  const entry = ({ accessKeyId, secretAccessKey: secret, account }: (typeof keys)[number]) => [
    accessKeyId,
    { secret, account, user: 'tester' },
  ]
  return JSON.stringify(Object.fromEntries(keys.map(entry)))
}
